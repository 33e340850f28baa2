#include "mv/poster.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "base/error.h"
#include "base/hash.h"
#include "media/jpeg.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

constexpr int kMostWidth = 640;  // twice what a page shows, for screens with two pixels to one
constexpr const char* kExtension = ".jpg";

// A video's file never changes under its id, but a file that was put there by hand may. Its bytes are not
// read: films are large.
std::string key_of(const fs::path& video, const std::string& id) {
  std::error_code gone;
  base::ContentHash hash;
  hash.add("middle 640").add(id);
  hash.add(static_cast<std::int64_t>(fs::file_size(video, gone)));
  hash.add(fs::last_write_time(video, gone).time_since_epoch().count());
  return "poster" + hash.hex();
}

}  // namespace

void write_poster(const media::Media& media, const fs::path& film, const fs::path& out,
                  base::CancelToken cancel) {
  const media::MediaInfo info = media.probe(film, cancel);
  if (!info.video) throw base::Error(base::ErrorKind::kNotMedia, "the video shows no picture");
  const std::array middle{info.video->duration / 2};
  const int width = std::min(info.video->width, kMostWidth);
  media::write_jpeg(out, media.pictures_at(film, middle, width, std::move(cancel)).at(0));
}

std::optional<fs::path> find_poster(const Workshop& workshop, const std::string& video) {
  return workshop.studio.kept.find(key_of(workshop.library.existing_video(video), video), kExtension);
}

fs::path kept_poster(const Workshop& workshop, const std::string& video, base::CancelToken cancel) {
  const fs::path file = workshop.library.existing_video(video);
  return workshop.studio.kept.find_or_make(key_of(file, video), kExtension, cancel, [&](const fs::path& out) {
    write_poster(workshop.studio.media, file, out, cancel);
  });
}

}  // namespace mv
