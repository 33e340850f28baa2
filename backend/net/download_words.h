#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "net/link.h"
#include "net/song_downloader.h"

namespace net {

// What stands before the numbers in a line of progress: bytes done, bytes of the whole, an estimate of those.
inline constexpr std::string_view kProgressMark = "songreel-progress ";

// Whether a link leads to `entry` or its sub-domains: "name:port" allows that port, a bare name those of the
// web.
bool allows_host(std::string_view entry, const Link& link);

// The words after "yt-dlp"; the link is the last and stands behind "--".
std::vector<std::string> download_arguments(const DownloaderSettings& settings, const Link& link,
                                            int kilobits);

// Nothing of ours but the way to programs: no keys, no proxy, no settings of the user.
std::vector<std::string> download_environment(const std::filesystem::path& home);

}  // namespace net
