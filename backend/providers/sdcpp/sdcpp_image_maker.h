#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/sdcpp/sdcpp_run.h"

namespace providers {

// Pictures by the model that a server of stable-diffusion.cpp has loaded.
class SdcppImageMaker final : public mv::ImageMaker {
 public:
  explicit SdcppImageMaker(SdcppShop shop) : shop_(shop) {}

  std::string version() const override { return "sdcpp-image 1"; }
  // Throws as carry_out, keep_as_png, sdcpp_model and sdcpp_abilities_for do.
  mv::Made make(const mv::ImageRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  SdcppShop shop_;
};

}  // namespace providers
