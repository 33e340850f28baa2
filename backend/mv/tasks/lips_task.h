#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "jobs/runner.h"
#include "mv/workshop.h"
#include "schema/fields.h"

namespace mv {

// POST /api/mv/lipsync, and the input of a job "lips".
struct LipsyncRequest {
  std::optional<std::string> video_url, video_id, audio_url, audio_id;
  std::optional<double> start_time, end_time;
  std::optional<double> temperature;
  std::optional<bool> occlusion_detection_enabled, active_speaker_detection;
  std::optional<std::string> project_id;
  std::optional<std::int64_t> sequence;
  std::optional<std::string> backend;
  std::optional<std::string> lyrics;  // nothing: the project's

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(LipsyncRequest, (),
                      (video_url, video_id, audio_url, audio_id, start_time, end_time, temperature,
                       occlusion_detection_enabled, active_speaker_detection, project_id, sequence, backend,
                       lyrics))

struct LipsyncParametersUsed {
  std::optional<double> temperature;
  std::optional<bool> occlusion_detection_enabled, active_speaker_detection;
  std::optional<double> start_time, end_time;
};
BOOST_DESCRIBE_STRUCT(LipsyncParametersUsed, (),
                      (temperature, occlusion_detection_enabled, active_speaker_detection, start_time,
                       end_time))

struct LipsyncMetadata {
  std::string video_url, audio_url, model_used, backend_used;
  LipsyncParametersUsed parameters_used;
  std::string generation_timestamp;
  double processing_time_seconds = 0;
  std::int64_t file_size_bytes = 0;
  std::string local_path, local_video_url;
  schema::Maybe<std::string> source_video_id, audio_id;
  double duration_seconds = 0, sung_seconds = 0;
  double confidence = 0;        // 0 … 1: how well the voice could be told from the music
  bool follows_energy = false;  // it could not: the mouth moves softly with the sound
  std::int64_t frames_with_face = 0;
  std::string note;                                      // for people; may be empty
  bool kept_from_before = false;                         // the same had been made already
  schema::Maybe<std::vector<boost::json::object>> runs;  // as VideoMetadata's
};
BOOST_DESCRIBE_STRUCT(LipsyncMetadata, (),
                      (video_url, audio_url, model_used, backend_used, parameters_used, generation_timestamp,
                       processing_time_seconds, file_size_bytes, local_path, local_video_url, source_video_id,
                       audio_id, duration_seconds, sung_seconds, confidence, follows_energy, frames_with_face,
                       note, kept_from_before, runs))

struct LipsyncReply {
  std::string video_id, video_path, video_url;
  LipsyncMetadata metadata;
};
BOOST_DESCRIBE_STRUCT(LipsyncReply, (), (video_id, video_path, video_url, metadata))

// Throws what is wrong beyond the shape: no clip or no song, an end that is not after the start, an unknown
// maker, project_id without sequence; Error{kNotFound} for ids that are not there; Error{kRefusedAddress}.
void check(const Workshop& workshop, const LipsyncRequest& request);

// Moves the lips in a clip by a slice of a song; the new clip's id is the job's, the old one stays as it is.
// With a scene (job.scene) it becomes the scene's chosen take, and the film that the project has is stitched
// anew with it.
//
// Without a clip in its input it is a step of a film: the scene's chosen take by the project's song. A scene
// in which nobody sings, or no face is seen, is then left as it is: the result is {"synced": false,
// "reason": …} instead of a LipsyncReply.
class LipsTask final : public jobs::Task {
 public:
  explicit LipsTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  boost::json::object sync_scene(const jobs::Job& job, jobs::Attempt& attempt);

  const Workshop& workshop_;
};

}  // namespace mv
