#include "render/scenery/mirror.h"

#include <utility>

#include "base/random.h"

namespace render::scenery {
namespace {

void mirror(Cutout& cutout) {
  cutout.extent = {-cutout.extent.right, cutout.extent.top, -cutout.extent.left, cutout.extent.bottom};
  cutout.draw = [draw = std::move(cutout.draw)](Canvas& canvas) {
    canvas.save();
    canvas.scale(-1, 1);
    draw(canvas);
    canvas.restore();
  };
  if (!cutout.sway) return;
  cutout.sway = [sway = std::move(cutout.sway)](const Moment& moment) {
    const Point shift = sway(moment);
    return Point{-shift.x, shift.y};
  };
}

}  // namespace

bool is_mirrored(const Shot& shot) {
  return base::Random(base::mix_seed(shot.place_seed, "mirror")).chance(0.5);
}

Stage mirrored(Stage stage) {
  for (Cutout& cutout : stage.cutouts) mirror(cutout);
  for (Beam& beam : stage.beams) {
    beam.from.x = -beam.from.x;
    beam.direction = -beam.direction;
    beam.swing = -beam.swing;
  }
  for (Glow& glow : stage.glows) glow.at.x = -glow.at.x;
  for (Place* place : {&stage.lead, &stage.drums, &stage.guitar, &stage.bass, &stage.keyboard}) {
    place->feet.x = -place->feet.x;
  }
  std::swap(stage.guitar, stage.bass);
  return stage;
}

}  // namespace render::scenery
