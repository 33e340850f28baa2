#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "schema/fields.h"

namespace api {

struct WaveformQuery {
  std::int64_t points = 1200;
  static schema::Notes notes() {
    return {.about = "",
            .fields = {{"points",
                        {.about = "In how many slices of equal length.",
                         .example = 1200,
                         .at_least = 1,
                         .at_most = 20'000,
                         .otherwise = schema::Otherwise::kDefault}}}};
  }
};
BOOST_DESCRIBE_STRUCT(WaveformQuery, (), (points))

struct Waveform {
  double duration = 0;
  std::vector<double> points;
  static schema::Notes notes() {
    return {.about = "A song, to be drawn.",
            .fields = {{"duration", {.about = "Seconds, as decoded.", .example = 98.5}},
                       {"points",
                        {.about = "The loudest moment of each slice: 0 is silence, 1 full scale.",
                         .example = boost::json::array{0, 0.25, 0.8}}}}};
  }
};
BOOST_DESCRIBE_STRUCT(Waveform, (), (duration, points))

struct PictureQuery {
  std::optional<std::string> filename;
  static schema::Notes notes() {
    return {.about = "",
            .fields = {{"filename", {.about = "Its name on your disk, as title.", .example = "her.png"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(PictureQuery, (), (filename))

struct UploadedPicture {
  std::string id, image_url, title;
  std::int64_t file_size_bytes = 0;
  static schema::Notes notes() {
    return {.about = "A character image of one's own.",
            .fields = {{"id",
                        {.about = "What `character_reference_id` takes.",
                         .example = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1",
                         .format = "uuid"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(UploadedPicture, (), (id, image_url, title, file_size_bytes))

}  // namespace api
