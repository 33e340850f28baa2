#include "routers/api/uploaded_media.h"

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "mv/uploaded_picture.h"

namespace api {
namespace {

namespace fs = std::filesystem;

base::Error by_its_title(const base::Error& error, const fs::path& file, const std::string& title) {
  std::string message = error.message();
  const std::string passing = file.filename().string();
  const std::string name = title.empty() ? "the upload" : base::printable(title);
  for (std::size_t at = message.find(passing); at != std::string::npos;
       at = message.find(passing, at + name.size()))
    message.replace(at, passing.size(), name);
  return {error.kind(), message, error.details()};
}

}  // namespace

mv::AudioReply take_song(const Context& context, const fs::path& file, const std::string& title) {
  try {
    return mv::import_song(context.workshop, base::new_uuid(), file, title, "uploaded", {});
  } catch (const base::Error& error) {
    throw by_its_title(error, file, title);
  }
}

std::string_view ending_of_picture(const Context& context, const fs::path& file, const std::string& title) {
  try {
    return mv::picture_ending(context.workshop, file);
  } catch (const base::Error& error) {
    throw by_its_title(error, file, title);
  }
}

}  // namespace api
