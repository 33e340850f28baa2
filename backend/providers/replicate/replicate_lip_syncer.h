#pragma once

#include <string>
#include <utility>

#include "mv/makers.h"
#include "providers/replicate/replicate_run.h"

namespace providers {

// Moving lips by models on Replicate: clip and song are uploaded, one prediction gives the clip anew.
class ReplicateLipSyncer final : public mv::LipSyncer {
 public:
  explicit ReplicateLipSyncer(ReplicateShop shop) : shop_(std::move(shop)) {}

  std::string version() const override { return "replicate-lips 1"; }
  // Throws as carry_out, fetch_output and check_clip do, and Error{kUsage} for an unknown model.
  mv::SyncedLips sync(const mv::LipSyncOrder& order, const std::filesystem::path& out,
                      mv::Commission& commission) override;

 private:
  ReplicateShop shop_;
};

}  // namespace providers
