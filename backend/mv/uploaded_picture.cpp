#include "mv/uploaded_picture.h"

#include <array>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;
using base::Error;
using base::ErrorKind;

constexpr std::size_t kHead = 12;

struct Beginning {
  std::size_t at;
  std::string_view bytes, ending;
};
// W3C PNG 5.2, ITU T.81 B.1.1.3 (SOI and a marker), RFC 9649 2.4.
constexpr std::array kBeginnings = {Beginning{0, "\x89PNG\r\n\x1a\n"sv, ".png"},
                                    Beginning{0, "\xFF\xD8\xFF"sv, ".jpg"}, Beginning{8, "WEBP"sv, ".webp"}};

std::string head_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string head(kHead, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

std::string_view ending_of(const std::string& head, const std::string& name) {
  for (const Beginning& beginning : kBeginnings) {
    if (head.size() >= beginning.at && head.substr(beginning.at).starts_with(beginning.bytes))
      return beginning.ending;
  }
  throw Error(ErrorKind::kNotMedia,
              fmt::format("{} is no picture that is taken here; send a PNG, a JPEG or a WebP", name));
}

}  // namespace

std::string_view picture_ending(const Workshop& workshop, const fs::path& file) {
  const std::string name = base::printable(file.filename().string());
  const std::string head = head_of(file);
  if (head.empty()) throw Error(ErrorKind::kEmpty, fmt::format("{} is empty (0 bytes)", name));
  const std::string_view ending = ending_of(head, name);
  // A small look, so that a damaged one is told now and not by a film that fails.
  constexpr int kThumbnail = 64;
  const timing::Flicks beginning{0};
  if (workshop.studio.media.pictures_at(file, {&beginning, 1}, kThumbnail).empty())
    throw Error(ErrorKind::kDamaged, fmt::format("{} is damaged: it shows no picture", name));
  return ending;
}

void import_picture(const Workshop& workshop, const std::string& id, const fs::path& file,
                    std::string_view ending, const std::string& title, const std::string& project) {
  const fs::path place = workshop.library.place_for_image(id, ending);
  Library::share(file, place);
  store::MediaRow row;
  row.id = id;
  row.kind = "image";
  row.title = title;
  row.content = base::hash_file(place);
  row.origin = "uploaded";
  row.project = project;
  workshop.library.record(std::move(row), place);
}

}  // namespace mv
