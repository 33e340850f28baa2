#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "audio/envelope.h"
#include "base/cancel.h"
#include "base/progress.h"
#include "media/media.h"
#include "mv/flavor.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace mv {

// The doors of the domain: makers implement these in providers/, the use cases here only know the doors.

struct Scene {
  std::string description;
  std::string negative_description;
  bool operator==(const Scene&) const = default;
};

struct SceneRequest {
  std::string idea;
  std::string character_description;
  int number_of_scenes = 4;
  std::uint64_t seed = 0;
  // Explicit values beat the flavor's.
  std::optional<std::string> character_characteristics, video_type, video_characteristics, camera_angle;
};

class SceneWriter {
 public:
  virtual ~SceneWriter() = default;
  // Exactly `number_of_scenes` scenes. Thread-safe.
  virtual std::vector<Scene> write(const SceneRequest& request, const Flavor& flavor,
                                   base::CancelToken cancel) = 0;
  // What of the request the scenes do not show, or show otherwise, a line each, for the user. Thread-safe.
  virtual std::vector<std::string> notes(const SceneRequest&, const Flavor&) { return {}; }
};

struct ImageRequest {
  std::string character_description;
  int width = 1024;
  int height = 1024;
  std::uint64_t seed = 0;
};

class ImageMaker {
 public:
  virtual ~ImageMaker() = default;
  // As ClipMaker::version.
  virtual std::string version() const = 0;
  // Writes one PNG. Thread-safe.
  virtual void make(const ImageRequest& request, const Flavor& flavor, const std::filesystem::path& out,
                    base::CancelToken cancel) = 0;
};

struct ClipRequest {
  std::string prompt;  // the scene's description, possibly edited by hand
  std::string negative_prompt;
  std::string character_description;
  std::optional<std::filesystem::path> character_image;
  std::optional<audio::Envelope> music;  // the slice under the clip, moved to time 0
  timing::Timeline<timing::MouthShape> mouth;
  media::VideoFormat format;
  std::int64_t frames = 192;
  std::uint64_t seed = 0;       // this clip's
  std::uint64_t film_seed = 0;  // shared by all clips of a film: the place stays the same place
};

class ClipMaker {
 public:
  virtual ~ClipMaker() = default;
  // Names what a clip depends on beside the request (maker and version), for the cache key.
  virtual std::string version() const = 0;
  // Writes one silent MP4 of exactly `frames` frames. Thread-safe. Progress is in frames painted.
  virtual void make(const ClipRequest& request, const Flavor& flavor, const std::filesystem::path& out,
                    base::CancelToken cancel, base::ProgressSink& progress) = 0;
};

}  // namespace mv
