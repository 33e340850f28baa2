#include "net/song_downloader.h"

#include <algorithm>
#include <system_error>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/child_process.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "net/download_listener.h"
#include "net/download_problem.h"
#include "net/download_words.h"
#include "net/fetch.h"
#include "net/link.h"

namespace net {
namespace fs = std::filesystem;
namespace json = boost::json;
using base::Error;
using base::ErrorKind;
namespace {

// A conversion is silent; an hour of sound takes well under a minute.
constexpr auto kMostSilence = std::chrono::minutes(5);
constexpr auto kMostVersionTime = std::chrono::seconds(30);
// Descriptions of videos with many formats and subtitles reach a few megabytes.
constexpr std::uintmax_t kMostInfoBytes = 32 << 20;

Link checked_link(const std::string& url, const std::vector<std::string>& hosts) {
  Link link = parse_link(url);
  if (std::none_of(hosts.begin(), hosts.end(),
                   [&](const std::string& entry) { return allows_host(entry, link); })) {
    throw Error(ErrorKind::kRefusedAddress,
                fmt::format("only links to {} are downloaded; give one of those, or upload the song yourself",
                            fmt::join(hosts, ", ")),
                redacted_url(url));
  }
  return link;
}

// Removes all that stands in a folder but one file of it.
class Leftovers {
 public:
  explicit Leftovers(fs::path folder) : folder_(std::move(folder)) {}
  ~Leftovers() {
    std::error_code ignored;
    std::vector<fs::path> gone;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, ignored)) {
      if (entry.path() != kept_) gone.push_back(entry.path());
    }
    for (const fs::path& path : gone) fs::remove_all(path, ignored);
  }
  Leftovers(const Leftovers&) = delete;
  Leftovers& operator=(const Leftovers&) = delete;

  void keep(const fs::path& file) { kept_ = file; }

 private:
  fs::path folder_;
  fs::path kept_;
};

std::string text_of(const json::object& info, std::string_view key) {
  const json::value* value = info.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<double> number_of(const json::object& info, std::string_view key) {
  const json::value* value = info.if_contains(key);
  return value != nullptr && value->is_number() ? std::optional(value->to_number<double>()) : std::nullopt;
}

// What the page says of the song; a song without a description is one all the same.
DownloadedSong described(const fs::path& file, const fs::path& info_file) {
  DownloadedSong song{.file = file, .title = {}, .seconds = {}};
  boost::system::error_code bad;
  std::error_code ignored;
  if (!fs::is_regular_file(info_file, ignored)) return song;
  const json::value parsed = json::parse(base::read_text(info_file, kMostInfoBytes), bad);
  if (bad || !parsed.is_object()) return song;
  const json::object& info = parsed.get_object();
  song.title = text_of(info, "title");
  song.seconds = number_of(info, "duration");
  song.uploader = text_of(info, "uploader");
  song.upload_date = text_of(info, "upload_date");
  song.thumbnail = text_of(info, "thumbnail");
  song.original_format = text_of(info, "ext");
  if (const auto views = number_of(info, "view_count")) song.view_count = static_cast<std::int64_t>(*views);
  return song;
}

}  // namespace

SongDownloader::SongDownloader(DownloaderSettings settings) : settings_(std::move(settings)) {}

void SongDownloader::check_link(const std::string& url) const {
  checked_link(url, settings_.allowed_hosts);
}

fs::path SongDownloader::found_program() const {
  if (const auto ffmpeg = settings_.ffmpeg.empty() ? fs::path("ffmpeg") : settings_.ffmpeg;
      !fs::is_directory(ffmpeg) && !base::find_program(ffmpeg)) {
    throw Error(
        ErrorKind::kNotConfigured,
        fmt::format("{}, which makes the MP3, is missing; install ffmpeg, or name it with FFMPEG_PATH",
                    ffmpeg.string()));
  }
  if (const auto program = base::find_program(settings_.program)) return *program;
  throw Error(ErrorKind::kNotConfigured,
              fmt::format("{}, which downloads songs, is missing; install yt-dlp, or name it with YTDLP_PATH",
                          settings_.program.string()));
}

DownloadedSong SongDownloader::download(const std::string& url, int kilobits, const fs::path& folder,
                                        base::CancelToken cancel, base::ProgressSink& progress) const {
  const Link link = checked_link(url, settings_.allowed_hosts);
  if (kilobits < 32 || kilobits > 320) {
    throw Error(ErrorKind::kOutOfRange,
                fmt::format("{} kbit/s is no bit rate of an MP3; give 32 to 320", kilobits));
  }
  const fs::path program = found_program();
  Leftovers leftovers(folder);
  const fs::path home = fs::absolute(folder) / ".home";
  fs::create_directories(home);
  DownloadListener listener(progress);
  const base::ChildEnd end = base::run_child(
      {.program = program,
       .arguments = download_arguments(settings_, link, kilobits),
       .environment = download_environment(home),
       .folder = folder,
       .most_time = settings_.most_time,
       .most_silence = kMostSilence,
       .largest_file = settings_.most_bytes},
      cancel, [&](base::ChildStream stream, std::string_view line) { listener.hear(stream, line); });
  if (end.how == base::ChildEnd::How::kTimedOut || end.how == base::ChildEnd::How::kFellSilent) {
    throw Error(ErrorKind::kTimedOut,
                "the download takes too long; try again later, or choose a shorter song",
                redacted_line(listener.error()));
  }
  listener.check(settings_.most_bytes);
  const fs::path file = folder / "song.mp3";
  if (std::error_code failed; !end.succeeded() || !fs::is_regular_file(fs::symlink_status(file, failed))) {
    throw download_problem(listener.error(), version(), std::chrono::system_clock::now());
  }
  DownloadedSong song = described(file, folder / "song.info.json");
  leftovers.keep(file);
  progress.report(1);
  return song;
}

std::optional<std::string> SongDownloader::version() const {
  const auto program = base::find_program(settings_.program);
  if (!program) return std::nullopt;
  std::string first;
  try {
    const base::ChildEnd end = base::run_child({.program = *program,
                                                .arguments = {"--ignore-config", "--version"},
                                                .environment = download_environment("/nonexistent"),
                                                .folder = {},
                                                .most_time = kMostVersionTime},
                                               {}, [&](base::ChildStream stream, std::string_view line) {
                                                 if (stream == base::ChildStream::kOutput && first.empty()) {
                                                   first = base::trimmed(line);
                                                 }
                                               });
    if (end.succeeded() && !first.empty() && first.size() < 40) return base::printable(first);
  } catch (const Error&) {  // it cannot be started
  }
  return std::nullopt;
}

}  // namespace net
