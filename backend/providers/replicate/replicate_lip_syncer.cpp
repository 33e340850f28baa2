#include "providers/replicate/replicate_lip_syncer.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/passing_folder.h"
#include "mv/prices.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"
#include "providers/hosted/sung_wav.h"

namespace providers {
namespace {

// The result ends with the shorter of clip and sound. Ours are equally long, so the clip keeps its length.
constexpr const char* kKeepLength = "cut_off";

ReplicateInputs lips_inputs(const mv::LipSyncOrder& order, const mv::Model& model,
                            std::shared_ptr<const ReplicateSchema> schema,
                            const std::filesystem::path& voice) {
  ReplicateInputs inputs(model.id, std::move(schema));
  inputs.set_file({.input = "video", .file = order.clip, .content_type = "video/mp4"});
  inputs.set_file({.input = "audio", .file = voice, .content_type = "audio/wav"});
  inputs.set_text("sync_mode", order.sync_mode.empty() ? kKeepLength : order.sync_mode);
  inputs.set("temperature", std::clamp(order.temperature, 0.0, 1.0));
  inputs.set("active_speaker", order.picks_largest_face);
  if (order.leaves_hidden_mouths) {
    // Models call it occlusion_detection, occlusion_detection_enabled …, where they have it.
    const std::string name = inputs.schema() != nullptr ? inputs.schema()->named_like("occlusion") : "";
    if (name.empty())
      inputs.note(fmt::format("{} has no option for hidden mouths; it moves them as well", model.id));
    else
      inputs.set(name, true);
  }
  return inputs;
}

}  // namespace

mv::SyncedLips ReplicateLipSyncer::sync(const mv::LipSyncOrder& order, const std::filesystem::path& out,
                                        mv::Commission& commission) {
  const mv::Model& model = replicate_model(shop_.catalog, mv::Work::kLips, order.model);
  const media::MediaInfo clip = shop_.media.probe(order.clip, commission.cancel());
  if (!clip.video) throw base::Error(base::ErrorKind::kNotMedia, "the clip has no picture to move lips in");
  const base::PassingFolder folder(out.parent_path());
  const std::filesystem::path voice = folder.path() / "voice.wav";
  write_sung_wav(shop_.media, order.song, order.slice, clip.video->duration, voice, commission.cancel());
  ReplicateInputs inputs =
      lips_inputs(order, model, shop_.client.schema_of(model.id, commission.cancel()), voice);
  ReplicateRun run(shop_, model.id, inputs, commission, folder.path());
  const Finished finished = carry_out(
      run,
      run_plan(model, "", mv::lips_price(model, timing::to_seconds(clip.video->duration)), inputs.recorded()),
      commission, within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    fetch_output(shop_.fetcher, replicate_names(), output_of(finished), out, commission);
    check_clip(shop_.media, replicate_names(), out, clip.video->frames,
               {.width = clip.video->width, .height = clip.video->height, .rate = clip.video->rate},
               finished.run, commission.cancel());
  });
  if (clip.audio) inputs.note("the clip's own sound gave way to the song");
  return {.model = model.id, .note = fmt::format("{}", fmt::join(inputs.notes(), "; "))};
}

}  // namespace providers
