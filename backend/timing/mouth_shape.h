#pragma once

namespace timing {

// The nine classic mouth shapes of hand-drawn animation, with the letters that animators use.
enum class MouthShape {
  kA,  // closed, lips pressed: M B P
  kB,  // slightly open, teeth together: most consonants, EE
  kC,  // open: EH AE
  kD,  // wide open: AA
  kE,  // rounded: AO ER
  kF,  // puckered: UW OW W
  kG,  // upper teeth on lower lip: F V
  kH,  // tongue behind upper teeth: L
  kX,  // rest, closed and relaxed
};

}  // namespace timing
