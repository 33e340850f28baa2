#include "mv/flavor_preview.h"

#include "base/file.h"
#include "base/hash.h"
#include "mv/poster.h"
#include "mv/scenes.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".jpg";

// The same for all, so that only the look differs. It names no place and no light: a flavor that has places
// of its own shows them.
constexpr const char* kIdea = "She sings of a night that she will not forget";
constexpr const char* kCharacter = "Woman with long auburn hair in a green dress, singing into a microphone";
constexpr std::uint64_t kSeed = 3;
constexpr int kScenes = 4;
constexpr std::size_t kShown = 1;  // the first scene sets the place; in the second somebody is in it
constexpr media::VideoFormat kFormat = {.width = 640, .height = 360, .rate = {24}};
// A second of film, whose middle is the picture: things have begun to move by then.
constexpr std::int64_t kFrames = 24;

std::string kept_name(const Studio& studio, const Flavor& flavor) {
  return "preview" + preview_key(studio, flavor);
}

ClipRequest clip_of(const Studio& studio, const Flavor& flavor, const base::CancelToken& cancel) {
  SceneRequest story;
  story.idea = kIdea;
  story.character_description = kCharacter;
  story.number_of_scenes = kScenes;
  story.seed = kSeed;
  FreeCommission commission(cancel);
  const Scene scene = write_scenes(studio, studio.scene_writer, story, flavor, commission).scenes.at(kShown);
  ClipRequest clip;
  clip.prompt = scene.description;
  clip.negative_prompt = scene.negative_description;
  clip.character_description = kCharacter;
  clip.format = kFormat;
  clip.frames = kFrames;
  clip.seed = clip.film_seed = kSeed;
  return clip;
}

void paint(const Studio& studio, const Flavor& flavor, const fs::path& out, const base::CancelToken& cancel) {
  base::PendingFile clip(out.parent_path() / (kept_name(studio, flavor) + ".mp4"));
  FreeCommission commission(cancel);
  studio.clip_maker.make(clip_of(studio, flavor, cancel), flavor, clip.path(), commission);
  write_poster(studio.media, clip.path(), out, cancel);
}

}  // namespace

std::string preview_key(const Studio& studio, const Flavor& flavor) {
  base::ContentHash hash;
  hash.add("preview 1").add(studio.clip_maker.version()).add(flavor.name).add(flavor.fingerprint);
  const SceneParameters& words = flavor.parameters;
  hash.add(words.character_characteristics).add(words.video_type);
  hash.add(words.video_characteristics).add(words.camera_angle);
  return hash.hex().substr(0, 16);
}

std::shared_ptr<const Flavor> flavor_of_preview(const Studio& studio, const std::string& key) {
  for (const std::string& name : studio.flavors.names()) {
    auto flavor = studio.flavors.find(name);
    if (preview_key(studio, *flavor) == key) return flavor;
  }
  return nullptr;
}

std::optional<fs::path> find_preview(const Studio& studio, const Flavor& flavor) {
  return studio.kept.find(kept_name(studio, flavor), kExtension);
}

fs::path kept_preview(const Studio& studio, const Flavor& flavor, base::CancelToken cancel) {
  return studio.kept.find_or_make(kept_name(studio, flavor), kExtension, cancel,
                                  [&](const fs::path& out) { paint(studio, flavor, out, cancel); });
}

}  // namespace mv
