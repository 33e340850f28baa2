#pragma once

#include <string>

#include "media/media.h"
#include "mv/makers.h"
#include "render/character.h"

namespace providers {

// Paints a clip as a paper-cut diorama: the scene's text becomes a shot, the character image a figure.
// Deterministic: same request, same bytes.
class BuiltinClipMaker final : public mv::ClipMaker {
 public:
  // `media` must outlive it; `program` names this build.
  BuiltinClipMaker(const media::Media& media, std::string program)
      : media_(media), program_(std::move(program)) {}

  std::string version() const override { return "builtin-clip " + program_; }
  mv::Made make(const mv::ClipRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  // From the image's own recipe; else from the description, in the colours of the image.
  render::Character character_of(const mv::ClipRequest& request) const;

  const media::Media& media_;
  std::string program_;
};

}  // namespace providers
