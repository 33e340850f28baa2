#pragma once

#include <filesystem>

#include "base/file.h"
#include "mv/makers.h"

namespace mv::testing_room {

// A clip whose lips move is the same text, said to sing.
class TextLips final : public LipSyncer {
 public:
  std::string version() const override { return "text"; }
  SyncedLips sync(const LipSyncOrder& order, const std::filesystem::path& out, Commission&) override {
    base::write_text(out, base::read_text(order.clip) + " sings");
    return {.frames_with_face = 1, .note = {}};
  }
};

}  // namespace mv::testing_room
