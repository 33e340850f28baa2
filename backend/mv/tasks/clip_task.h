#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "jobs/runner.h"
#include "mv/workshop.h"
#include "schema/fields.h"

namespace mv {

// POST /api/mv/generate_video
struct VideoRequest {
  std::string prompt;
  std::optional<std::string> negative_prompt, aspect_ratio, video_rules_template;
  std::optional<std::int64_t> duration;
  std::optional<bool> generate_audio;
  std::optional<std::int64_t> seed;
  std::optional<std::string> character_reference_id;
  std::optional<std::string> reference_image_base64;
  std::optional<std::string> backend;
  std::optional<std::string> project_id;
  std::optional<std::int64_t> sequence;
  std::optional<std::string> config_flavor;
  std::optional<std::string> size;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(VideoRequest, (),
                      (prompt, negative_prompt, aspect_ratio, duration, generate_audio, seed,
                       character_reference_id, reference_image_base64, backend, video_rules_template,
                       project_id, sequence, config_flavor, size))

struct VideoParametersUsed {
  std::string aspect_ratio;
  double duration = 0;
  bool generate_audio = false;
  schema::Maybe<std::string> negative_prompt;
  schema::Maybe<std::int64_t> seed;
};
BOOST_DESCRIBE_STRUCT(VideoParametersUsed, (),
                      (aspect_ratio, duration, generate_audio, negative_prompt, seed))

struct VideoMetadata {
  std::string prompt, backend_used, model_used;
  VideoParametersUsed parameters_used;
  std::string generation_timestamp;
  double processing_time_seconds = 0;
  std::string local_path, video_id, local_video_url, config_flavor;
  std::int64_t frames = 0;
  double duration_seconds = 0;
  std::int64_t width = 0, height = 0;
  bool kept_from_before = false;  // the same clip had been made already
  schema::Maybe<std::string> character_reference_id, character_reference_path, character_reference_warning;
  schema::Maybe<bool> has_reference_image;
  schema::Maybe<std::string> reference_image_path;
  schema::Maybe<std::vector<std::string>> notes;         // what the maker did otherwise than asked
  schema::Maybe<std::vector<boost::json::object>> runs;  // at makers elsewhere: model, inputs, id, cost
};
BOOST_DESCRIBE_STRUCT(VideoMetadata, (),
                      (prompt, backend_used, model_used, parameters_used, generation_timestamp,
                       processing_time_seconds, local_path, video_id, local_video_url, config_flavor, frames,
                       duration_seconds, width, height, kept_from_before, character_reference_id,
                       character_reference_path, character_reference_warning, has_reference_image,
                       reference_image_path, notes, runs))

struct VideoReply {
  std::string video_id, video_path, video_url;
  VideoMetadata metadata;
  std::optional<std::string> character_reference_warning;
};
BOOST_DESCRIBE_STRUCT(VideoReply, (),
                      (video_id, video_path, video_url, metadata, character_reference_warning))

// What stands in a clip job's input when it paints a scene of a project: the scene is read when the job runs.
struct TakeRequest {
  std::optional<std::int64_t> seed;
  std::optional<std::string> backend;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(TakeRequest, (), (seed, backend))

// Throws what is wrong beyond the shape: a blank prompt, an impossible format, an unknown maker or one
// without its key, project_id without sequence.
void check(const Workshop& workshop, const VideoRequest& request);

// Takes the picture out of a checked request and lays it beside the clip to come, so that no job carries
// megabytes. Throws Error{kUsage} for what is no base64.
void keep_reference_image(const Workshop& workshop, VideoRequest& request, const std::string& job);

// Takes it away again: the job was not to be.
void forget_reference_image(const Workshop& workshop, const std::string& job);

// Makes a clip; its id is the job's. With a scene (job.scene) it becomes the scene's chosen take.
class ClipTask final : public jobs::Task {
 public:
  explicit ClipTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  VideoReply make_alone(const jobs::Job& job, jobs::Attempt& attempt);
  VideoReply make_take(const jobs::Job& job, jobs::Attempt& attempt);

  const Workshop& workshop_;
};

}  // namespace mv
