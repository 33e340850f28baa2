#include "providers/comfyui/comfyui_lip_syncer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/file.h"
#include "mv/prices.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"
#include "providers/hosted/sung_wav.h"

namespace providers {
namespace {

constexpr const char* kVoice = "voice.wav";

ComfyuiOrder lips_order(const mv::LipSyncOrder& asked, ComfyuiGraph graph, const media::VideoStream& clip,
                        const std::filesystem::path& voice) {
  ComfyuiOrder order(std::move(graph));
  order.graph().require(ComfyuiSlot::kVideo);
  order.graph().require(ComfyuiSlot::kAudio);
  order.set_file({.slot = ComfyuiSlot::kVideo,
                  .file = asked.clip,
                  .content_type = "video/mp4",
                  .name = asked.clip.filename().string()});
  order.set_file({.slot = ComfyuiSlot::kAudio, .file = voice, .content_type = "audio/wav", .name = kVoice});
  order.set_number(ComfyuiSlot::kSeconds, timing::to_seconds(clip.duration));
  order.set_number(ComfyuiSlot::kFrames, static_cast<double>(clip.frames));
  order.set_number(ComfyuiSlot::kFps, clip.rate.per_second);
  order.set_number(ComfyuiSlot::kWidth, clip.width);
  order.set_number(ComfyuiSlot::kHeight, clip.height);
  return order;
}

}  // namespace

std::string ComfyuiLipSyncer::version() const {
  return "comfyui-lips 1 " + shop_.graphs.fingerprint(mv::Work::kLips);
}

mv::SyncedLips ComfyuiLipSyncer::sync(const mv::LipSyncOrder& asked, const std::filesystem::path& out,
                                      mv::Commission& commission) {
  ComfyuiGraph graph = shop_.graphs.chosen(mv::Work::kLips, asked.model, "");
  const mv::Model model = comfyui_model(shop_.catalog, mv::Work::kLips, graph.name());
  const media::MediaInfo clip = shop_.media.probe(asked.clip, commission.cancel());
  if (!clip.video) throw base::Error(base::ErrorKind::kNotMedia, "the clip has no picture to move lips in");
  const base::PendingFile voice(out.parent_path() / kVoice);  // never committed: it goes again
  write_sung_wav(shop_.media, asked.song, asked.slice, clip.video->duration, voice.path(),
                 commission.cancel());
  const ComfyuiOrder order = lips_order(asked, std::move(graph), *clip.video, voice.path());
  ComfyuiRun run(shop_, order, ComfyuiKind::kFilm);
  const Finished finished = carry_out(
      run,
      run_plan(model, "", mv::lips_price(model, timing::to_seconds(clip.video->duration)), order.recorded()),
      commission, within(shop_.pace, model));
  receive(finished.run, commission, [&] {
    fetch_output(shop_.fetcher, comfyui_names(), comfyui_output(finished, order.graph()), out, commission);
    check_clip(shop_.media, comfyui_names(), out, clip.video->frames,
               {.width = clip.video->width, .height = clip.video->height, .rate = clip.video->rate},
               finished.run, commission.cancel());
  });
  return {.model = model.id, .note = fmt::format("{}", fmt::join(order.notes(), "; "))};
}

}  // namespace providers
