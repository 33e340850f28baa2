#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/comfyui/comfyui_run.h"

namespace providers {

// Clips by the user's graphs in clips/.
class ComfyuiClipMaker final : public mv::ClipMaker {
 public:
  explicit ComfyuiClipMaker(ComfyuiShop shop) : shop_(shop) {}

  std::string version() const override;
  // Throws as ComfyuiGraphs::chosen, carry_out, fetch_output, check_clip and fitted do, and Error{kUsage} for
  // a graph that takes no prompt, or needs a picture where there is none.
  mv::Made make(const mv::ClipRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  ComfyuiShop shop_;
};

}  // namespace providers
