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

// POST /api/mv/generate_character_reference
struct CharacterRequest {
  std::string character_description;
  std::int64_t num_images = 4;
  std::optional<std::string> aspect_ratio, safety_filter_level, person_generation, output_format,
      negative_prompt;
  std::optional<std::int64_t> seed;
  std::optional<std::string> config_flavor;
  std::optional<std::string> backend;
  std::optional<std::string> character_reference_id;

  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(CharacterRequest, (),
                      (character_description, num_images, aspect_ratio, safety_filter_level,
                       person_generation, output_format, negative_prompt, seed, config_flavor, backend,
                       character_reference_id))

struct CharacterImage {
  std::string id;
  std::string path;
  std::optional<std::string> cloud_url;
  std::string image_url;
};
BOOST_DESCRIBE_STRUCT(CharacterImage, (), (id, path, cloud_url, image_url))

struct CharacterParametersUsed {
  std::string aspect_ratio, safety_filter_level, person_generation, output_format;
  std::optional<std::string> negative_prompt;
  std::int64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(CharacterParametersUsed, (),
                      (aspect_ratio, safety_filter_level, person_generation, output_format, negative_prompt,
                       seed))

struct CharacterMetadata {
  std::string character_description;
  std::string model_used;
  std::int64_t num_images_requested = 0;
  std::int64_t num_images_generated = 0;
  CharacterParametersUsed parameters_used;
  std::string generation_timestamp;
  schema::Maybe<std::vector<std::string>> notes;         // as VideoMetadata's
  schema::Maybe<std::vector<boost::json::object>> runs;  // as VideoMetadata's
};
BOOST_DESCRIBE_STRUCT(CharacterMetadata, (),
                      (character_description, model_used, num_images_requested, num_images_generated,
                       parameters_used, generation_timestamp, notes, runs))

struct CharacterReply {
  std::vector<CharacterImage> images;
  CharacterMetadata metadata;
};
BOOST_DESCRIBE_STRUCT(CharacterReply, (), (images, metadata))

// Throws for a blank description, an aspect ratio that cannot be painted, and a picture that is not there.
void check(const Workshop& workshop, const CharacterRequest& request);

// Makes the candidates for a character. The first image has the job's id.
class CharacterTask final : public jobs::Task {
 public:
  explicit CharacterTask(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override;

 private:
  const Workshop& workshop_;
};

}  // namespace mv
