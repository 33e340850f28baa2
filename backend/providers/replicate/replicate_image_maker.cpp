#include "providers/replicate/replicate_image_maker.h"

#include <fmt/format.h>

#include "base/passing_folder.h"
#include "base/text.h"
#include "mv/full_prompt.h"
#include "mv/prices.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

ReplicateInputs image_inputs(const mv::ImageRequest& request, const mv::Flavor& flavor,
                             const mv::Model& model, std::shared_ptr<const ReplicateSchema> schema) {
  ReplicateInputs inputs(model.id, std::move(schema));
  std::string prompt = mv::full_image_prompt(request.character_description, flavor);
  if (!request.negative_prompt.empty()) {
    // Few image models have such an input, so only a schema can say that this one does.
    if (inputs.lists("negative_prompt"))
      inputs.set_text("negative_prompt", request.negative_prompt);
    else
      prompt += "\n\nAvoid: " + request.negative_prompt;
  }
  inputs.set_text("prompt", prompt);
  const std::string aspect = nearest_aspect(request.width, request.height, model.aspect_ratios);
  if (!aspect.empty()) inputs.set_text("aspect_ratio", aspect);
  if (!request.safety_filter_level.empty())
    inputs.set_text("safety_filter_level", base::lower(request.safety_filter_level));
  if (!request.person_generation.empty() && inputs.lists("person_generation"))
    inputs.set_text("person_generation", base::lower(request.person_generation));
  if (inputs.takes("output_format")) inputs.set_text("output_format", "png");
  if (inputs.lists("seed"))
    inputs.set("seed", replicate_seed(request.seed));
  else if (inputs.schema() != nullptr)
    inputs.leave_out("seed");
  return inputs;
}

}  // namespace

mv::Made ReplicateImageMaker::make(const mv::ImageRequest& request, const mv::Flavor& flavor,
                                   const std::filesystem::path& out, mv::Commission& commission) {
  const mv::Model& model = replicate_model(shop_.catalog, mv::Work::kImage, request.model);
  const ReplicateInputs inputs =
      image_inputs(request, flavor, model, shop_.client.schema_of(model.id, commission.cancel()));
  const base::PassingFolder folder(out.parent_path());
  ReplicateRun run(shop_, model.id, inputs, commission, folder.path());
  const Finished finished = carry_out(
      run,
      run_plan(model, fmt::format("image {}", request.number), mv::image_price(model), inputs.recorded()),
      commission, within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    const std::filesystem::path picture = folder.path() / "picture";
    fetch_output(shop_.fetcher, replicate_names(), output_of(finished), picture, commission);
    keep_as_png(shop_.media, replicate_names(), picture, out, finished.run, commission.cancel());
  });
  return {.model = model.id, .notes = inputs.notes()};
}

}  // namespace providers
