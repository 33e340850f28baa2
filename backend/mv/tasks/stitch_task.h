#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "jobs/runner.h"
#include "mv/workshop.h"
#include "schema/fields.h"

namespace mv {

// POST /api/mv/stitch_video
struct StitchVideosRequest {
  std::vector<std::string> video_ids;
  std::optional<std::string> audio_overlay_id;
  std::optional<bool> suppress_video_audio = false;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(StitchVideosRequest, (), (video_ids, audio_overlay_id, suppress_video_audio))

struct StitchMetadata {
  std::vector<std::string> input_video_ids;
  std::int64_t num_videos_stitched = 0, num_clips = 0;
  std::string stitched_video_id;
  double merge_time_seconds = 0, total_processing_time_seconds = 0;
  std::string generation_timestamp, local_path;
  double video_duration_seconds = 0, total_duration = 0;
  std::string local_video_url, storage_backend;
  std::int64_t clips_conformed = 0;
  schema::Maybe<std::string> audio_overlay_id;
  schema::Maybe<bool> audio_overlay_applied, video_audio_suppressed;
  schema::Maybe<std::string> audio_overlay_warning;
  schema::Maybe<double> audio_overlay_duration_seconds;
  schema::Maybe<boost::json::object> proof;
  schema::Maybe<std::int64_t> clips_made, clips_kept;
};
BOOST_DESCRIBE_STRUCT(StitchMetadata, (),
                      (input_video_ids, num_videos_stitched, num_clips, stitched_video_id, merge_time_seconds,
                       total_processing_time_seconds, generation_timestamp, local_path,
                       video_duration_seconds, total_duration, local_video_url, storage_backend,
                       clips_conformed, audio_overlay_id, audio_overlay_applied, video_audio_suppressed,
                       audio_overlay_warning, audio_overlay_duration_seconds, proof, clips_made, clips_kept))

struct StitchReply {
  std::string video_id, video_path, video_url;
  StitchMetadata metadata;
  bool audio_overlay_applied = false;
  std::optional<std::string> audio_overlay_warning;
};
BOOST_DESCRIBE_STRUCT(StitchReply, (),
                      (video_id, video_path, video_url, metadata, audio_overlay_applied,
                       audio_overlay_warning))

// POST /api/projects/{id}/film, and the input of the film's job.
struct FilmWish {
  // "renew" unless named: makes what is missing; "current": as they are; "synced": the same with moving lips
  std::optional<std::string> clips;

  static schema::Notes notes();
  bool takes_current_clips() const { return clips == "current"; }
  bool syncs_lips() const { return clips == "synced"; }
};
BOOST_DESCRIBE_STRUCT(FilmWish, (), (clips))

// Throws Error{kUsage} for an empty list and what is no id, Error{kNotFound} for a clip that does not exist:
// all or nothing.
void check(const Workshop& workshop, const StitchVideosRequest& request);

// Joins clips in order, a song under them; the film's id is the job's.
class StitchTask final : public jobs::Task {
 public:
  explicit StitchTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

// The last job of a film's graph: stitches the chosen takes of all scenes (or of those that have one, where
// the wish is for the current clips), proves the sync, and makes it the project's film.
class FilmTask final : public jobs::Task {
 public:
  explicit FilmTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

}  // namespace mv
