#include "providers/sdcpp/sdcpp_image_maker.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "mv/full_prompt.h"
#include "mv/prices.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

constexpr int kPictureStep = 64;  // pixels: what the models for pictures fold into one, at most

SdcppOrder image_order(const mv::ImageRequest& request, const mv::Flavor& flavor,
                       const SdcppAbilities& abilities) {
  return {.mode = SdcppMode::kPicture,
          .body = {{"prompt", mv::full_image_prompt(request.character_description, flavor)},
                   {"negative_prompt", request.negative_prompt},
                   {"width", sdcpp_side(request.width, kPictureStep, abilities)},
                   {"height", sdcpp_side(request.height, kPictureStep, abilities)},
                   {"seed", sdcpp_seed(request.seed)},
                   {"batch_count", 1},
                   {"output_format", "png"}}};
}

}  // namespace

mv::Made SdcppImageMaker::make(const mv::ImageRequest& request, const mv::Flavor& flavor,
                               const std::filesystem::path& out, mv::Commission& commission) {
  const mv::Model& model = sdcpp_model(shop_.catalog, mv::Work::kImage, request.model);
  const SdcppAbilities abilities = sdcpp_abilities_for(shop_, SdcppMode::kPicture, commission.cancel());
  const SdcppOrder order = image_order(request, flavor, abilities);
  boost::json::object inputs = order.body;
  if (!abilities.model.empty()) inputs["loaded_model"] = abilities.model;
  const base::PendingFile picture(out.parent_path() / "picture");  // never committed: it goes again
  SdcppRun run(shop_, order, picture.path());
  const Finished finished = carry_out(
      run,
      run_plan(model, fmt::format("image {}", request.number), mv::image_price(model), std::move(inputs)),
      commission, within(shop_.pace, model));
  receive_from_sdcpp(finished, commission, [&] {
    keep_as_png(shop_.media, sdcpp_names(), picture.path(), out, finished.run, commission.cancel());
  });
  return {.model = abilities.model.empty() ? model.id : abilities.model, .notes = {}};
}

}  // namespace providers
