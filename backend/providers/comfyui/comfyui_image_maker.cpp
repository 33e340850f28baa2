#include "providers/comfyui/comfyui_image_maker.h"

#include <fmt/format.h>

#include "base/file.h"
#include "mv/full_prompt.h"
#include "mv/prices.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"

namespace providers {

std::string ComfyuiImageMaker::version() const {
  return "comfyui-image 1 " + shop_.graphs.fingerprint(mv::Work::kImage);
}

mv::Made ComfyuiImageMaker::make(const mv::ImageRequest& request, const mv::Flavor& flavor,
                                 const std::filesystem::path& out, mv::Commission& commission) {
  ComfyuiOrder order(shop_.graphs.chosen(mv::Work::kImage, request.model, flavor.image.model));
  order.graph().require(ComfyuiSlot::kPrompt);
  order.set_prompt(mv::full_image_prompt(request.character_description, flavor), request.negative_prompt);
  order.set_size(request.width, request.height);
  order.set_seed(request.seed);
  const mv::Model model = comfyui_model(shop_.catalog, mv::Work::kImage, order.graph().name());
  ComfyuiRun run(shop_, order, ComfyuiKind::kPicture);
  const Finished finished = carry_out(
      run, run_plan(model, fmt::format("image {}", request.number), mv::image_price(model), order.recorded()),
      commission, within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    const base::PendingFile picture(out.parent_path() / "picture");  // never committed: it goes again
    fetch_output(shop_.fetcher, comfyui_names(), comfyui_output(finished, order.graph()), picture.path(),
                 commission);
    keep_as_png(shop_.media, comfyui_names(), picture.path(), out, finished.run, commission.cancel());
  });
  return {.model = model.id, .notes = order.notes()};
}

}  // namespace providers
