#include "app/composition.h"

#include <thread>

#include "base/hash.h"
#include "providers/builtin/builtin_clip_maker.h"
#include "providers/builtin/builtin_image_maker.h"
#include "providers/builtin/builtin_lip_syncer.h"
#include "providers/builtin/painter_names.h"
#include "providers/builtin/scene_writer.h"

namespace app {
namespace {

mv::DebugMode debug_mode(const Settings& settings) {
  return settings.debug ? mv::DebugMode::kOn : mv::DebugMode::kOff;
}

}  // namespace

struct Composition::Makers {
  Makers(const media::Media& media, const std::string& program)
      : image_maker(program), clip_maker(media, program), lip_syncer(media, program) {}
  providers::BuiltinSceneWriter scene_writer;
  providers::BuiltinImageMaker image_maker;
  providers::BuiltinClipMaker clip_maker;
  providers::BuiltinLipSyncer lip_syncer;
};

Composition::Composition(Settings settings, base::Log& log, base::CancelToken cancel)
    : settings_(std::move(settings)), log_(log), cancel_(std::move(cancel)) {}
Composition::~Composition() = default;

const media::Media& Composition::media() {
  if (!media_) {
    require_valid(settings_, {Part::kFilms, Part::kMedia});
    media::WorkerLimits limits{.memory_bytes = settings_.media.memory_bytes,
                               .seconds = {},
                               .output_bytes = settings_.media.output_bytes};
    limits.seconds = settings_.media.seconds.value_or(media::WorkerLimits{}.seconds);
    media_ = std::make_unique<media::Media>(
        media::WorkerCommand{.program = settings_.program, .arguments = {"media"}}, limits);
  }
  return *media_;
}

mv::FlavorSources Composition::flavor_sources() const {
  mv::FlavorSources sources{.folders = {settings_.configs}, .names = providers::painter_names()};
  sources.folders.insert(sources.folders.end(), settings_.more_flavors.begin(), settings_.more_flavors.end());
  return sources;
}

const mv::Flavors& Composition::flavors() {
  if (!flavors_) {
    flavors_ = std::make_unique<mv::Flavors>(flavor_sources(), mv::FlavorLog(log_, debug_mode(settings_)));
  }
  return *flavors_;
}

const storage::KeptFiles& Composition::kept() {
  if (!kept_) {
    require_valid(settings_, {Part::kFilms});
    kept_ = std::make_unique<storage::KeptFiles>(settings_.outputs / "kept", settings_.kept_bytes);
  }
  return *kept_;
}

const mv::Studio& Composition::studio() {
  if (studio_) return *studio_;
  // Another build may paint differently; sixteen digits tell builds apart.
  makers_ = std::make_unique<Makers>(media(), base::hash_file(settings_.program).substr(0, 16));
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  studio_ = std::make_unique<mv::Studio>(mv::Studio{.media = media(),
                                                    .kept = kept(),
                                                    .flavors = flavors(),
                                                    .scene_writer = makers_->scene_writer,
                                                    .image_maker = makers_->image_maker,
                                                    .clip_maker = makers_->clip_maker,
                                                    .lip_syncer = makers_->lip_syncer,
                                                    .clock = clock_,
                                                    .log = log_,
                                                    .workers = static_cast<int>(cores),
                                                    .debug = debug_mode(settings_)});
  return *studio_;
}

}  // namespace app
