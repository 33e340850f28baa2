#pragma once

#include "mv/makers.h"
#include "render/painter.h"

namespace providers {

// Paints a clip of ours again, with the order's mouths. Errors as LipSyncer::sync.
mv::SyncedLips paint_lips(render::PaintJob job, const mv::LipSyncOrder& order,
                          const std::filesystem::path& out, base::CancelToken cancel,
                          base::ProgressSink& progress);

}  // namespace providers
