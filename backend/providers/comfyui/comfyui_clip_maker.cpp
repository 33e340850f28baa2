#include "providers/comfyui/comfyui_clip_maker.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "base/error.h"
#include "providers/comfyui/comfyui_pictures.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;

// Models for films make 4n + 1 frames (Wan, Hunyuan) or 8n + 1 (LTX): the latter are both.
constexpr std::int64_t kFrameStep = 8;

// What the scene lasts, unless the catalogue knows of set lengths.
double seconds_of(const mv::ClipRequest& request, const mv::Model& model, const FittedClip& clip) {
  const bool is_set = !model.durations.empty() || model.least_seconds > 0;
  return is_set ? clip.seconds : timing::to_seconds(timing::frame_time(request.frames, request.format.rate));
}

std::int64_t frames_of(double seconds, double fps) {
  const auto needed = static_cast<std::int64_t>(std::ceil(seconds * fps - 1e-6));
  return (std::max<std::int64_t>(needed, 1) + kFrameStep - 2) / kFrameStep * kFrameStep + 1;
}

// The wanted size in the shape and the resolution that the catalogue allows.
media::VideoFormat sized(const media::VideoFormat& wanted, const FittedClip& clip) {
  media::VideoFormat size = wanted;
  const std::size_t colon = clip.aspect_ratio.find(':');
  if (colon != std::string::npos) {
    const double across = std::atof(clip.aspect_ratio.c_str());
    const double down = std::atof(clip.aspect_ratio.c_str() + colon + 1);
    const int side = std::min(wanted.width, wanted.height);
    if (across > 0 && down > 0) {
      size.width = across > down ? static_cast<int>(side * across / down) : side;
      size.height = across > down ? side : static_cast<int>(side * down / across);
    }
  }
  const int lines = std::atoi(clip.resolution.c_str());
  const int side = std::min(size.width, size.height);
  if (lines > 0 && lines < side) {
    size.width = size.width * lines / side;
    size.height = size.height * lines / side;
  }
  return size;
}

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
                    .content_type = comfyui_picture_type(*request.character_image),
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
  order.set_number(ComfyuiSlot::kFrames, static_cast<double>(frames_of(seconds, fps)));
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
  const media::VideoFormat size = sized(request.format, clip);
  order.set_size(size.width, size.height);
  set_time(order, seconds_of(request, model, clip), request.format);
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
  const Finished finished = carry_out(run,
                                      {.step = "",
                                       .maker = model.maker,
                                       .model = model.id,
                                       .work = "clip",
                                       .estimate = clip.estimate,
                                       .inputs = order.recorded()},
                                      commission, within(shop_.pace, model));
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
