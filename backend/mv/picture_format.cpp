#include "mv/picture_format.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

int short_side(const std::string& size) {
  for (const int lines : {480, 540, 720, 1080}) {
    if (size == fmt::format("{}p", lines)) return lines;
  }
  throw base::Error(base::ErrorKind::kUsage,
                    fmt::format("the size '{}' is not known; choose 480p, 540p, 720p or 1080p", size));
}

}  // namespace

media::VideoFormat picture_format(const std::string& aspect, const std::string& size, int frames_per_second) {
  if (frames_per_second != 24 && frames_per_second != 25 && frames_per_second != 30) {
    throw base::Error(
        base::ErrorKind::kUsage,
        fmt::format("{} frames a second are not possible; choose 24, 25 or 30", frames_per_second));
  }
  const int side = short_side(size);
  const int longer = (side * 16 / 9 + 1) & ~1;  // even, as yuv420p asks
  const timing::FrameRate rate{frames_per_second};
  if (aspect == "16:9") return {.width = longer, .height = side, .rate = rate};
  if (aspect == "9:16") return {.width = side, .height = longer, .rate = rate};
  if (aspect == "1:1") return {.width = side, .height = side, .rate = rate};
  throw base::Error(base::ErrorKind::kUsage,
                    fmt::format("the aspect ratio '{}' is not known; choose 16:9, 9:16 or 1:1", aspect));
}

std::string aspect_name(const media::VideoFormat& format) {
  if (format.width == format.height) return "1:1";
  return format.width > format.height ? "16:9" : "9:16";
}

std::string size_name(const media::VideoFormat& format) {
  return fmt::format("{}p", std::min(format.width, format.height));
}

}  // namespace mv
