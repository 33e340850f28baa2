#pragma once

#include <filesystem>
#include <string>

#include "media/media.h"
#include "mv/makers.h"

namespace providers {

// Where Debian's package opencv-data puts the cascades.
inline const std::filesystem::path kCascades = "/usr/share/opencv4/haarcascades";

// Moves lips without a model. A clip of the built-in painter, told by the recipe in its file, is painted
// again with the mouths in it: every other pixel is the painter's own again. In any other clip the face is
// found, followed, and its lower half warped. Deterministic.
class BuiltinLipSyncer final : public mv::LipSyncer {
 public:
  // `media` must outlive it; `program` names this build.
  BuiltinLipSyncer(const media::Media& media, std::string program, std::filesystem::path cascades = kCascades)
      : media_(media), program_(std::move(program)), cascades_(std::move(cascades)) {}

  std::string version() const override { return "builtin-lips " + program_; }
  mv::SyncedLips sync(const mv::LipSyncOrder& order, const std::filesystem::path& out,
                      mv::Commission& commission) override;

 private:
  const media::Media& media_;
  std::string program_;
  std::filesystem::path cascades_;
};

}  // namespace providers
