#pragma once

#include <vector>

#include "render/drawable.h"

namespace render {

// Beams and glows between two layers of paper: worked out at a quarter of the resolution (light is soft),
// then laid over the frame. Strength follows the energy, bass and onsets of the music.
class LightPiece final : public Drawable {
 public:
  LightPiece(std::vector<Beam> beams, std::vector<Glow> glows);
  void draw(base::Pixels& frame, const FrameScene& scene, const HiddenRows& hidden) override;

 private:
  void add_beam(const Beam& beam, const FrameScene& scene);
  void add_glow(const Glow& glow, const FrameScene& scene);
  void prepare(int width, int height);

  std::vector<Beam> beams_;
  std::vector<Glow> glows_;
  int width_ = 0;  // of the light buffer
  int height_ = 0;
  std::vector<float> red_, green_, blue_;  // 0 … 255, not clamped
  base::Pixels lit_;
};

// How bright a beam or glow of strength 1 is at this moment; never falling as the energy rises.
double beam_strength(const Moment& moment);
double glow_strength(const Moment& moment, double pulse);

}  // namespace render
