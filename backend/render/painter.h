#pragma once

#include <memory>

#include "base/pixels.h"
#include "render/character.h"
#include "render/music.h"
#include "render/shot.h"
#include "timing/flicks.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace render {

struct FrameFormat {
  int width = 1280;
  int height = 720;
  timing::FrameRate rate{24};
};

struct PaintJob {
  Shot shot;
  Character lead;
  Music music;
  timing::Timeline<timing::MouthShape> mouth;  // empty: at rest
  FrameFormat format;
  timing::Flicks duration{0};
};

// Paints a clip frame by frame. Construction draws the cached layers (tens of milliseconds); `paint` then
// composes one frame. Same job, same frame number: same pixels, on every run and in any order. Not
// thread-safe; any number of painters run side by side.
class Painter {
 public:
  explicit Painter(PaintJob job);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // `frame` is resized to the format and comes back opaque.
  void paint(std::int64_t frame_number, base::Pixels& frame);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The character alone, full figure with a close view of the face, as a reference image.
base::Pixels paint_character(const Character& character, int width, int height);

}  // namespace render
