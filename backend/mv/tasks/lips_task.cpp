#include "mv/tasks/lips_task.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/passing_folder.h"
#include "base/text.h"
#include "mv/film_graph.h"
#include "mv/library_song.h"
#include "mv/maker_choice.h"
#include "mv/pretty_json.h"
#include "mv/projects.h"
#include "mv/scene_picture.h"
#include "mv/takes.h"
#include "mv/timestamp.h"
#include "net/fetch.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using timing::Flicks;

constexpr double kHearingShare = 0.3;  // of the time that a song takes which nobody has listened to yet
constexpr double kLongestSeconds = 1e6;

// What a job works with, wherever it came from.
struct Material {
  fs::path clip;
  SongFile song;
  std::string take_fingerprint;  // of the take that the clip is; "" for none
};

void check_id(const Workshop& workshop, const std::string& id, const char* field, bool is_video) {
  if (!is_id(id)) throw Error(ErrorKind::kUsage, fmt::format("{} is no id: it must be a UUID", field));
  if (is_video && !workshop.library.video(id) && workshop.library.audio(id)) {
    throw Error(ErrorKind::kUsage,
                "video_id is the id of a song; give the clip's id, and the song's as audio_id");
  }
  if (!is_video && !workshop.library.audio(id) && workshop.library.video(id)) {
    throw Error(ErrorKind::kUsage,
                "audio_id is the id of a clip; give the song's id, and the clip's as video_id");
  }
  if (is_video) workshop.library.existing_video(id);
  if (!is_video) workshop.library.existing_audio(id);
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

// Ids come before URLs.
Material material_of(const Workshop& workshop, const LipsyncRequest& request, const fs::path& folder,
                     jobs::Attempt& attempt) {
  Material material;
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
    material.song = {.path = fetched(workshop, request.audio_url.value_or(""), folder / "song", attempt),
                     .content = {}};
  }
  return material;
}

// The slice of the song that is sung over the clip.
timing::TimeRange slice_of(const Workshop& workshop, const LipsyncRequest& request, const SongFile& file,
                           Flicks clip, const base::CancelToken& cancel) {
  const Flicks start = time_of(request.start_time.value_or(0));
  const Song song = open_song(workshop.studio.media, workshop.studio.kept, file, start, cancel);
  Flicks end = start + std::min(song.length, clip);
  if (request.end_time) end = std::min(end, time_of(*request.end_time));
  return {start, end};
}

// Of the slice, and at rest for what the clip is longer.
mouth::Hearing voice_of(const Workshop& workshop, const SongFile& song, timing::TimeRange range, Flicks clip,
                        jobs::Attempt& attempt) {
  attempt.stage("listening to the voice");
  base::ProgressStretch hearing(attempt, 0, kHearingShare);
  mouth::Hearing voice = slice(*workshop.voices.hear(song, attempt.cancel(), hearing), range);
  if (voice.singing.empty()) {
    throw Error(ErrorKind::kUnsuitable,
                fmt::format("nobody sings between {} and {} of the song; the clip is left as it is",
                            clock_text(range.start), clock_text(range.end)));
  }
  voice.shapes.append({range.duration(), clip}, timing::MouthShape::kX);
  return voice;
}

std::string kept_key(const LipSyncer& syncer, const LipSyncOrder& order) {
  base::ContentHash hash;
  hash.add(syncer.version()).add(base::hash_file(order.clip)).add(base::hash_file(order.song));
  hash.add(order.slice.start.count()).add(order.slice.end.count());
  hash.add(
      fmt::format("{:.6f} {} {}", order.temperature, order.leaves_hidden_mouths, order.picks_largest_face));
  return "lips" + hash.hex();
}

struct Synced {
  SyncedLips lips;
  bool was_kept = false;
};

// The clip with moving lips, now at its place in the library.
Synced sync(const Workshop& workshop, const jobs::Job& job, const LipSyncOrder& order,
            jobs::Attempt& attempt) {
  LipSyncer& syncer = workshop.studio.lip_syncer;
  attempt.stage("moving the lips");
  base::ProgressStretch syncing(attempt, kHearingShare, 1);
  const fs::path place = workshop.library.place_for_video(job.id);
  Synced synced;
  if (workshop.keeps_clips) {
    synced.was_kept = true;
    const fs::path kept =
        workshop.studio.kept.find_or_make(kept_key(syncer, order), ".mp4", [&](const fs::path& out) {
          synced.was_kept = false;
          synced.lips = syncer.sync(order, out, attempt.cancel(), syncing);
        });
    Library::share(kept, place);
  } else {
    base::PendingFile out(place);
    synced.lips = syncer.sync(order, out.path(), attempt.cancel(), syncing);
    out.commit();
  }
  return synced;
}

double sung_seconds(const mouth::Hearing& voice) {
  Flicks sung{0};
  for (const timing::TimeRange& range : voice.singing) sung += range.duration();
  return timing::to_seconds(sung);
}

LipsyncMetadata metadata_of(const Workshop& workshop, const jobs::Job& job, const LipsyncRequest& request,
                            const LipSyncOrder& order, const Synced& synced, Flicks clip) {
  LipsyncMetadata metadata;
  metadata.video_url = request.video_id ? "/api/mv/get_video/" + *request.video_id
                                        : net::redacted_url(request.video_url.value_or(""));
  metadata.audio_url = request.audio_id ? "/api/audio/get/" + *request.audio_id
                                        : net::redacted_url(request.audio_url.value_or(""));
  metadata.model_used = metadata.backend_used = job.maker;
  metadata.parameters_used = {.temperature = request.temperature,
                              .occlusion_detection_enabled = request.occlusion_detection_enabled,
                              .active_speaker_detection = request.active_speaker_detection,
                              .start_time = request.start_time,
                              .end_time = request.end_time};
  metadata.generation_timestamp = timestamp(workshop.studio.clock);
  metadata.local_path = workshop.library.place_for_video(job.id).string();
  metadata.local_video_url = "/api/mv/get_video/" + job.id;
  metadata.file_size_bytes = static_cast<std::int64_t>(fs::file_size(metadata.local_path));
  if (request.video_id) metadata.source_video_id = *request.video_id;
  if (request.audio_id) metadata.audio_id = *request.audio_id;
  metadata.duration_seconds = timing::to_seconds(clip);
  metadata.sung_seconds = sung_seconds(order.voice);
  metadata.confidence = order.voice.confidence;
  metadata.follows_energy = order.voice.by_energy;
  metadata.frames_with_face = synced.lips.frames_with_face;
  metadata.note = synced.lips.note;
  metadata.kept_from_before = synced.was_kept;
  return metadata;
}

void keep(const Workshop& workshop, const jobs::Job& job, const LipsyncMetadata& metadata,
          std::string fingerprint) {
  const boost::json::object told = schema::to_json(metadata);
  workshop.library.finish_video(job.id, pretty(told));
  store::MediaRow row;
  row.id = job.id;
  row.kind = "video";
  row.seconds = metadata.duration_seconds;
  row.origin = "synced";
  row.project = job.project;
  workshop.library.record(std::move(row), metadata.local_path);
  workshop.studio.steps().write(Step::kLipsyncResult, told);
  if (job.scene.empty()) return;
  if (fingerprint.empty()) fingerprint = fingerprint_of_scene(workshop, job.scene);
  add_take(workshop, {.id = job.id,
                      .scene = job.scene,
                      .origin = "synced",
                      .job = job.id,
                      .fingerprint = std::move(fingerprint),
                      .details = schema::to_text(told),
                      .created = {}});
}

LipsyncReply sync_clip(const Workshop& workshop, const jobs::Job& job, const LipsyncRequest& request,
                       jobs::Attempt& attempt) {
  const auto began = workshop.studio.clock.now();
  workshop.studio.steps().write(Step::kLipsyncRequestArgsReceived, schema::to_json(request));
  const base::PassingFolder folder(workshop.library.folder() / "incoming");
  const Material material = material_of(workshop, request, folder.path(), attempt);
  const media::MediaInfo info = workshop.studio.media.probe(material.clip, attempt.cancel());
  if (!info.video) {
    throw Error(ErrorKind::kNotMedia, "the clip has no picture; lip-sync needs a video with a face");
  }
  const Flicks clip = info.video->duration;
  LipSyncOrder order;
  order.clip = material.clip;
  order.recipe = info.comment;
  order.song = material.song.path;
  order.slice = slice_of(workshop, request, material.song, clip, attempt.cancel());
  order.voice = voice_of(workshop, material.song, order.slice, clip, attempt);
  order.temperature = request.temperature.value_or(order.temperature);
  order.leaves_hidden_mouths = request.occlusion_detection_enabled.value_or(false);
  order.picks_largest_face = request.active_speaker_detection.value_or(false);
  const Synced synced = sync(workshop, job, order, attempt);
  LipsyncMetadata metadata = metadata_of(workshop, job, request, order, synced, clip);
  metadata.processing_time_seconds =
      std::chrono::duration<double>(workshop.studio.clock.now() - began).count();
  keep(workshop, job, metadata, material.take_fingerprint);
  LipsyncReply reply;
  reply.video_id = job.id;
  reply.video_path = metadata.local_path;
  reply.video_url = metadata.local_video_url;
  reply.metadata = std::move(metadata);
  return reply;
}

// The clip that a take was synced from: lips are never moved twice.
std::string original_of(const Workshop& workshop, const std::string& id) {
  const auto take = workshop.records.projects().find_take(id);
  if (!take || take->origin != "synced") return id;
  const boost::json::object details = boost::json::parse(take->details).as_object();
  const boost::json::value* source = details.if_contains("source_video_id");
  const std::string original =
      source != nullptr && source->is_string() ? std::string(source->as_string()) : "";
  return workshop.library.video(original) ? original : id;
}

// The film that there is gets the new lips: its clips are stitched again, after the film that is under way.
void restitch(const Workshop& workshop, const jobs::Job& job, jobs::Attempt& attempt) {
  const auto project = workshop.records.projects().find(job.project);
  if (!project || project->film.empty()) return;
  const auto under_way = workshop.queue.find(project->film_job);
  if (under_way && under_way->state == jobs::State::kQueued) return;  // it will take the new clip
  const std::string head = base::uuid_from(job.id + " film");
  std::vector<jobs::NewJob> graph = current_film_graph(workshop, *project, head);
  if (under_way && !jobs::is_ended(under_way->state)) graph.back().needs.push_back(under_way->id);
  attempt.add_on_success(std::move(graph), "");
  set_film_job(workshop, project->id, head);
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
  choose_lip_syncer(workshop, request.backend);
  if (request.video_id) check_id(workshop, *request.video_id, "video_id", true);
  if (request.audio_id) check_id(workshop, *request.audio_id, "audio_id", false);
  if (!request.video_id) workshop.fetcher.check(*request.video_url);
  if (!request.audio_id) workshop.fetcher.check(*request.audio_url);
  if (request.project_id.has_value() != request.sequence.has_value()) {
    throw Error(ErrorKind::kUsage, "project_id and sequence belong together: give both or none");
  }
  if (request.project_id) scene_at(workshop, *request.project_id, *request.sequence);
}

boost::json::object LipsTask::sync_scene(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto scene = workshop_.records.projects().find_scene(job.scene);
  if (!scene) throw Error(ErrorKind::kNotFound, "the scene has been deleted");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const auto scenes = workshop_.records.projects().scenes(project.id);
  const PlannedScene planned =
      planned_scenes(workshop_, project, scenes).at(static_cast<std::size_t>(scene->position));
  const double song_start = settings_of(project).song_start;
  LipsyncRequest request;
  request.video_id = original_of(workshop_, scene->take);
  request.audio_id = project.audio;
  request.start_time = song_start + timing::to_seconds(planned.time.start);
  request.end_time = song_start + timing::to_seconds(planned.time.end);
  try {
    return schema::to_json(sync_clip(workshop_, job, request, attempt));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kUnsuitable) throw;
    return {{"synced", false}, {"reason", error.message()}};
  }
}

boost::json::object LipsTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  auto request = schema::from_json<LipsyncRequest>(job.input);
  if (!request.video_id && !request.video_url) return sync_scene(job, attempt);
  if (request.video_id) request.video_id = original_of(workshop_, base::lower(*request.video_id));
  boost::json::object told = schema::to_json(sync_clip(workshop_, job, request, attempt));
  restitch(workshop_, job, attempt);
  return told;
}

}  // namespace mv
