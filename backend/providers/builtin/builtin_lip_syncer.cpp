#include "providers/builtin/builtin_lip_syncer.h"

#include <utility>

#include "providers/builtin/clip_recipe.h"
#include "providers/builtin/filmed_lips.h"
#include "providers/builtin/painted_lips.h"

namespace providers {

mv::SyncedLips BuiltinLipSyncer::sync(const mv::LipSyncOrder& order, const std::filesystem::path& out,
                                      base::CancelToken cancel, base::ProgressSink& progress) {
  cancel.check();
  if (auto job = job_from_recipe(order.recipe))
    return paint_lips(*std::move(job), order, out, std::move(cancel), progress);
  return move_filmed_lips(media_, cascades_, order, out, std::move(cancel), progress);
}

}  // namespace providers
