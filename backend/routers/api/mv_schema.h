#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "schema/fields.h"

namespace api {

struct FlavorList {
  std::vector<std::string> flavors;
  static schema::Notes notes() {
    return {.about = "Names of flavors, sorted.",
            .fields = {{"flavors", {.example = boost::json::array{"default", "example", "mv1"}}}}};
  }
};
BOOST_DESCRIBE_STRUCT(FlavorList, (), (flavors))

struct DirectorList {
  std::vector<std::string> configs;
};
BOOST_DESCRIBE_STRUCT(DirectorList, (), (configs))

// The keys are those of the settings.
struct StorageInfo {
  bool SERVE_FROM_CLOUD = false;
  std::string STORAGE_BACKEND, STORAGE_BUCKET;
  std::int64_t PRESIGNED_URL_EXPIRY = 3600;
  bool cloud_serving_enabled = false;
};
BOOST_DESCRIBE_STRUCT(StorageInfo, (),
                      (SERVE_FROM_CLOUD, STORAGE_BACKEND, STORAGE_BUCKET, PRESIGNED_URL_EXPIRY,
                       cloud_serving_enabled))

struct VideoInfo {
  std::string video_id;
  bool exists = false;
  std::optional<std::int64_t> file_size_bytes;
  std::optional<std::string> created_at;
  schema::Maybe<std::string> serving_mode;
};
BOOST_DESCRIBE_STRUCT(VideoInfo, (), (video_id, exists, file_size_bytes, created_at, serving_mode))

struct AudioInfo {
  std::string audio_id;
  bool exists = false;
  std::optional<std::int64_t> file_size_bytes;
  std::optional<std::string> created_at;
  schema::Maybe<std::string> title;
  schema::Maybe<double> duration;
};
BOOST_DESCRIBE_STRUCT(AudioInfo, (), (audio_id, exists, file_size_bytes, created_at, title, duration))

// Of media: older servers could send clients on to a cloud.
struct MediaQuery {
  std::optional<bool> redirect;
  std::optional<std::string> filename;
  static schema::Notes notes() {
    return {.about = "",
            .fields = {{"redirect",
                        {.about = "Send on to where the file lies; here it is always served itself.",
                         .example = false}},
                       {"filename",
                        {.about = "What it is called where it is saved; it keeps its ending.",
                         .example = "My film.mp4"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(MediaQuery, (), (redirect, filename))

struct AudioQuery {
  std::optional<std::string> format, filename;
  static schema::Notes notes() {
    return {.about = "",
            .fields = {{"format",
                        {.about = "`m4a`: as AAC; `original`: as it is, even where browsers cannot play it.",
                         .example = "m4a",
                         .choices = {"original", "m4a"},
                         .checked_by = schema::CheckedBy::kHandler}},
                       {"filename",
                        {.about = "What it is called where it is saved; it keeps its ending.",
                         .example = "My song.mp3"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(AudioQuery, (), (format, filename))

struct UploadQuery {
  std::optional<std::string> filename;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(UploadQuery, (), (filename))

}  // namespace api
