#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/child_process.h"
#include "base/progress.h"

namespace net {

// Listens to what yt-dlp says while it downloads.
class DownloadListener {
 public:
  explicit DownloadListener(base::ProgressSink& progress) : progress_(progress) {}

  // Throws Error{kPlaylist} as soon as it begins to walk through one.
  void hear(base::ChildStream stream, std::string_view line);

  // Its last error; "" without one.
  const std::string& error() const { return error_.empty() ? last_error_line_ : error_; }

  // Throws for what makes it end in peace but without a song: Error{kTooLong}, Error{kUnsupported} (live).
  void check(std::uint64_t most_bytes) const;

 private:
  void report(std::string_view numbers);

  base::ProgressSink& progress_;
  double fraction_ = 0;
  std::string error_;
  std::string last_error_line_;
  bool too_large_ = false;
  bool live_ = false;
};

}  // namespace net
