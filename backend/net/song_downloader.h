#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"

namespace net {

struct DownloaderSettings {
  std::filesystem::path program = "yt-dlp";  // YTDLP_PATH; a bare name is looked up in PATH
  std::filesystem::path ffmpeg;              // FFMPEG_PATH; "" : as found
  std::vector<std::string> allowed_hosts = {
      "youtube.com", "youtu.be"};  // and their sub-domains; "name:port" allows that port
  std::uint64_t most_bytes = 512ULL << 20;
  std::chrono::seconds most_time{900};
};

struct DownloadedSong {
  std::filesystem::path file;  // "<folder>/song.mp3"
  std::string title;
  std::optional<double> seconds;  // as the page says; the file itself knows better
  std::string uploader, upload_date, thumbnail, original_format;  // "" where not known
  std::optional<std::int64_t> view_count;
};

// Downloads the sound of a video page with yt-dlp, as MP3 of the given bit rate. Thread-safe.
class SongDownloader {
 public:
  explicit SongDownloader(DownloaderSettings settings);

  // Throws Error{kRefusedAddress} for a link on another host, one that begins with "-", credentials, or no
  // http(s) link.
  void check_link(const std::string& url) const;

  // `folder` exists, is empty and belongs to this call. Errors: as check_link; kNotConfigured (no program,
  // too old, no ffmpeg), kNotFound (removed), kUnreadable (private, age-restricted, region), kUnreachable
  // (network), kTooLong (over the size), kTimedOut, kCanceled. Each message says what to do.
  DownloadedSong download(const std::string& url, int kilobits, const std::filesystem::path& folder,
                          base::CancelToken cancel, base::ProgressSink& progress) const;

  // "2023.03.04", or nothing when the program cannot be started. For doctor.
  std::optional<std::string> version() const;

 private:
  std::filesystem::path found_program() const;

  DownloaderSettings settings_;
};

}  // namespace net
