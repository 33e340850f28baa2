#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/comfyui/comfyui_run.h"

namespace providers {

// Lips by the user's graphs in lips/: a clip and its part of the song go in, the clip comes out.
class ComfyuiLipSyncer final : public mv::LipSyncer {
 public:
  explicit ComfyuiLipSyncer(ComfyuiShop shop) : shop_(shop) {}

  std::string version() const override;
  // Throws as ComfyuiGraphs::chosen, carry_out, fetch_output and check_clip do, and Error{kUsage} for a graph
  // that does not take both.
  mv::SyncedLips sync(const mv::LipSyncOrder& order, const std::filesystem::path& out,
                      mv::Commission& commission) override;

 private:
  ComfyuiShop shop_;
};

}  // namespace providers
