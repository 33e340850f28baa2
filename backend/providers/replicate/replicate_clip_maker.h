#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/replicate/replicate_run.h"

namespace providers {

// Clips by models on Replicate: one prediction a clip.
class ReplicateClipMaker final : public mv::ClipMaker {
 public:
  explicit ReplicateClipMaker(ReplicateShop shop) : shop_(std::move(shop)) {}

  std::string version() const override { return "replicate-clip 1"; }
  // Throws as carry_out, fetch_output, check_clip and fitted do, and Error{kUsage} for an unknown model.
  mv::Made make(const mv::ClipRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  ReplicateShop shop_;
};

}  // namespace providers
