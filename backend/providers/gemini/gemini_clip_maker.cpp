#include "providers/gemini/gemini_clip_maker.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/money.h"
#include "base/passing_folder.h"
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
  const mv::RunPlan plan = run_plan(model, "", order.estimate, recorded(order));
  GeminiOmniRun omni(shop_.client, order, out);
  GeminiVeoRun veo(shop_.client, order);
  // A run that is under way already is taken up on its own wire, whatever the model is today.
  const auto standing = commission.runs().standing(plan.step);
  const bool is_operation = standing && !standing->remote_id.empty()
                                ? is_veo_operation(standing->remote_id)
                                : wire_of(model) == GeminiWire::kOperations;
  BackgroundRun& run = is_operation ? static_cast<BackgroundRun&>(veo) : omni;
  const Finished finished = carry_out(run, plan, commission, within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    if (!omni.is_received()) shop_.client.download(only_link(finished), out, shop_.fetcher, commission);
    check_clip(shop_.media, gemini_names(), out, request.frames, request.format, finished.run,
               commission.cancel());
  });
  return {.model = finished.run.model, .notes = order.notes};
}

RunReport call_off_video(const GeminiClient& client, const store::RunRow& run,
                         const base::CancelToken& cancel) {
  const GeminiVideoOrder none;
  if (is_veo_operation(run.remote_id)) return GeminiVeoRun(client, none).look(run.remote_id, cancel);
  // What comes too late is written there, and gone.
  const base::PassingFolder folder(std::filesystem::temp_directory_path());
  const std::filesystem::path film = folder.path() / "film.mp4";
  GeminiOmniRun omni(client, none, film);
  omni.call_off(run.remote_id);
  return omni.look(run.remote_id, cancel);
}

}  // namespace providers
