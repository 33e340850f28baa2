#pragma once

#include <string>

#include "mv/makers.h"
#include "providers/gemini/gemini_shop.h"
#include "providers/hosted/vendor.h"

namespace providers {

// Clips by Gemini's models: Omni's by way of interactions, Veo's by way of operations.
class GeminiClipMaker final : public mv::ClipMaker {
 public:
  explicit GeminiClipMaker(const GeminiShop& shop) : shop_(shop) {}

  std::string version() const override { return "gemini-clip 1"; }
  // Throws as carry_out, fetch_output, check_clip and fitted do, and Error{kUsage} for an unknown model.
  mv::Made make(const mv::ClipRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  GeminiShop shop_;
};

// Asks for the end of such a run and looks at it. Throws as the client, and Refusal.
RunReport call_off_video(const GeminiClient& client, const store::RunRow& run,
                         const base::CancelToken& cancel);

}  // namespace providers
