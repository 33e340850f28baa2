#include "mv/tasks/lips_task.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/passing_folder.h"
#include "base/text.h"
#include "mv/job_commission.h"
#include "mv/made_by.h"
#include "mv/maker_choice.h"
#include "mv/pretty_json.h"
#include "mv/projects.h"
#include "mv/restitch.h"
#include "mv/scene_picture.h"
#include "mv/takes.h"
#include "mv/tasks/lips_material.h"
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

std::string kept_key(const LipSyncer& syncer, const LipSyncOrder& order) {
  base::ContentHash hash;
  hash.add(syncer.version()).add(base::hash_file(order.clip)).add(base::hash_file(order.song));
  hash.add(hearing_to_json(order.voice));
  hash.add(order.slice.start.count()).add(order.slice.end.count());
  hash.add(
      fmt::format("{:.6f} {} {}", order.temperature, order.leaves_hidden_mouths, order.picks_largest_face));
  hash.add(order.model).add(order.sync_mode);
  return "lips" + hash.hex();
}

struct Synced {
  SyncedLips lips;
  bool was_kept = false;
  std::vector<boost::json::object> runs;
};

std::string told_of(const SyncedLips& lips) {
  return boost::json::serialize(
      boost::json::object{{"frames_with_face", lips.frames_with_face}, {"note", lips.note}});
}

SyncedLips lips_told(const std::string& text) {
  const boost::json::object told = boost::json::parse(text).as_object();
  return {.frames_with_face = told.at("frames_with_face").to_number<std::int64_t>(),
          .note = std::string(told.at("note").as_string())};
}

// The clip with moving lips, now at its place in the library.
Synced sync(const Workshop& workshop, const jobs::Job& job, const LipSyncOrder& order,
            jobs::Attempt& attempt) {
  LipSyncer& syncer = lip_syncer(workshop, job.maker);
  if (job.maker == kBuiltinMaker) attempt.stage("moving the lips");
  base::ProgressStretch syncing(attempt, kHearingShare, 1);
  const fs::path place = workshop.library.place_for_video(job.id);
  Synced synced;
  const std::string key = workshop.keeps_clips ? kept_key(syncer, order) : "";
  JobCommission commission(workshop, job, attempt, syncing, key);
  if (workshop.keeps_clips) {
    synced.was_kept = true;
    const storage::KeptFiles& kept = workshop.studio.kept;
    const auto told = [&] {
      // No cancel: a clip that is done is told of.
      return kept.find_or_make(key, ".json", base::CancelToken(),
                               [&](const fs::path& out) { base::write_text(out, told_of(synced.lips)); });
    };
    const fs::path clip = kept.find_or_make(key, ".mp4", commission.cancel(), [&](const fs::path& out) {
      synced.was_kept = false;
      synced.lips = syncer.sync(order, out, commission);
      told();  // before the clip is there: who waits for that finds both
    });
    Library::share(clip, place);
    if (synced.was_kept) synced.lips = lips_told(base::read_text(told()));
  } else if (job.maker != kBuiltinMaker && fs::exists(place)) {
    synced.was_kept = true;  // a run before this one was stopped just after it was paid for
  } else {
    base::PendingFile out(place);
    synced.lips = syncer.sync(order, out.path(), commission);
    out.commit();
  }
  synced.runs = made_by({}, commission.runs()).runs;
  commission.runs().settle();
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
  metadata.backend_used = job.maker;
  metadata.model_used = order.model.empty() ? job.maker : order.model;
  if (!synced.runs.empty()) metadata.runs = synced.runs;
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
  const LipsMaterial material = lips_material(workshop, request, folder.path(), attempt);
  const media::MediaInfo info = workshop.studio.media.probe(material.clip, attempt.cancel());
  if (!info.video) {
    throw Error(ErrorKind::kNotMedia, "the clip has no picture; lip-sync needs a video with a face");
  }
  const Flicks clip = info.video->duration;
  LipSyncOrder order;
  order.clip = material.clip;
  order.recipe = info.comment;
  order.song = material.song.path;
  order.slice = sung_slice(workshop, request, material.song, clip, attempt.cancel());
  attempt.stage("listening to the voice");
  base::ProgressStretch hearing(attempt, 0, kHearingShare);
  const std::string lyrics = told_lyrics(workshop, request, job);
  order.voice =
      voice_over_clip(workshop, material.song, lyrics, order.slice, clip, attempt.cancel(), hearing);
  order.temperature = request.temperature.value_or(order.temperature);
  order.leaves_hidden_mouths = request.occlusion_detection_enabled.value_or(false);
  order.picks_largest_face = request.active_speaker_detection.value_or(false);
  order.model = model_of(workshop, job.maker, Work::kLips, *workshop.studio.flavors.find_or_default(""));
  const Synced synced = sync(workshop, job, order, attempt);
  LipsyncMetadata metadata = metadata_of(workshop, job, request, order, synced, clip);
  if (!lyrics.empty() && order.voice.words_certainty < mouth::kLeastWordsCertainty) {
    if (!metadata.note.empty()) metadata.note += "; ";
    metadata.note += "the lyrics hardly fit what is sung";
  }
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

}  // namespace

boost::json::object LipsTask::sync_scene(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto scene = workshop_.records.projects().find_scene(job.scene);
  if (!scene) throw Error(ErrorKind::kNotFound, "the scene has been deleted");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const auto scenes = workshop_.records.projects().scenes(project.id);
  const auto place =
      std::find_if(scenes.begin(), scenes.end(), [&](const auto& row) { return row.id == job.scene; });
  if (place == scenes.end()) throw Error(ErrorKind::kNotFound, "the scene has been deleted");
  const PlannedScene planned =
      planned_scenes(workshop_, project, scenes).at(static_cast<std::size_t>(place - scenes.begin()));
  const double song_start = settings_of(project).song_start;
  LipsyncRequest request;
  request.video_id = original_clip(workshop_, scene->take);
  request.audio_id = project.audio;
  request.lyrics = settings_of(project).lyrics;
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
  if (request.video_id) request.video_id = original_clip(workshop_, base::lower(*request.video_id));
  boost::json::object told = schema::to_json(sync_clip(workshop_, job, request, attempt));
  restitch(workshop_, job, attempt);
  return told;
}

}  // namespace mv
