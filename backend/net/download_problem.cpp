#include "net/download_problem.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "net/fetch.h"

namespace net {
using base::Error;
using base::ErrorKind;
namespace {

constexpr auto kOld = std::chrono::days(365);
constexpr std::size_t kLongestDetails = 400;

struct Problem {
  ErrorKind kind;
  std::string_view message;
  std::vector<std::string_view> signs;  // lower case; any of them
};

// The first that fits counts. The words are those of yt-dlp's extractors and of the sites that they repeat.
const std::vector<Problem>& problems() {
  static const std::vector<Problem> table = {
      {ErrorKind::kDiskFull,
       "the disk is full; free some space and download again",
       {"no space left on device"}},
      {ErrorKind::kTooLong, "the song is larger than is allowed; choose a shorter one", {"file too large"}},
      {ErrorKind::kNotConfigured,
       "ffmpeg and ffprobe, which make the MP3, are missing; install them, or name them with FFMPEG_PATH",
       {"ffmpeg not found", "ffmpeg could not be found", "ffprobe not found", "ffmpeg is not installed"}},
      {ErrorKind::kUnreadable,
       "the video is private; choose a public one, or upload the song yourself",
       {"private video", "video is private", "granted access to this video"}},
      {ErrorKind::kUnreadable,
       "the video is only shown to those who prove their age; choose another, or upload the song yourself",
       {"confirm your age", "age-restricted", "age restricted", "inappropriate for some users"}},
      {ErrorKind::kUnreadable,
       "the video is only for members or buyers; choose another, or upload the song yourself",
       {"members-only", "join this channel", "requires payment", "requires purchase", "music premium"}},
      {ErrorKind::kUnreadable,
       "the video is not shown in this country; choose another, or upload the song yourself",
       {"your country", "geo restrict", "geo-restrict", "from your location"}},
      {ErrorKind::kUnsupported,
       "that is a live stream; give the link of a video that has ended",
       {"live event will begin", "premieres in", "premiere will begin", "live stream recording",
        "live event has ended"}},
      {ErrorKind::kUnreachable,
       "the site takes this server for a robot; try again later, or upload the song yourself",
       {"not a bot", "captcha", "http error 429", "too many requests"}},
      {ErrorKind::kNotFound,
       "there is no such video, or it has been removed; check the link",
       {"video unavailable", "has been removed", "no longer available", "account has been terminated",
        "been terminated", "does not exist", "removed by the uploader", "http error 404", "http error 410",
        "video is not available", "truncated", "content isn't available", "content is not available"}},
      {ErrorKind::kUnreachable,
       "the site could not be reached; check the network and try again",
       {"urlopen error", "timed out", "connection refused", "connection reset", "connection aborted",
        "name or service not known", "name resolution", "getaddrinfo", "failed to resolve",
        "network is unreachable", "no route to host", "http error 5", "certificate verify failed",
        "ssl:", "remote end closed", "incompleteread", "transport error"}},
      {ErrorKind::kNotMedia,
       "there is no video at that link; give the link of one video",
       {"unsupported url", "no suitable extractor", "no video could be found", "is not a valid url"}},
      {ErrorKind::kNotMedia,
       "what is at that link could not be turned into an MP3; choose another video",
       {"postprocessing:", "audio conversion failed", "unable to obtain file audio codec"}},
  };
  return table;
}

// These mean that the site has changed since the program was made.
constexpr std::string_view kStaleSigns[] = {
    "signature extraction failed",
    "nsig extraction failed",
    "unable to extract",
    "please update",
    "no video formats found",
    "requested format is not",
    "precondition check failed",
    "player response",
    "http error 400",
    "http error 403",
    "unable to decrypt",
};

template <class Signs>
bool holds_any(std::string_view text, const Signs& signs) {
  return std::any_of(std::begin(signs), std::end(signs),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Error stale_problem(const std::string& details, const std::optional<std::string>& version,
                    std::chrono::system_clock::time_point today) {
  if (version && is_too_old(*version, today)) {
    return {
        ErrorKind::kNotConfigured,
        fmt::format("yt-dlp {} is too old for today's sites; install a newer one and name it with YTDLP_PATH",
                    *version),
        details};
  }
  return {
      ErrorKind::kNotConfigured,
      fmt::format("yt-dlp {} does not understand the site as it is now; install the newest one and name it "
                  "with YTDLP_PATH",
                  version.value_or("(of unknown version)")),
      details};
}

}  // namespace

bool is_too_old(std::string_view version, std::chrono::system_clock::time_point today) {
  // "2023.03.04", or with the hour behind it where it is a nightly one.
  if (version.size() < 10 || version[4] != '.' || version[7] != '.') return false;
  const auto year = number(version.substr(0, 4));
  const auto month = number(version.substr(5, 2));
  const auto day = number(version.substr(8, 2));
  if (!year || !month || !day) return false;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() && today - std::chrono::sys_days(date) > kOld;
}

std::string redacted_line(std::string_view line) {
  std::string shown;
  while (!line.empty()) {
    const std::size_t at = std::min({line.find("http://"), line.find("https://"), line.size()});
    shown += line.substr(0, at);
    line.remove_prefix(at);
    const std::size_t end = std::min(line.find_first_of(" \t\"'<>()"), line.size());
    if (end > 0) shown += redacted_url(std::string(line.substr(0, end)));
    line.remove_prefix(end);
    if (shown.size() > kLongestDetails) break;
  }
  return base::printable(std::string_view(shown).substr(0, kLongestDetails));
}

Error download_problem(std::string_view line, const std::optional<std::string>& version,
                       std::chrono::system_clock::time_point today) {
  // What follows asks every reader for a report and speaks of versions in any case.
  line = line.substr(0, line.find("; please report this issue"));
  const std::string details = redacted_line(line);
  const std::string said = base::lower(line);
  for (const Problem& problem : problems()) {
    if (holds_any(said, problem.signs)) return {problem.kind, std::string(problem.message), details};
  }
  if (holds_any(said, kStaleSigns)) return stale_problem(details, version, today);
  if (version && is_too_old(*version, today)) return stale_problem(details, version, today);
  return {ErrorKind::kUnreachable,
          "the song could not be downloaded; try again later, or upload the song yourself", details};
}

}  // namespace net
