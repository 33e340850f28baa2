#include "mv/portrait.h"

#include <string>
#include <utility>

#include "base/hash.h"
#include "mv/job_commission.h"
#include "mv/make_at.h"
#include "mv/maker_choice.h"
#include "mv/projects.h"
#include "mv/reference_image.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

std::string key_of(const ImageMaker& maker, const ImageRequest& request, const Flavor& flavor) {
  return "portrait" + base::ContentHash()
                          .add(maker.version())
                          .add(request.model)
                          .add(flavor.character_reference_prompt)
                          .add(request.character_description)
                          .add(static_cast<std::int64_t>(request.seed))
                          .hex();
}

}  // namespace

MadeBy make_portrait(const Workshop& workshop, const jobs::Job& job, const store::ProjectRow& project,
                     const Flavor& flavor, const fs::path& place, jobs::Attempt& attempt) {
  ImageRequest request;
  request.character_description = project.character;
  request.seed = static_cast<std::uint64_t>(settings_of(project).seed);
  request.model = model_of(workshop, job.maker, Work::kImage, flavor);
  if (job.maker == kBuiltinMaker) {
    Library::share(kept_reference(workshop.studio, flavor, project.character, request.seed, attempt.cancel()),
                   place);
    return {.model = kBuiltinMaker, .notes = {}, .runs = {}};
  }
  request.safety_filter_level = flavor.image.safety_filter_level;
  request.person_generation = flavor.image.person_generation;
  ImageMaker& maker = image_maker(workshop, job.maker);
  const std::string key = workshop.keeps_clips ? key_of(maker, request, flavor) : "";
  JobCommission commission(workshop, job, attempt, attempt, key);
  std::optional<Made> made;
  make_at(
      workshop, place, key, ".png",
      [&](const fs::path& out) { made = maker.make(request, flavor, out, commission); }, commission.cancel());
  commission.runs().settle(made ? made->notes : std::vector<std::string>());
  MadeBy by = made ? made_by(*made, commission.runs()) : kept_by(request.model, commission.runs());
  for (std::string& note : notes_of_choice(workshop, job.maker, Work::kImage, flavor))
    by.notes.push_back(std::move(note));
  return by;
}

}  // namespace mv
