#include "providers/builtin/builtin_lip_syncer.h"

#include <utility>

#include "providers/builtin/clip_recipe.h"
#include "providers/builtin/filmed_lips.h"
#include "providers/builtin/painted_lips.h"

namespace providers {
namespace {

// A clip that was cut, scaled or given sound elsewhere keeps our recipe and is another clip all the same.
bool is_as_painted(const media::MediaInfo& clip, const render::PaintJob& job) {
  return clip.video && !clip.audio && clip.video->width == job.format.width &&
         clip.video->height == job.format.height && clip.video->rate == job.format.rate &&
         clip.video->frames == timing::nearest_frame(job.duration, job.format.rate);
}

}  // namespace

mv::SyncedLips BuiltinLipSyncer::sync(const mv::LipSyncOrder& order, const std::filesystem::path& out,
                                      mv::Commission& commission) {
  const base::CancelToken cancel = commission.cancel();
  cancel.check();
  auto job = job_from_recipe(order.recipe);
  if (job && is_as_painted(media_.probe(order.clip, cancel), *job))
    return paint_lips(*std::move(job), order, out, cancel, commission);
  return move_filmed_lips(media_, cascades_, order, out, cancel, commission);
}

}  // namespace providers
