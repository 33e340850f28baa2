#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/comfyui/comfyui_run.h"

namespace providers {

// Pictures by the user's graphs in images/.
class ComfyuiImageMaker final : public mv::ImageMaker {
 public:
  explicit ComfyuiImageMaker(ComfyuiShop shop) : shop_(shop) {}

  std::string version() const override;
  // Throws as ComfyuiGraphs::chosen, carry_out, fetch_output and keep_as_png do, and Error{kUsage} for a
  // graph that takes no prompt.
  mv::Made make(const mv::ImageRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  ComfyuiShop shop_;
};

}  // namespace providers
