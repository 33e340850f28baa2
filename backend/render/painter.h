#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/pixels.h"
#include "render/character.h"
#include "render/music.h"
#include "render/shot.h"
#include "render/stress.h"
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
  timing::Timeline<timing::MouthShape> mouth;  // the lead's; empty: at rest
  double mouth_opening = 1;                    // 0.3 … 2: how far it opens, against as drawn
  std::vector<Stress> stresses;                // sorted; without `mouth` they do nothing
  FrameFormat format;
  timing::Flicks duration{0};
};

// Where the lead's mouth is in a frame, opened as wide as can be; pixels, y downwards.
struct MouthBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double rest_width = 0;  // of the mouth at rest
};

// How the lead's face is seen over a clip.
struct FaceView {
  std::int64_t frames = 0;         // in so many of them its mouth is in the picture
  double largest_mouth_width = 0;  // pixels, at rest
  double median_mouth_width = 0;   // over the frames that show it
  // Fewer pixels than this cannot be read as a mouth; it is painted all the same.
  static constexpr double kReadable = 3;
  bool too_small_to_read() const { return frames > 0 && largest_mouth_width < kReadable; }
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

  // No frames: the shot does not show the lead's face.
  FaceView face_view() const;
  // Nothing: this frame does not show the lead's mouth.
  std::optional<MouthBox> mouth_box(std::int64_t frame_number) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The character alone, full figure with a close view of the face, as a reference image.
base::Pixels paint_character(const Character& character, int width, int height);

}  // namespace render
