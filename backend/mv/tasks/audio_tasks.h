#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "jobs/runner.h"
#include "mv/workshop.h"
#include "schema/fields.h"

namespace mv {

// POST /api/audio/trim
struct TrimAudioRequest {
  std::string audio_id;
  std::int64_t start_at = 0;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(TrimAudioRequest, (), (audio_id, start_at))

struct TrimMetadata {
  std::int64_t file_size_bytes = 0;
  double true_start = 0;
  std::string format;
  std::string ffmpeg_command;  // what would do the same, for those who look; nothing runs it
  std::string codec;           // of the original, since its packets are copied
};
BOOST_DESCRIBE_STRUCT(TrimMetadata, (), (file_size_bytes, true_start, format, ffmpeg_command, codec))

struct TrimAudioReply {
  std::string audio_id, audio_path, audio_url, original_audio_id;
  std::int64_t start_at = 0;
  double duration = 0;
  std::int64_t file_size_bytes = 0;
  TrimMetadata metadata;
};
BOOST_DESCRIBE_STRUCT(TrimAudioReply, (),
                      (audio_id, audio_path, audio_url, original_audio_id, start_at, duration,
                       file_size_bytes, metadata))

// POST /api/audio/download
struct DownloadRequest {
  std::string url;
  schema::Maybe<std::string> audio_quality = std::string("192");

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(DownloadRequest, (), (url, audio_quality))

// POST /api/audio/fetch
struct FetchAudioRequest {
  std::string url;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(FetchAudioRequest, (), (url))

struct AudioMetadata {
  std::optional<std::string> uploader, upload_date;
  std::optional<std::int64_t> view_count;
  std::optional<std::string> thumbnail;
  std::string original_format;
  bool converted_to_mp3 = false;
  std::string codec;
  std::int64_t sample_rate = 0, channels = 0, bit_rate = 0;
  std::string content_sha256;
};
BOOST_DESCRIBE_STRUCT(AudioMetadata, (),
                      (uploader, upload_date, view_count, thumbnail, original_format, converted_to_mp3, codec,
                       sample_rate, channels, bit_rate, content_sha256))

// A song of the library, however it came there.
struct AudioReply {
  std::string audio_id, audio_path, audio_url, filename, format, title;
  double duration = 0;
  std::int64_t file_size_bytes = 0;
  AudioMetadata metadata;
};
BOOST_DESCRIBE_STRUCT(AudioReply, (),
                      (audio_id, audio_path, audio_url, filename, format, title, duration, file_size_bytes,
                       metadata))

void check(const Workshop& workshop, const TrimAudioRequest& request);
void check(const Workshop& workshop, const DownloadRequest& request);
void check(const Workshop& workshop, const FetchAudioRequest& request);

// Takes a file into the library as the song `id`; it is moved or shared, never decoded here. The format is
// told by its content, the title is only for people. Errors as Media::probe_song.
AudioReply import_song(const Workshop& workshop, const std::string& id, const std::filesystem::path& file,
                       const std::string& title, const std::string& origin, base::CancelToken cancel);

class TrimTask final : public jobs::Task {
 public:
  explicit TrimTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// A song's AAC, for players that cannot play the original: kept by content, made once.
struct AacRequest {
  std::string audio_id;
};
BOOST_DESCRIBE_STRUCT(AacRequest, (), (audio_id))

class AacTask final : public jobs::Task {
 public:
  explicit AacTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// The kept AAC of a song, or nothing when it has not been made (or was pruned).
std::optional<std::filesystem::path> made_aac(const Workshop& workshop, const std::string& audio_id);

// A song from a video page, by yt-dlp.
class DownloadTask final : public jobs::Task {
 public:
  explicit DownloadTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// A song from a direct link.
class FetchTask final : public jobs::Task {
 public:
  explicit FetchTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

}  // namespace mv
