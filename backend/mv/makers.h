#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "audio/envelope.h"
#include "media/media.h"
#include "mouth/mouth.h"
#include "mv/commission.h"
#include "mv/flavor.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace mv {

// The doors of the domain: makers implement these in providers/, the use cases here only know the doors.
// Each makes one thing at a time for its caller and may be called from many threads. What a maker elsewhere
// does badly or refuses is Error{kMakerFailed}; what may cost twice is Error{kOrderUnknown}.

// What is told of a finished work, beside the work.
struct Made {
  std::string model = "builtin";
  std::vector<std::string> notes;  // for the user, a line each
};

struct Scene {
  std::string description;
  std::string negative_description;
  bool operator==(const Scene&) const = default;
};

struct Story {
  std::vector<Scene> scenes;
  // Its notes say what of the request the scenes do not show, or show otherwise.
  Made made;
};

// What the flavors' prompts speak of.
constexpr double kUsualClipSeconds = 8;

struct SceneRequest {
  std::string idea;
  std::string character_description;
  int number_of_scenes = 4;
  double clip_seconds = kUsualClipSeconds;  // how long each is shown
  std::uint64_t seed = 0;
  // Explicit values beat the flavor's.
  std::optional<std::string> character_characteristics, video_type, video_characteristics, camera_angle;
  std::string model;  // "": the maker's own choice
};

class SceneWriter {
 public:
  virtual ~SceneWriter() = default;
  // Exactly `number_of_scenes` scenes.
  virtual Story write(const SceneRequest& request, const Flavor& flavor, Commission& commission) = 0;
};

struct ImageRequest {
  std::string character_description;
  int width = 1024;
  int height = 1024;
  std::uint64_t seed = 0;
  std::string negative_prompt, safety_filter_level, person_generation;  // "": the maker's own
  std::string model;                                                    // as SceneRequest's
  int number = 0;                                                       // of those that one commission makes
  // Whom it is to look like, for makers and models that take pictures; the others tell what they left out.
  std::vector<std::filesystem::path> references;
};

class ImageMaker {
 public:
  virtual ~ImageMaker() = default;
  // As ClipMaker::version.
  virtual std::string version() const = 0;
  // Writes one PNG.
  virtual Made make(const ImageRequest& request, const Flavor& flavor, const std::filesystem::path& out,
                    Commission& commission) = 0;
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
  std::string rules;  // the flavor's or the request's, below the prompt for makers that read prompts
  bool generate_audio = false;  // makers that can may add sound; a film has its song instead
  std::string person_generation;
  std::string model;  // as SceneRequest's
};

class ClipMaker {
 public:
  virtual ~ClipMaker() = default;
  // Names what a clip depends on beside the request (maker and version), for the cache key.
  virtual std::string version() const = 0;
  // Writes one film file of `frames` frames or more at the format's rate. What it shows beyond them is cut
  // off when the film is put together; another size or rate is made to fit there.
  virtual Made make(const ClipRequest& request, const Flavor& flavor, const std::filesystem::path& out,
                    Commission& commission) = 0;
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
  std::string sync_mode;  // what is done when sound and clip are not equally long; "": the maker's own
  std::string model;      // as SceneRequest's
};

struct SyncedLips {
  std::string model = "builtin";
  std::int64_t frames_with_face = 0;
  std::string note;  // for the user; "" for none
};

class LipSyncer {
 public:
  virtual ~LipSyncer() = default;
  // As ClipMaker::version.
  virtual std::string version() const = 0;
  // Writes the clip with moving lips: as many frames, the same sound. The order's clip is only read. Throws
  // Error{kUnsuitable} for a clip without a face that could sing.
  virtual SyncedLips sync(const LipSyncOrder& order, const std::filesystem::path& out,
                          Commission& commission) = 0;
};

}  // namespace mv
