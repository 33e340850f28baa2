#pragma once

#include <string>

#include "mv/makers.h"
#include "providers/gemini/gemini_shop.h"

namespace providers {

// Pictures of characters by Gemini's image models: one question a picture.
class GeminiImageMaker final : public mv::ImageMaker {
 public:
  explicit GeminiImageMaker(const GeminiShop& shop) : shop_(shop) {}

  std::string version() const override { return "gemini-image 1"; }
  // Throws as ask_paid and keep_as_png do, and Error{kUsage} for an unknown model.
  mv::Made make(const mv::ImageRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  GeminiShop shop_;
};

}  // namespace providers
