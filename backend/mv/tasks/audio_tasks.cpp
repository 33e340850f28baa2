#include "mv/tasks/audio_tasks.h"

#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/passing_folder.h"
#include "base/text.h"
#include "mv/library_song.h"
#include "mv/song.h"
#include "net/fetch.h"
#include "net/song_downloader.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

constexpr std::size_t kLongestLink = 2048;
constexpr std::size_t kLongestTitle = 300;  // bytes

struct Ending {
  std::string_view codec, extension;
};
// What a song's file is called, by the codec inside: containers alone do not tell (Ogg holds Opus and
// Vorbis).
constexpr std::array kEndings = {Ending{"mp3", ".mp3"},   Ending{"aac", ".m4a"},    Ending{"alac", ".m4a"},
                                 Ending{"opus", ".opus"}, Ending{"vorbis", ".ogg"}, Ending{"flac", ".flac"}};

std::string extension_of(const media::MediaInfo& info) {
  if (info.container == "wav") return ".wav";
  if (info.container == "adts" || info.container == "aac") return ".aac";
  for (const Ending& ending : kEndings) {
    if (ending.codec == info.audio->codec) return std::string(ending.extension);
  }
  return ".wav";
}

// A title for people: no path, no control characters, not endless.
std::string clean_title(std::string_view text) {
  text = text.substr(text.find_last_of("/\\") + 1);
  std::string title;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) title += c;
  }
  title = title.substr(0, kLongestTitle);
  while (!title.empty() && !base::is_valid_utf8(title)) title.pop_back();  // cut inside a character
  return std::string(base::trimmed(title));
}

std::string without_extension(const std::string& title) {
  const std::size_t dot = title.rfind('.');
  return dot == std::string::npos || dot == 0 || title.size() - dot > 6 ? title : title.substr(0, dot);
}

// Songs that were downloaded, uploaded or fetched before a crash are not asked for again.
std::optional<AudioReply> imported_before(const Workshop& workshop, const std::string& id) {
  const auto row = workshop.library.find(id);
  if (!row || !workshop.library.audio(id)) return std::nullopt;
  return schema::from_json<AudioReply>(boost::json::parse(row->details).as_object());
}

// 0 for what is none of the four; a null is none, too.
int kilobits_of(const DownloadRequest& request) {
  for (const int kilobits : {128, 192, 256, 320}) {
    if (request.audio_quality.has_value() && *request.audio_quality == std::to_string(kilobits))
      return kilobits;
  }
  return 0;
}

std::optional<std::string> or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// However a song came: its row, and the event that tells of it. `row` has what the reply does not say.
template <class Reply>
void record(const Workshop& workshop, const Reply& reply, store::MediaRow row) {
  row.id = reply.audio_id;
  row.kind = "audio";
  row.seconds = reply.duration;
  row.details = schema::to_text(schema::to_json(reply));
  const std::string told = row.details;
  workshop.library.record(std::move(row), reply.audio_path);
  workshop.events.publish("audio", reply.audio_id, "", told);
}

void record(const Workshop& workshop, const AudioReply& reply, const std::string& origin) {
  record(workshop, reply,
         store::MediaRow{.title = reply.title, .content = reply.metadata.content_sha256, .origin = origin});
}

}  // namespace

void check(const Workshop& workshop, const TrimAudioRequest& request) {
  if (request.audio_id.size() < 10) {
    throw Error(ErrorKind::kUsage, "audio_id is not the id of a song: it must be a UUID");
  }
  if (request.start_at < 0) {
    throw Error(ErrorKind::kUsage,
                fmt::format("start_at is {}; it must be 0 or more seconds", request.start_at));
  }
  workshop.library.existing_audio(request.audio_id);
}

void check(const Workshop& workshop, const DownloadRequest& request) {
  base::require_text(request.url, "the link", kLongestLink);
  if (kilobits_of(request) > 0) return workshop.downloader.check_link(request.url);
  throw Error(ErrorKind::kUsage, "audio_quality is not possible; choose 128, 192, 256 or 320");
}

void check(const Workshop& workshop, const FetchAudioRequest& request) {
  base::require_text(request.url, "the link", kLongestLink);
  workshop.fetcher.check(request.url);
}

AudioReply import_song(const Workshop& workshop, const std::string& id, const fs::path& file,
                       const std::string& title, const std::string& origin, base::CancelToken cancel) {
  const media::MediaInfo info = workshop.studio.media.probe_song(file, std::move(cancel));
  const std::string extension = extension_of(info);
  AudioReply reply;
  reply.audio_id = id;
  reply.title = clean_title(title);
  reply.metadata.content_sha256 = base::hash_file(file);
  const fs::path place = workshop.library.place_for_audio(id, extension);
  base::flush_to_disk(file);  // before its record is
  const auto same = workshop.library.records().find_content("audio", reply.metadata.content_sha256);
  const auto same_file = same ? workshop.library.audio(same->id) : std::nullopt;
  Library::share(same_file.value_or(file), place);
  reply.audio_path = place.string();
  reply.audio_url = "/api/audio/get/" + id;
  reply.format = extension.substr(1);
  reply.filename = (reply.title.empty() ? id : without_extension(reply.title)) + extension;
  reply.duration = timing::to_seconds(info.audio->duration);
  reply.file_size_bytes = static_cast<std::int64_t>(fs::file_size(place));
  reply.metadata.original_format = reply.format;
  reply.metadata.codec = info.audio->codec;
  reply.metadata.sample_rate = info.audio->sample_rate;
  reply.metadata.channels = info.audio->channels;
  reply.metadata.bit_rate = info.audio->bit_rate;
  record(workshop, reply, origin);
  return reply;
}

boost::json::object AacTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<AacRequest>(job.input);
  attempt.stage("encoding");
  const Song song = open_library_song(workshop_, request.audio_id, timing::Flicks(0), attempt.cancel());
  kept_aac(workshop_.studio.media, workshop_.studio.kept, song, attempt.cancel(), attempt);
  return {{"audio_id", request.audio_id}};
}

std::optional<fs::path> made_aac(const Workshop& workshop, const std::string& audio_id) {
  return find_aac(workshop.studio.kept, content_of_song(workshop.library, audio_id), timing::Flicks(0));
}

boost::json::object TrimTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<TrimAudioRequest>(job.input);
  attempt.stage("trimming");
  workshop_.studio.steps().write(Step::kAudioTrimStarted, job.input);
  const fs::path song = workshop_.library.existing_audio(request.audio_id);
  base::PendingFile out(workshop_.library.place_for_audio(job.id, ".mp3"));
  // Any later start is past the end of every song that we take; this one cannot overflow.
  constexpr std::int64_t kLatest = 1'000'000;
  const media::Trimmed trimmed = workshop_.studio.media.trim_audio(
      song, out.path(), timing::Flicks(std::min(request.start_at, kLatest) * timing::Flicks::period::den),
      attempt.cancel());
  const fs::path place = workshop_.library.place_for_audio(job.id, trimmed.extension);
  out.commit_as(place);
  const auto bytes = static_cast<std::int64_t>(trimmed.bytes);
  const auto original = workshop_.library.find(request.audio_id);
  TrimAudioReply reply{.audio_id = job.id,
                       .audio_path = place.string(),
                       .audio_url = "/api/audio/get/" + job.id,
                       .original_audio_id = request.audio_id,
                       .start_at = request.start_at,
                       .duration = timing::to_seconds(trimmed.duration),
                       .file_size_bytes = bytes,
                       .metadata = {.file_size_bytes = bytes,
                                    .true_start = timing::to_seconds(trimmed.start),
                                    .format = trimmed.extension.substr(1),
                                    .ffmpeg_command = fmt::format("ffmpeg -i {} -ss {} -acodec copy -y {}",
                                                                  song.filename().string(), request.start_at,
                                                                  place.filename().string()),
                                    .codec = codec_of_song(workshop_, request.audio_id, attempt.cancel())}};
  record(
      workshop_, reply,
      store::MediaRow{
          .title = original ? original->title : "", .content = base::hash_file(place), .origin = "trimmed"});
  boost::json::object told = schema::to_json(reply);
  workshop_.studio.steps().write(Step::kAudioTrimCompleted, told);
  return told;
}

namespace {

// Whole seconds, as the download has always told them.
boost::json::object told_in_whole_seconds(const AudioReply& reply) {
  boost::json::object told = schema::to_json(reply);
  told["duration"] = static_cast<std::int64_t>(std::llround(reply.duration));
  return told;
}

}  // namespace

boost::json::object DownloadTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  if (const auto before = imported_before(workshop_, job.id)) return told_in_whole_seconds(*before);
  const auto request = schema::from_json<DownloadRequest>(job.input);
  attempt.stage("downloading");
  const base::PassingFolder folder(workshop_.library.folder() / "incoming");
  const net::DownloadedSong song = workshop_.downloader.download(request.url, kilobits_of(request),
                                                                 folder.path(), attempt.cancel(), attempt);
  AudioReply reply = import_song(workshop_, job.id, song.file, song.title, "downloaded", attempt.cancel());
  if (!song.title.empty()) reply.filename = clean_title(song.title) + "." + reply.format;
  reply.metadata.uploader = or_nothing(song.uploader);
  reply.metadata.upload_date = or_nothing(song.upload_date);
  reply.metadata.view_count = song.view_count;
  reply.metadata.thumbnail = or_nothing(song.thumbnail);
  reply.metadata.original_format = song.original_format;
  reply.metadata.converted_to_mp3 = song.original_format != "mp3";
  record(workshop_, reply, "downloaded");
  return told_in_whole_seconds(reply);
}

boost::json::object FetchTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  if (const auto before = imported_before(workshop_, job.id)) return schema::to_json(*before);
  const auto request = schema::from_json<FetchAudioRequest>(job.input);
  attempt.stage("downloading");
  const base::PassingFolder folder(workshop_.library.folder() / "incoming");
  const fs::path file = folder.path() / "song";
  const net::Fetched fetched = workshop_.fetcher.fetch(
      {.url = request.url, .out = file, .most_bytes = workshop_.most_song_bytes}, attempt.cancel(), attempt);
  const std::string path = fetched.final_url.substr(0, fetched.final_url.find_first_of("?#"));
  return schema::to_json(import_song(workshop_, job.id, file, path, "downloaded", attempt.cancel()));
}

}  // namespace mv
