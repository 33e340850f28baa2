#include "mv/tasks/lips_material.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "mouth/lyrics.h"
#include "mv/library_song.h"
#include "mv/maker_choice.h"
#include "mv/projects.h"
#include "net/fetch.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using timing::Flicks;

constexpr double kLongestSeconds = 1e6;

void check_clip_id(const Library& library, const std::string& id) {
  if (!is_id(id)) throw Error(ErrorKind::kUsage, "video_id is no id: it must be a UUID");
  if (!library.video(id) && library.audio(id)) {
    throw Error(ErrorKind::kUsage,
                "video_id is the id of a song; give the clip's id, and the song's as audio_id");
  }
  library.existing_video(id);
}

void check_song_id(const Library& library, const std::string& id) {
  if (!is_id(id)) throw Error(ErrorKind::kUsage, "audio_id is no id: it must be a UUID");
  if (!library.audio(id) && library.video(id)) {
    throw Error(ErrorKind::kUsage,
                "audio_id is the id of a clip; give the song's id, and the clip's as video_id");
  }
  library.existing_audio(id);
}

Flicks time_of(double seconds) {
  return timing::from_seconds(std::min(seconds, kLongestSeconds));
}

std::string clock_text(Flicks time) {
  const double seconds = timing::to_seconds(time);
  const auto minutes = static_cast<int>(seconds / 60);
  return fmt::format("{}:{:04.1f}", minutes, seconds - minutes * 60);
}

fs::path fetched(const Workshop& workshop, const std::string& url, const fs::path& file,
                 jobs::Attempt& attempt) {
  attempt.stage("downloading");
  base::NoProgress unseen;
  workshop.fetcher.fetch({.url = url, .out = file, .most_bytes = workshop.most_song_bytes}, attempt.cancel(),
                         unseen);
  return file;
}

}  // namespace

void check(const Workshop& workshop, const LipsyncRequest& request) {
  if (!request.video_id && !request.video_url) {
    throw Error(ErrorKind::kUsage, "there is no clip; give video_id or video_url");
  }
  if (!request.audio_id && !request.audio_url) {
    throw Error(ErrorKind::kUsage, "there is no song; give audio_id or audio_url");
  }
  if (request.end_time && *request.end_time <= request.start_time.value_or(0)) {
    throw Error(ErrorKind::kUsage, fmt::format("end_time is {:g}; it must be after start_time, which is {:g}",
                                               *request.end_time, request.start_time.value_or(0)));
  }
  choose_maker(workshop, Work::kLips, request.backend, *workshop.studio.flavors.find_or_default(""));
  if (request.lyrics && !request.lyrics->empty()) mouth::parse_lyrics(*request.lyrics);
  if (request.video_id) check_clip_id(workshop.library, *request.video_id);
  if (request.audio_id) check_song_id(workshop.library, *request.audio_id);
  if (!request.video_id) workshop.fetcher.check(*request.video_url);
  if (!request.audio_id) workshop.fetcher.check(*request.audio_url);
  check_scene(workshop, request.project_id, request.sequence);
}

LipsMaterial lips_material(const Workshop& workshop, const LipsyncRequest& request, const fs::path& folder,
                           jobs::Attempt& attempt) {
  LipsMaterial material;
  if (request.video_id) {
    material.clip = workshop.library.existing_video(*request.video_id);
    if (const auto take = workshop.records.projects().find_take(base::lower(*request.video_id)))
      material.take_fingerprint = take->fingerprint;
  } else {
    material.clip = fetched(workshop, request.video_url.value_or(""), folder / "clip", attempt);
  }
  if (request.audio_id) {
    material.song = {.path = workshop.library.existing_audio(*request.audio_id),
                     .content = content_of_song(workshop.library, *request.audio_id)};
  } else {
    material.song.path = fetched(workshop, request.audio_url.value_or(""), folder / "song", attempt);
    material.song.content = base::hash_file(material.song.path);
  }
  return material;
}

timing::TimeRange sung_slice(const Workshop& workshop, const LipsyncRequest& request, const SongFile& file,
                             Flicks clip, const base::CancelToken& cancel) {
  const Flicks start = time_of(request.start_time.value_or(0));
  const Song song = open_song(workshop.studio.media, workshop.studio.kept, file, start, cancel);
  Flicks end = start + std::min(song.length, clip);
  if (request.end_time) end = std::min(end, time_of(*request.end_time));
  return {start, end};
}

std::string told_lyrics(const Workshop& workshop, const LipsyncRequest& request, const jobs::Job& job) {
  if (request.lyrics) return *request.lyrics;
  const auto project = workshop.records.projects().find(job.project);
  return project ? settings_of(*project).lyrics : "";
}

mouth::Hearing voice_over_clip(const Workshop& workshop, const SongFile& song, const std::string& lyrics,
                               timing::TimeRange range, Flicks clip, const base::CancelToken& cancel,
                               base::ProgressSink& progress) {
  mouth::Hearing voice = slice(*workshop.voices.hear(song, lyrics, cancel, progress), range);
  if (voice.singing.empty()) {
    throw Error(ErrorKind::kUnsuitable,
                fmt::format("nobody sings between {} and {} of the song; the clip is left as it is",
                            clock_text(range.start), clock_text(range.end)));
  }
  voice.shapes.append({range.duration(), clip}, timing::MouthShape::kX);
  return voice;
}

std::string original_clip(const Workshop& workshop, const std::string& id) {
  const auto clip = workshop.library.find(id);
  if (!clip || clip->origin != "synced") return id;
  const fs::path metadata = workshop.library.place_for_video(id).parent_path() / "metadata.json";
  std::error_code error;
  if (!fs::exists(metadata, error)) return id;
  const boost::json::value told = boost::json::parse(base::read_text(metadata));
  const boost::json::value* source =
      told.is_object() ? told.get_object().if_contains("source_video_id") : nullptr;
  const std::string original =
      source != nullptr && source->is_string() ? std::string(source->as_string()) : "";
  return workshop.library.video(original) ? original : id;
}

}  // namespace mv
