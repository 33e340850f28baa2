#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "mv/scene_grammar.h"
#include "providers/builtin/vocabulary.h"
#include "render/shot.h"

namespace providers {

struct ShotText {
  std::string_view description;
  std::string_view negative;
  // Blanked out of the description first, so that the "night club bouncer" in it does not decide the place.
  std::string_view character;
  std::uint64_t seed = 0;
  std::uint64_t place_seed = 0;
};

// Turns a scene's description into what the painter shows: the texts of the built-in writer give exactly what
// it meant, anything written by hand is read by the flavor's words. What is not said takes the flavor's
// rules, then the place's usual values. Thread-safe after construction.
class ShotReader {
 public:
  explicit ShotReader(std::shared_ptr<const mv::SceneGrammar> grammar);
  render::Shot read(const ShotText& text) const;

 private:
  std::shared_ptr<const mv::SceneGrammar> grammar_;
  Vocabulary vocabulary_;
};

}  // namespace providers
