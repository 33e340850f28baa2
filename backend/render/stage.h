#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/pixels.h"
#include "render/canvas/canvas.h"
#include "render/palette.h"
#include "render/shot.h"
#include "timing/flicks.h"

namespace render {

// The painter's world is a diorama: flat pieces of paper at different depths before a camera.
//
// Rest coordinates: what the camera at rest sees. x runs from -aspect/2 to aspect/2 (aspect = width/height),
// y from -0.5 (top) to 0.5 (bottom), one unit = the frame's height, whatever the depth of the piece. Depth is
// the distance from the camera at rest, in units where the main character's plane in a wide shot is
// kLeadDepth. The camera then moves: near pieces shift and grow more than far ones, which gives the parallax.
constexpr double kLeadDepth = 6.0;
constexpr double kSkyDepth = 1000.0;

// Maps rest coordinates at one depth to pixels of the frame: pixel = (scale * x + x0, scale * y + y0).
struct View {
  double scale = 1;  // pixels a unit
  double x0 = 0;
  double y0 = 0;
  Point to_pixel(Point rest) const { return {scale * rest.x + x0, scale * rest.y + y0}; }
};

// What moves the picture at one moment; all of it follows from the time alone.
struct Moment {
  timing::Flicks time{0};  // since the clip's start
  double seconds = 0;      // the same, for motion formulas
  double energy = 0.5;     // loudness of the song, 0 … 1, slow
  double bass = 0.3;       // low drum and bass, 0 … 1, fast
  double onset = 0;        // 1 on an onset, falling to 0 within 0.3 s
  double beat_phase = 0;   // 0 … 1 within the beat
  double beats = 0;        // beats since the song's first beat, so that left and right can take turns
};

// What an artist of a set knows.
struct StageContext {
  Shot shot;
  Palette palette;
  double aspect = 16.0 / 9.0;
  // Everything that is drawn must reach this far beyond the frame's edge (in rest units, on each side).
  double overscan = 0.35;
};

// Paints itself into the frame, for items that change from frame to frame. `frame` already holds what is
// behind.
class StageItem {
 public:
  virtual ~StageItem() = default;
  virtual void paint(base::Pixels& frame, const View& view, const Moment& moment) = 0;
  // What it can cover, in rest coordinates, where that is known: it may then be painted aside in a picture of
  // just that size, for a shadow or blur.
  virtual std::optional<Box> bounds() const { return std::nullopt; }
};

// A still piece of paper: drawn once into a cached layer, then only moved. `draw` gets a canvas whose
// coordinates are rest coordinates.
struct Cutout {
  std::string name;
  double depth = 20;
  Box extent;  // what it covers, in rest coordinates; smaller is faster
  std::function<void(Canvas&)> draw;
  double shadow = 0;                         // 0 … 1: soft shadow of the paper's edge on what lies behind
  double blur = 0;                           // extra softness, in rest units (glows, far haze)
  bool additive = false;                     // light: added to what is behind
  std::function<Point(const Moment&)> sway;  // optional offset in rest units (waves, branches, passing land)
  std::function<double(const Moment&)> opacity;  // optional 0 … 1 (a sign that blinks, a light that pulses)
};

// An animated piece at a depth.
struct Actor {
  std::string name;
  double depth = kLeadDepth;
  std::unique_ptr<StageItem> item;
  double shadow = 0;     // 0 … 1, as of a cutout; only for items with bounds
  bool on_twos = false;  // moves in steps of 1/12 s, as hand-made paper films do; only for items with bounds
};

// A beam of coloured light: a soft cone from `from` in `direction` (radians, 0 = down, positive = to the
// right), swinging by `swing` radians with the music.
struct Beam {
  Point from;
  double depth = 12;
  double direction = 0;
  double spread = 0.12;  // half angle, radians
  double length = 1.2;   // rest units
  Color color;
  double swing = 0.25;
  double strength = 0.6;  // 0 … 1 at full energy
  double phase = 0;       // radians, offsets the swing between beams
};

// A lamp's halo.
struct Glow {
  Point at;
  double depth = 12;
  double radius = 0.2;
  Color color;
  double strength = 0.6;
  double pulse = 0;  // 0: steady … 1: follows the onsets fully
};

// Where a figure may stand: feet at `feet`, `height` rest units tall, at `depth`.
struct Place {
  Point feet;
  double height = 0.5;
  double depth = kLeadDepth;
};

// A set, ready for its cast: what a setting's artist returns.
struct Stage {
  std::vector<Cutout> cutouts;
  std::vector<Actor> actors;  // animated parts of the set itself (passing land, stars, waves)
  std::vector<Beam> beams;
  std::vector<Glow> glows;
  Place lead;
  Place drums, guitar, bass, keyboard;  // used when the shot has a band
  struct CrowdArea {
    double near_depth = 3.0;  // the first row, nearest to the camera
    double far_depth = 5.5;
    double near_y = 0.55;  // y of the heads' tops in the nearest and farthest row
    double far_y = 0.28;
    double near_height = 0.30;  // height of a person, rest units
    double far_height = 0.12;
    int rows = 6;
  };
  std::optional<CrowdArea> crowd;
  bool indoors = false;  // no rain, snow or fog inside; weather is then what the windows show
};

}  // namespace render
