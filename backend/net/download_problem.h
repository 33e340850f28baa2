#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace net {

// What yt-dlp says when it fails, in plain words. `line` is its last error; `version` is what it calls itself
// ("2023.03.04"). Sites change every few months, so the answer to many a failure is a newer program.
base::Error download_problem(std::string_view line, const std::optional<std::string>& version,
                             std::chrono::system_clock::time_point today);

// Whether a version's date lies more than a year back.
bool is_too_old(std::string_view version, std::chrono::system_clock::time_point today);

// Any text with every link in it redacted, shortened for a log.
std::string redacted_line(std::string_view line);

}  // namespace net
