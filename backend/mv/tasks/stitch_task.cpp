#include "mv/tasks/stitch_task.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "mv/film_record.h"
#include "mv/library_song.h"
#include "mv/limits.h"
#include "mv/pretty_json.h"
#include "mv/projects.h"
#include "mv/proof.h"
#include "mv/scene_picture.h"
#include "mv/stitch.h"
#include "mv/timestamp.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

// Stitching itself is quick; most of the wait is for odd clips to be made to fit, and for the proof.
constexpr double kStitchShare = 0.7;

struct Joined {
  Stitched film;
  std::optional<Proof> proof;
  double merge_seconds = 0;
};

void tell_begin(const StepLog& steps, const jobs::Job& job, const std::vector<std::string>& clips,
                const std::optional<Song>& song) {
  if (!steps.is_on()) return;
  boost::json::object values = job.input;
  values["video_ids"] = boost::json::value_from(clips);
  if (!job.project.empty()) values["project_id"] = job.project;
  steps.write(Step::kStitchRequest, values);
  boost::json::object sound{{"has_song", song.has_value()}};
  if (song) {
    sound["song"] = song->file.filename().string();
    sound["start_seconds"] = timing::to_seconds(song->start);
    sound["song_seconds"] = timing::to_seconds(song->length);
  }
  steps.write(Step::kStitchAudioParams, sound);
  steps.write(Step::kStitchStorageMode, {{"storage_backend", "local"}});
  steps.write(Step::kStitchMergeStart, {{"num_videos", clips.size()}});
  if (song) steps.write(Step::kAudioOverlayApplying, sound);
}

void tell_end(const StepLog& steps, const Joined& joined, const std::optional<Song>& song) {
  if (!steps.is_on()) return;
  const double seconds = timing::to_seconds(joined.film.duration);
  steps.write(Step::kStitchMergeComplete, {{"merge_seconds", joined.merge_seconds},
                                           {"video_duration_seconds", seconds},
                                           {"clips_conformed", joined.film.conformed}});
  if (!song) return;
  const boost::json::object lengths{{"audio_seconds", timing::to_seconds(song->length)},
                                    {"video_seconds", seconds}};
  if (song->length > joined.film.duration) steps.write(Step::kAudioTrimmedForOverlay, lengths);
  steps.write(Step::kAudioOverlayApplied, lengths);
}

Joined join(const Workshop& workshop, const jobs::Job& job, StitchRequest request,
            const std::vector<std::string>& clips, jobs::Attempt& attempt) {
  const Studio& studio = workshop.studio;
  tell_begin(studio.steps(), job, clips, request.song);
  const auto began = studio.clock.now();
  base::PendingFile out(workshop.library.place_for_video(job.id));
  request.out = out.path();
  attempt.stage("stitching");
  Joined joined;
  base::ProgressStretch stitching(attempt, 0, kStitchShare);
  joined.film = stitch_film(studio.media, studio.kept, request, attempt.cancel(), stitching);
  joined.merge_seconds = std::chrono::duration<double>(studio.clock.now() - began).count();
  tell_end(studio.steps(), joined, request.song);
  if (request.song) {
    attempt.stage("proving the sync");
    base::ProgressStretch proving(attempt, kStitchShare, 1);
    joined.proof = prove_sync(studio.media,
                              {.film = out.path(),
                               .song = request.song->file,
                               .song_start = request.song->start,
                               .cuts = joined.film.cuts},
                              attempt.cancel(), proving);
  }
  out.commit();
  return joined;
}

StitchMetadata metadata_of(const Workshop& workshop, const jobs::Job& job, std::vector<std::string> clips,
                           const Joined& joined) {
  StitchMetadata metadata;
  const auto count = static_cast<std::int64_t>(clips.size());
  metadata.input_video_ids = std::move(clips);
  metadata.num_videos_stitched = metadata.num_clips = count;
  metadata.stitched_video_id = job.id;
  metadata.merge_time_seconds = joined.merge_seconds;
  metadata.generation_timestamp = timestamp(workshop.studio.clock);
  metadata.local_path = workshop.library.place_for_video(job.id).string();
  metadata.video_duration_seconds = metadata.total_duration = timing::to_seconds(joined.film.duration);
  metadata.local_video_url = "/api/mv/get_video/" + job.id;
  metadata.storage_backend = "local";
  metadata.clips_conformed = joined.film.conformed;
  if (joined.proof) metadata.proof = to_json(*joined.proof);
  return metadata;
}

StitchReply finish(const Workshop& workshop, const jobs::Job& job, StitchMetadata metadata, bool applied,
                   const std::optional<std::string>& warning) {
  const boost::json::object told = schema::to_json(metadata);
  workshop.library.finish_video(job.id, pretty(told));
  workshop.studio.steps().write(Step::kStitchResult, told);
  store::MediaRow row;
  row.id = job.id;
  row.kind = "video";
  row.seconds = metadata.video_duration_seconds;
  row.origin = "stitched";
  row.project = job.project;
  workshop.library.record(std::move(row), metadata.local_path);
  workshop.studio.kept.prune();  // encoded songs and conformed clips, which the next film may use again
  StitchReply reply;
  reply.video_id = job.id;
  reply.video_path = metadata.local_path;
  reply.video_url = metadata.local_video_url;
  reply.metadata = std::move(metadata);
  reply.audio_overlay_applied = applied;
  reply.audio_overlay_warning = warning;
  return reply;
}

double seconds_since(const base::Clock& clock, std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(clock.now() - began).count();
}

// The scenes' chosen takes as they are, at their whole length; scenes without one are left out.
std::vector<StitchRequest::Clip> current_takes(const Workshop& workshop,
                                               const std::vector<store::SceneRow>& scenes,
                                               std::vector<std::string>& ids) {
  std::vector<StitchRequest::Clip> clips;
  for (const store::SceneRow& scene : scenes) {
    const auto file = workshop.library.video(scene.take);
    if (!file) continue;
    ids.push_back(scene.take);
    clips.push_back({.file = *file, .frames = 0});
  }
  return clips;
}

// The scenes' chosen takes, all of them, and how long each is shown.
std::vector<StitchRequest::Clip> takes_of(const Workshop& workshop,
                                          const std::vector<store::SceneRow>& scenes, const FilmPlan& plan,
                                          std::vector<std::string>& ids) {
  std::vector<StitchRequest::Clip> clips;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (scenes[i].take.empty()) {
      throw Error(ErrorKind::kConflict, fmt::format("scene {} has no clip yet; make the film again", i + 1));
    }
    ids.push_back(scenes[i].take);
    clips.push_back({.file = workshop.library.existing_video(scenes[i].take), .frames = plan.clip_frames[i]});
  }
  return clips;
}

}  // namespace

void check(const Workshop& workshop, const StitchVideosRequest& request) {
  if (request.video_ids.empty()) {
    throw Error(ErrorKind::kUsage, "video_ids is empty; name at least one clip");
  }
  for (const std::string& id : request.video_ids) {
    if (!is_id(id))
      throw Error(ErrorKind::kUsage, "a video id in video_ids is not the id of a video: it must be a UUID");
  }
  if (request.audio_overlay_id && !is_id(*request.audio_overlay_id)) {
    throw Error(ErrorKind::kUsage, "audio_overlay_id is not the id of a song: it must be a UUID");
  }
  for (const std::string& id : request.video_ids) workshop.library.existing_video(id);
}

boost::json::object StitchTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto began = workshop_.studio.clock.now();
  const auto request = schema::from_json<StitchVideosRequest>(job.input);
  StitchRequest stitching;
  for (const std::string& id : request.video_ids)
    stitching.clips.push_back({.file = workshop_.library.existing_video(id), .frames = 0});
  std::optional<std::string> warning;
  if (request.audio_overlay_id) {
    if (workshop_.library.audio(*request.audio_overlay_id)) {
      stitching.song =
          open_library_song(workshop_, *request.audio_overlay_id, timing::Flicks(0), attempt.cancel());
    } else {
      warning =
          fmt::format("there is no audio with the id {}; the film is silent", *request.audio_overlay_id);
      workshop_.studio.steps().write(Step::kAudioOverlayNotFound,
                                     {{"audio_overlay_id", *request.audio_overlay_id}});
    }
  }
  const std::optional<Song> song = stitching.song;
  if (request.suppress_video_audio.value_or(false))
    workshop_.studio.steps().write(Step::kVideoAudioSuppression, {{"suppressed", true}});
  const Joined joined = join(workshop_, job, std::move(stitching), request.video_ids, attempt);
  StitchMetadata metadata = metadata_of(workshop_, job, request.video_ids, joined);
  if (request.audio_overlay_id) {
    metadata.audio_overlay_id = *request.audio_overlay_id;
    metadata.audio_overlay_applied = song.has_value();
    metadata.video_audio_suppressed = request.suppress_video_audio.value_or(false) || song.has_value();
    if (warning) metadata.audio_overlay_warning = *warning;
    if (song) metadata.audio_overlay_duration_seconds = timing::to_seconds(song->length);
  }
  metadata.total_processing_time_seconds = seconds_since(workshop_.studio.clock, began);
  return schema::to_json(finish(workshop_, job, std::move(metadata), song.has_value(), warning));
}

boost::json::object FilmTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto began = workshop_.studio.clock.now();
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const std::vector<store::SceneRow> scenes = workshop_.records.projects().scenes(project.id);
  const ProjectPlan plan = plan_of_project(workshop_, project, scenes.size(), attempt.cancel());
  std::vector<std::string> ids;
  const bool as_they_are = schema::from_json<FilmWish>(job.input).takes_current_clips();
  StitchRequest stitching{.clips = as_they_are ? current_takes(workshop_, scenes, ids)
                                               : takes_of(workshop_, scenes, plan.film, ids),
                          .format = plan.format,
                          .song = plan.song,
                          .audio = plan.audio,
                          .out = {}};
  const Joined joined = join(workshop_, job, std::move(stitching), ids, attempt);
  StitchMetadata metadata = metadata_of(workshop_, job, ids, joined);
  if (plan.song) {
    metadata.audio_overlay_id = project.audio;
    metadata.audio_overlay_applied = true;
    metadata.audio_overlay_duration_seconds = timing::to_seconds(plan.song->length);
  }
  metadata.total_processing_time_seconds = seconds_since(workshop_.studio.clock, began);
  const auto made = static_cast<std::int64_t>(workshop_.queue
                                                  .list({.state = {},
                                                         .kind = "clip",
                                                         .project = {},
                                                         .graph = job.id,
                                                         .before = {},
                                                         .limit = kMostScenes})
                                                  .size());
  metadata.clips_made = made;
  metadata.clips_kept = metadata.num_clips - made;
  StitchReply reply = finish(workshop_, job, std::move(metadata), plan.song.has_value(), std::nullopt);
  set_film(workshop_, project.id, job.id, schema::to_json(reply.metadata));
  return schema::to_json(reply);
}

}  // namespace mv
