#include "mv/reference_image.h"

#include "base/hash.h"
#include "mv/full_prompt.h"

namespace mv {

std::filesystem::path kept_reference(const Studio& studio, const Flavor& flavor, const std::string& character,
                                     std::uint64_t seed, base::CancelToken cancel) {
  for (const ConfigType type : {ConfigType::kImageParams, ConfigType::kImagePrompts}) {
    studio.flavors.select(flavor.name, type);  // says so under MV_DEBUG_MODE
  }
  const std::string key = "character" + base::ContentHash()
                                            .add(studio.image_maker.version())
                                            .add(flavor.fingerprint)
                                            .add(character)
                                            .add(static_cast<std::int64_t>(seed))
                                            .hex();
  return studio.kept.find_or_make(key, ".png", cancel, [&](const std::filesystem::path& out) {
    ImageRequest request;
    request.character_description = character;
    request.seed = seed;
    const StepLog steps = studio.steps();
    steps.write(Step::kImageRequestArgsReceived, {{"character_description", character}, {"num_images", 1}});
    steps.write(Step::kImageDefaultsApplied, {{"width", request.width},
                                              {"height", request.height},
                                              {"seed", seed},
                                              {"config_flavor", flavor.name}});
    if (steps.is_on())
      steps.write(Step::kImageFullPrompt, {{"prompt", full_image_prompt(character, flavor)}});
    FreeCommission commission(cancel);
    studio.image_maker.make(request, flavor, out, commission);
  });
}

}  // namespace mv
