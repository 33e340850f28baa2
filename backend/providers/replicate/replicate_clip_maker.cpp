#include "providers/replicate/replicate_clip_maker.h"

#include <fmt/format.h>

#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/picture_type.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

// Veo takes pictures of a character with this alone (https://replicate.com/google/veo-3.1/api/schema).
constexpr int kReferenceSeconds = 8;
constexpr const char* kReferenceAspect = "16:9";

// A character's picture is no first frame, so `image` is not for it.
bool can_show_picture(const mv::ClipRequest& request, const mv::Model& model, const FittedClip& clip,
                      const ReplicateInputs& inputs) {
  return request.character_image && model.reference_images > 0 && clip.seconds == kReferenceSeconds &&
         clip.aspect_ratio == kReferenceAspect && inputs.takes("reference_images");
}

// The character by picture, or else in words.
std::string prompt_with_character(mv::ClipRequest request, const mv::Model& model, const FittedClip& clip,
                                  ReplicateInputs& inputs) {
  if (!request.character_image) return prompt_of(request);
  if (can_show_picture(request, model, clip, inputs)) {
    inputs.set_file({.input = "reference_images",
                     .file = *request.character_image,
                     .content_type = picture_type(*request.character_image),
                     .in_list = true});
    return prompt_of(request);
  }
  inputs.note(model.reference_images > 0
                  ? fmt::format("{} takes a character's picture for {} clips of {} seconds only; this one is "
                                "described in words",
                                model.id, kReferenceAspect, kReferenceSeconds)
                  : fmt::format("{} takes no picture of the character; it is described in words", model.id));
  request.character_image.reset();
  return prompt_of(request);
}

ReplicateInputs clip_inputs(const mv::ClipRequest& request, const mv::Model& model, const FittedClip& clip,
                            std::shared_ptr<const ReplicateSchema> schema) {
  ReplicateInputs inputs(model.id, std::move(schema));
  std::string prompt = prompt_with_character(request, model, clip, inputs);
  if (!request.negative_prompt.empty()) {
    if (inputs.takes("negative_prompt"))
      inputs.set_text("negative_prompt", request.negative_prompt);
    else
      prompt += "\n\nAvoid: " + request.negative_prompt;
  }
  inputs.set_text("prompt", prompt);
  inputs.set("duration", clip.seconds);
  if (!clip.aspect_ratio.empty()) inputs.set_text("aspect_ratio", clip.aspect_ratio);
  if (!clip.resolution.empty()) inputs.set_text("resolution", clip.resolution);
  if (model.makes_sound) inputs.set("generate_audio", clip.with_sound);
  inputs.set("seed", replicate_seed(request.seed));
  if (!request.person_generation.empty() && inputs.lists("person_generation"))
    inputs.set_text("person_generation", request.person_generation);
  return inputs;
}

}  // namespace

mv::Made ReplicateClipMaker::make(const mv::ClipRequest& request, const mv::Flavor&,
                                  const std::filesystem::path& out, mv::Commission& commission) {
  const mv::Model& model = replicate_model(shop_.catalog, mv::Work::kClip, request.model);
  const FittedClip clip = fitted(request, model);
  const ReplicateInputs inputs =
      clip_inputs(request, model, clip, shop_.client.schema_of(model.id, commission.cancel()));
  ReplicateRun run(shop_, model.id, inputs, commission, out.parent_path());
  const Finished finished = carry_out(run, run_plan(model, "", clip.estimate, inputs.recorded()), commission,
                                      within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    fetch_output(shop_.fetcher, replicate_names(), output_of(finished), out, commission);
    check_clip(shop_.media, replicate_names(), out, request.frames, request.format, finished.run,
               commission.cancel());
  });
  mv::Made made{.model = model.id, .notes = clip.notes};
  made.notes.insert(made.notes.end(), inputs.notes().begin(), inputs.notes().end());
  return made;
}

}  // namespace providers
