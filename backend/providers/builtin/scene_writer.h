#pragma once

#include <vector>

#include "mv/makers.h"
#include "render/shot.h"

namespace providers {

// A scene with the shot that its text means.
struct WrittenScene {
  mv::Scene scene;
  render::Shot shot;  // seeds are 0: they belong to the clip, not to the text
};

// Writes scenes by grammar (the flavor's builtin_scenes.yaml), without any model. Same request, flavor and
// seed: same scenes, on every machine. Any length of idea up to a megabyte takes a few milliseconds.
class BuiltinSceneWriter final : public mv::SceneWriter {
 public:
  // Throws Error{kOutOfRange} for a number of scenes outside 1 … mv::kMostScenes, Error{kCanceled}.
  // The notes say where the idea could not be placed, and which places are shown on another set.
  mv::Story write(const mv::SceneRequest& request, const mv::Flavor& flavor,
                  mv::Commission& commission) override;

  // The same with what each scene means, for tests and for painting without reading back.
  std::vector<WrittenScene> compose(const mv::SceneRequest& request, const mv::Flavor& flavor,
                                    base::CancelToken cancel) const;
};

}  // namespace providers
