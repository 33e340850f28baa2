#include "net/download_words.h"

#include <cstdlib>

#include <fmt/format.h>

#include "base/text.h"

namespace net {

bool allows_host(std::string_view entry, const Link& link) {
  const std::string allowed = base::lower(base::trimmed(entry));
  if (allowed == link.host_and_port()) return true;
  const std::size_t colon = allowed.rfind(':');
  const std::string name = allowed.substr(0, colon);
  const std::string port = colon == std::string::npos ? "" : allowed.substr(colon + 1);
  const bool port_fits =
      port.empty() ? link.port == (link.scheme == "https" ? 443 : 80) : port == std::to_string(link.port);
  return port_fits && !name.empty() && (link.host == name || link.host.ends_with("." + name));
}

std::vector<std::string> download_environment(const std::filesystem::path& home) {
  const char* path = std::getenv("PATH");
  return {fmt::format("PATH={}", path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin"),
          fmt::format("HOME={}", home.string()),
          fmt::format("XDG_CONFIG_HOME={}", home.string()),
          fmt::format("XDG_CACHE_HOME={}", home.string()),
          fmt::format("XDG_DATA_HOME={}", home.string()),
          fmt::format("TMPDIR={}", home.string()),
          "LANG=C.UTF-8",
          "PYTHONNOUSERSITE=1",
          "PYTHONDONTWRITEBYTECODE=1",
          "YTDLP_NO_PLUGINS=1"};
}

// Known to all versions from 2023 on.
std::vector<std::string> download_arguments(const DownloaderSettings& settings, const Link& link,
                                            int kilobits) {
  std::vector<std::string> words = {
      "--ignore-config",
      "--no-cache-dir",
      "--no-playlist",
      "--no-mtime",
      "--no-exec",
      "--no-part",
      "--newline",
      "--progress",
      "--progress-template",
      fmt::format("download:{}%(progress.downloaded_bytes)s %(progress.total_bytes)s "
                  "%(progress.total_bytes_estimate)s",
                  kProgressMark),
      "--write-info-json",
      "--match-filters",
      "!is_live",
      "--max-filesize",
      std::to_string(settings.most_bytes),
      "--socket-timeout",
      "20",
      "--retries",
      "3",
      "--fragment-retries",
      "3",
      "--extractor-retries",
      "2",
      "--format",
      "bestaudio/best",
      "--extract-audio",
      "--audio-format",
      "mp3",
      "--audio-quality",
      fmt::format("{}K", kilobits),
      "--output",
      "song.%(ext)s"};
  if (!settings.ffmpeg.empty()) {
    words.insert(words.end(), {"--ffmpeg-location", std::filesystem::absolute(settings.ffmpeg).string()});
  }
  // A page of the site that leads elsewhere must not be followed there, as the generic extractor would.
  if (allows_host("youtube.com", link) || allows_host("youtu.be", link)) {
    words.insert(words.end(), {"--use-extractors", "youtube.*"});
  }
  words.insert(words.end(), {"--", link.url});
  return words;
}

}  // namespace net
