#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/replicate/replicate_run.h"

namespace providers {

// Pictures of characters by models on Replicate: one prediction a picture.
class ReplicateImageMaker final : public mv::ImageMaker {
 public:
  explicit ReplicateImageMaker(ReplicateShop shop) : shop_(std::move(shop)) {}

  std::string version() const override { return "replicate-image 1"; }
  // Throws as carry_out, fetch_output and keep_as_png do, and Error{kUsage} for an unknown model.
  mv::Made make(const mv::ImageRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  ReplicateShop shop_;
};

}  // namespace providers
