#include "providers/comfyui/comfyui_clip_maker.h"

#include <fmt/format.h>

#include "base/error.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/picture_type.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;

// Models for films make 4n + 1 frames (Wan, Hunyuan) or 8n + 1 (LTX): the latter are both.
constexpr std::int64_t kFrameStep = 8;

// The character by picture where the graph takes one, or else in words.
void set_character(mv::ClipRequest& request, ComfyuiOrder& order) {
  if (order.takes(ComfyuiSlot::kImage)) {
    if (!request.character_image)
      throw Error(ErrorKind::kUsage,
                  fmt::format("the graph {} needs a picture to begin with, and there is none; make "
                              "the character's picture first, or use another graph",
                              order.graph().name()));
    order.set_file({.slot = ComfyuiSlot::kImage,
                    .file = *request.character_image,
                    .content_type = picture_type(*request.character_image),
                    .name = request.character_image->filename().string()});
  } else if (request.character_image) {
    order.note(fmt::format("the graph {} takes no picture of the character; it is described in words",
                           order.graph().name()));
    request.character_image.reset();
  }
}

void set_time(ComfyuiOrder& order, double seconds, const media::VideoFormat& format) {
  const bool takes_rate = order.takes(ComfyuiSlot::kFps);
  const double own = order.graph().own_fps().value_or(format.rate.per_second);
  const double fps = takes_rate ? format.rate.per_second : own;
  order.set_number(ComfyuiSlot::kSeconds, seconds);
  order.set_number(ComfyuiSlot::kFps, fps);
  order.set_number(ComfyuiSlot::kFrames, static_cast<double>(fitted_frames(seconds, fps, kFrameStep)));
  if (!order.takes(ComfyuiSlot::kSeconds) && !order.takes(ComfyuiSlot::kFrames))
    order.note(fmt::format("the graph {} has no place for the length: it makes its clips as long as it likes",
                           order.graph().name()));
}

ComfyuiOrder clip_order(mv::ClipRequest request, ComfyuiGraph graph, const mv::Model& model,
                        const FittedClip& clip) {
  ComfyuiOrder order(std::move(graph));
  order.graph().require(ComfyuiSlot::kPrompt);
  set_character(request, order);
  order.set_prompt(prompt_of(request), request.negative_prompt);
  const media::VideoFormat size = fitted_size(request.format, clip);
  order.set_size(size.width, size.height);
  set_time(order, fitted_seconds(request, model, clip), request.format);
  order.set_seed(request.seed);
  return order;
}

}  // namespace

std::string ComfyuiClipMaker::version() const {
  return "comfyui-clip 1 " + shop_.graphs.fingerprint(mv::Work::kClip);
}

mv::Made ComfyuiClipMaker::make(const mv::ClipRequest& request, const mv::Flavor& flavor,
                                const std::filesystem::path& out, mv::Commission& commission) {
  ComfyuiGraph graph = shop_.graphs.chosen(mv::Work::kClip, request.model, flavor.image.video_model);
  const mv::Model model = comfyui_model(shop_.catalog, mv::Work::kClip, graph.name());
  const FittedClip clip = fitted(request, model);
  const ComfyuiOrder order = clip_order(request, std::move(graph), model, clip);
  ComfyuiRun run(shop_, order, ComfyuiKind::kFilm);
  const Finished finished = carry_out(run, run_plan(model, "", clip.estimate, order.recorded()), commission,
                                      within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    fetch_output(shop_.fetcher, comfyui_names(), comfyui_output(finished, order.graph()), out, commission);
    check_clip(shop_.media, comfyui_names(), out, request.frames, request.format, finished.run,
               commission.cancel());
  });
  mv::Made made{.model = model.id, .notes = clip.notes};
  made.notes.insert(made.notes.end(), order.notes().begin(), order.notes().end());
  return made;
}

}  // namespace providers
