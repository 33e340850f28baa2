#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/sdcpp/sdcpp_run.h"

namespace providers {

// Clips by the model that a server of stable-diffusion.cpp has loaded. The character's picture, where there
// is one, is the first frame.
class SdcppClipMaker final : public mv::ClipMaker {
 public:
  explicit SdcppClipMaker(SdcppShop shop) : shop_(shop) {}

  std::string version() const override { return "sdcpp-clip 1"; }
  // Throws as carry_out, check_clip, fitted, sdcpp_model and sdcpp_abilities_for do, and
  // Error{kNotConfigured} for a server that cannot write films that this program reads.
  mv::Made make(const mv::ClipRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  SdcppShop shop_;
};

}  // namespace providers
