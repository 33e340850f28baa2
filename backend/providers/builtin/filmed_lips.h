#pragma once

#include "media/media.h"
#include "mv/makers.h"

namespace providers {

// Moves the mouth of the face in a filmed clip. The clip is read twice: to follow the face, and to draw.
// Errors as LipSyncer::sync.
mv::SyncedLips move_filmed_lips(const media::Media& media, const std::filesystem::path& cascades,
                                const mv::LipSyncOrder& order, const std::filesystem::path& out,
                                base::CancelToken cancel, base::ProgressSink& progress);

}  // namespace providers
