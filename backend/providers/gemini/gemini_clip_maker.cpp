#include "providers/gemini/gemini_clip_maker.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/money.h"
#include "providers/gemini/gemini_omni.h"
#include "providers/gemini/gemini_veo.h"
#include "providers/gemini/gemini_video.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;

const std::string& only_link(const Finished& finished) {
  if (!finished.report.outputs.empty()) return finished.report.outputs.front();
  throw Error(ErrorKind::kMakerFailed,
              fmt::format("Gemini says that it is done and gives no film; it cost {}. Try again to order it "
                          "anew",
                          base::to_dollars(store::counted(finished.run))),
              finished.run.remote_id);
}

}  // namespace

mv::Made GeminiClipMaker::make(const mv::ClipRequest& request, const mv::Flavor&,
                               const std::filesystem::path& out, mv::Commission& commission) {
  const mv::Model& model = gemini_model(shop_.catalog, mv::Work::kClip, request.model);
  const GeminiVideoOrder order = video_order(request, model);
  const mv::RunPlan plan{.step = "",
                         .maker = model.maker,
                         .model = model.id,
                         .work = "clip",
                         .estimate = order.estimate,
                         .inputs = recorded(order)};
  GeminiOmniRun omni(shop_.client, order, out);
  GeminiVeoRun veo(shop_.client, order);
  BackgroundRun& run = wire_of(model) == GeminiWire::kOperations ? static_cast<BackgroundRun&>(veo) : omni;
  const Finished finished = carry_out(run, plan, commission, within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    if (!omni.is_received()) shop_.client.download(only_link(finished), out, shop_.fetcher, commission);
    check_clip(shop_.media, gemini_names(), out, request.frames, request.format, finished.run,
               commission.cancel());
  });
  return {.model = model.id, .notes = order.notes};
}

}  // namespace providers
