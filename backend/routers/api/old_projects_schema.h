#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "schema/fields.h"

namespace api {

// The bodies of /api/mv/projects: our projects as the front end of the older program knows them.

// POST: the parts of the form. Files are told apart from texts before this is parsed.
struct OldProjectForm {
  std::string mode, prompt, character_description;
  std::optional<std::string> character_reference_image_id, product_description, director_config, audio;
  std::vector<std::string> images;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldProjectForm, (),
                      (mode, prompt, character_description, character_reference_image_id, product_description,
                       director_config, audio, images))

struct OldProjectMade {
  std::string project_id, status, message;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldProjectMade, (), (project_id, status, message))

struct OldScene {
  std::int64_t sequence = 1;
  std::string status, prompt, negative_prompt;
  double duration = 8;
  std::vector<std::string> reference_image_urls;
  std::optional<std::string> audio_clip_url, video_clip_url;
  bool needs_lip_sync = false;
  std::optional<std::string> lip_synced_video_clip_url;
  std::int64_t retry_count = 0;
  std::optional<std::string> error_message;
  std::string created_at, updated_at;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldScene, (),
                      (sequence, status, prompt, negative_prompt, duration, reference_image_urls,
                       audio_clip_url, video_clip_url, needs_lip_sync, lip_synced_video_clip_url, retry_count,
                       error_message, created_at, updated_at))

struct OldProject {
  std::string project_id, status, concept_prompt, character_description;
  std::optional<std::string> character_image_url, product_description, product_image_url,
      audio_backing_track_url, final_output_url, director_config;
  std::int64_t scene_count = 0, completed_scenes = 0, failed_scenes = 0;
  std::vector<OldScene> scenes;
  std::string created_at, updated_at;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldProject, (),
                      (project_id, status, concept_prompt, character_description, character_image_url,
                       product_description, product_image_url, audio_backing_track_url, final_output_url,
                       director_config, scene_count, completed_scenes, failed_scenes, scenes, created_at,
                       updated_at))

// PATCH
struct OldProjectChange {
  std::optional<std::string> status, final_output_key;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldProjectChange, (), (status, final_output_key))

// POST …/compose: an object, whatever is in it.
struct OldCompose {
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldCompose, (), ())

struct OldComposing {
  std::string job_id, project_id, status, message;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldComposing, (), (job_id, project_id, status, message))

// GET …/final-video
struct OldFilm {
  std::string project_id, video_url;
  std::int64_t expires_in_seconds = 0;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(OldFilm, (), (project_id, video_url, expires_in_seconds))

}  // namespace api
