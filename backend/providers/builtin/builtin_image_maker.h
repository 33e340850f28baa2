#pragma once

#include <string>

#include "mv/makers.h"

namespace providers {

// Paints the character that a description tells of. The image carries the character's recipe in the text
// chunk kRecipeKey, so that the image alone keeps the look. Deterministic: same request, same bytes.
class BuiltinImageMaker final : public mv::ImageMaker {
 public:
  // `program` names this build, so that images of an older painter are not taken for today's.
  explicit BuiltinImageMaker(std::string program) : program_(std::move(program)) {}

  std::string version() const override { return "builtin-image " + program_; }
  mv::Made make(const mv::ImageRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  std::string program_;
};

constexpr const char* kRecipeKey = "songreel:character";

}  // namespace providers
