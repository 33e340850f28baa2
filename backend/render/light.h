#pragma once

#include <vector>

#include "render/drawable.h"
#include "render/drawn_box.h"

namespace render {

// Beams and glows between two layers of paper: worked out at a quarter of the resolution (light is soft),
// then laid over the frame. Strength follows the energy, bass and onsets of the music.
class LightPiece final : public Drawable {
 public:
  LightPiece(std::vector<Beam> beams, std::vector<Glow> glows);
  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override;

 private:
  struct Columns {
    int begin, end;
  };
  // A beam or glow as this frame sees it, in pixels of the light buffer.
  struct Cone {
    double x, y, angle, length, slope, base_width;
    float red, green, blue;
    IntBox box;
    Columns columns(int row) const;
  };
  struct Halo {
    double x, y, radius;
    float red, green, blue;
    IntBox box;
  };

  void aim(const FrameScene& scene);
  Cone cone_of(const Beam& beam, const FrameScene& scene) const;
  Halo halo_of(const Glow& glow, const FrameScene& scene) const;
  void add(const Cone& cone);
  void add(const Halo& halo);
  void prepare();

  std::vector<Beam> beams_;
  std::vector<Glow> glows_;
  std::vector<Cone> cones_;
  std::vector<Halo> halos_;
  IntBox box_;                             // what any of them reaches; the buffer holds just this
  std::vector<float> red_, green_, blue_;  // 0 … 255, not clamped
  base::Pixels lit_;
};

// How bright a beam or glow of strength 1 is at this moment; never falling as the energy rises.
double beam_strength(const Moment& moment);
double glow_strength(const Moment& moment, double pulse);

}  // namespace render
