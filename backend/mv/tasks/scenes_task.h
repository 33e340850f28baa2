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

// POST /api/mv/create_scenes
struct CreateScenesRequest {
  std::string idea;
  std::string character_description;
  std::optional<std::string> character_characteristics, video_type, video_characteristics, camera_angle;
  std::optional<std::int64_t> number_of_scenes;
  std::optional<std::string> project_id;
  std::optional<std::string> config_flavor;
  std::optional<std::int64_t> seed;
  std::optional<std::string> backend;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(CreateScenesRequest, (),
                      (idea, character_description, character_characteristics, number_of_scenes, video_type,
                       video_characteristics, camera_angle, project_id, config_flavor, seed, backend))

struct SceneText {
  std::string description;
  std::string negative_description;
};
BOOST_DESCRIBE_STRUCT(SceneText, (), (description, negative_description))

struct SceneFiles {
  std::string markdown;
  std::string json;
};
BOOST_DESCRIBE_STRUCT(SceneFiles, (), (markdown, json))

struct SceneParametersUsed {
  std::string character_characteristics, video_type, video_characteristics, camera_angle;
};
BOOST_DESCRIBE_STRUCT(SceneParametersUsed, (),
                      (character_characteristics, video_type, video_characteristics, camera_angle))

struct ScenesMetadata {
  std::string idea;
  std::int64_t number_of_scenes = 0;
  SceneParametersUsed parameters_used;
  std::string config_flavor;
  std::vector<std::string> notes;
  std::string model_used;
  schema::Maybe<std::vector<boost::json::object>> runs;  // as VideoMetadata's
};
BOOST_DESCRIBE_STRUCT(ScenesMetadata, (),
                      (idea, number_of_scenes, parameters_used, config_flavor, notes, model_used, runs))

struct CreateScenesReply {
  std::vector<SceneText> scenes;
  SceneFiles output_files;
  ScenesMetadata metadata;
  schema::Maybe<std::string> project_id;
  schema::Maybe<std::int64_t> scenes_created_in_db;
  schema::Maybe<std::string> db_integration;
};
BOOST_DESCRIBE_STRUCT(CreateScenesReply, (),
                      (scenes, output_files, metadata, project_id, scenes_created_in_db, db_integration))

// Throws what is wrong with the request beyond its shape: blank texts, a project that is no UUID or does not
// exist, an impossible number of scenes.
void check(const Workshop& workshop, const CreateScenesRequest& request);

// Writes scenes for an idea; with a project, they become its scenes.
class ScenesTask final : public jobs::Task {
 public:
  explicit ScenesTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

}  // namespace mv
