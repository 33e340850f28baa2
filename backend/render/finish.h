#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/pixels.h"
#include "render/palette.h"
#include "render/shot.h"

namespace render {

// The last pass over a frame: bloom around bright parts, a gentle filmic curve with the look's grade, a soft
// vignette and fine grain (brightness only, ±2 steps: it hides banding and costs the encoder little).
class Finish {
 public:
  Finish(const Shot& shot, const Palette& palette, int width, int height);
  void apply(base::Pixels& frame, std::int64_t frame_number);

 private:
  void measure_bloom(const base::Pixels& frame);
  void finish_row(std::uint32_t* row, int y, std::int64_t frame_number);
  void fade_row(std::uint32_t* row) const;
  void grade_row(std::uint32_t* row) const;
  void add_grain(std::uint32_t* row, int y, std::int64_t frame_number);

  int width_;
  int bloom_strength_;  // of 256
  int saturation_;      // of 256
  std::uint64_t seed_;
  std::array<std::uint32_t, 256> red_{}, green_{}, blue_{};  // curve and grade, already in place in the word
  base::Pixels map_;  // an eighth of the size: bloom in the colours, vignette in alpha
  std::vector<std::uint8_t> vignette_;
  std::vector<std::uint16_t> line_;
  std::vector<std::uint32_t> spread_;  // one row of the map, enlarged
  std::vector<std::int16_t> grain_;    // a tile, four equal values a pixel and 0 for alpha
};

}  // namespace render
