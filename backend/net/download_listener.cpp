#include "net/download_listener.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.h"
#include "net/download_words.h"

namespace net {
using base::Error;
using base::ErrorKind;
namespace {

// What the download has of the whole; the rest is the conversion, which says nothing.
constexpr double kDownloadShare = 0.9;

}  // namespace

void DownloadListener::hear(base::ChildStream stream, std::string_view line) {
  if (line.starts_with(kProgressMark)) return report(line.substr(kProgressMark.size()));
  if (line.starts_with("ERROR:")) error_ = line;
  if (stream == base::ChildStream::kErrors) last_error_line_ = line;
  if (line.find("File is larger than max-filesize") != std::string_view::npos) too_large_ = true;
  if (line.find("does not pass filter (!is_live)") != std::string_view::npos) live_ = true;
  if (line.starts_with("[download] Downloading playlist:")) {
    throw Error(ErrorKind::kPlaylist, "that is a playlist; give the link of one video");
  }
}

void DownloadListener::check(std::uint64_t most_bytes) const {
  if (too_large_) {
    throw Error(ErrorKind::kTooLong,
                fmt::format("the song is larger than {} MiB; choose a shorter one", most_bytes >> 20));
  }
  if (live_) {
    throw Error(ErrorKind::kUnsupported, "that is a live stream; give the link of a video that has ended");
  }
}

// "<done> <whole or NA> <estimate or NA>"
void DownloadListener::report(std::string_view numbers) {
  double values[3] = {0, 0, 0};
  for (double& value : values) {
    const std::size_t end = std::min(numbers.find(' '), numbers.size());
    std::from_chars(numbers.data(), numbers.data() + end, value);
    numbers.remove_prefix(std::min(numbers.size(), end + 1));
  }
  const double whole = values[1] > 0 ? values[1] : values[2];
  if (whole <= 0) return;
  fraction_ = std::max(fraction_, std::clamp(values[0] / whole, 0.0, 1.0) * kDownloadShare);
  progress_.report(fraction_);
}

}  // namespace net
