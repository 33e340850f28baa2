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
#include "mouth/mouth.h"
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

// A clip and what is sung over it.
struct LipSyncOrder {
  std::filesystem::path clip;
  std::string recipe;  // that the clip's file carries; "" where it has none
  std::filesystem::path song;
  timing::TimeRange slice;            // of the song; the clip begins at its start and may be longer
  mouth::Hearing voice;               // of that slice, moved to time 0, for as long as the clip
  double temperature = 0.5;           // 0 … 1: how far mouths open
  bool leaves_hidden_mouths = false;  // a hand or a microphone in front of the mouth stays as it is
  bool picks_largest_face = false;    // of several faces
};

struct SyncedLips {
  std::int64_t frames_with_face = 0;
  std::string note;  // for the user; "" for none
};

class LipSyncer {
 public:
  virtual ~LipSyncer() = default;
  // As ClipMaker::version.
  virtual std::string version() const = 0;
  // Writes the clip with moving lips: as many frames, the same sound. The order's clip is only read. Throws
  // Error{kUnsuitable} for a clip without a face that could sing. Thread-safe.
  virtual SyncedLips sync(const LipSyncOrder& order, const std::filesystem::path& out,
                          base::CancelToken cancel, base::ProgressSink& progress) = 0;
};

}  // namespace mv
