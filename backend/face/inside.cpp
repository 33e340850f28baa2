#include "face/inside.h"

#include <algorithm>
#include <cmath>

namespace face {
namespace {

// Lengths in eyes' distances (about 63 mm in an adult).
constexpr double kToothHeight = 0.082;  // what a relaxed upper lip leaves to see of 10 mm
constexpr double kSoftEdge = 0.016;
constexpr double kLipShadow = 0.03;
constexpr double kTongueReach = 0.15;

Colour scaled(const Colour& colour, double red, double green, double blue) {
  const auto held = [](double value) { return std::clamp(value, 0.0, 255.0); };
  return {held(colour.red * red), held(colour.green * green), held(colour.blue * blue)};
}

Colour unpacked(std::uint32_t word, double gain) {
  return scaled({static_cast<double>(word >> 16U & 255U), static_cast<double>(word >> 8U & 255U),
                 static_cast<double>(word & 255U)},
                gain, gain, gain);
}

Colour mixed(const Colour& from, const Colour& to, double part) {
  return {from.red + (to.red - from.red) * part, from.green + (to.green - from.green) * part,
          from.blue + (to.blue - from.blue) * part};
}

double step_between(double from, double to, double value) {
  const double p = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return p * p * (3 - 2 * p);
}

}  // namespace

Inside::Inside(const MouthModel& mouth, const MouthForm& form, double gain) : form_(form) {
  const Colour lips = unpacked(mouth.lips, gain);
  const Colour skin = unpacked(mouth.skin, gain);
  dark_ = scaled(lips, 0.22, 0.12, 0.11);
  tongue_ = scaled(lips, 0.68, 0.52, 0.54);
  seam_ = scaled(lips, 0.5, 0.4, 0.4);
  // Teeth are paler than skin and take the scene's light, never a white of their own.
  const double light = 0.3 * skin.red + 0.59 * skin.green + 0.11 * skin.blue;
  const Colour grey{light, light, light};
  teeth_ = mouth.teeth == 0 ? scaled(mixed(grey, skin, 0.5), 1.08, 1.06, 1.02) : unpacked(mouth.teeth, gain);
}

Colour Inside::at(double across, double below, double above) const {
  Colour colour = dark_;
  // The tongue lies on the floor of the mouth, or its tip rises to the teeth.
  const double reach = kTongueReach * (0.55 + 0.9 * form_.tongue);
  const double side = 1 - step_between(0.35, 0.85, std::abs(across));
  colour = mixed(colour, tongue_,
                 (0.45 + 0.5 * form_.tongue) * side * (1 - step_between(0.35 * reach, reach, above)));
  // The upper teeth follow the upper lip and turn away into the dark at the sides.
  const double tooth = kToothHeight * (0.35 + 0.65 * form_.teeth) * (1 - 0.45 * across * across);
  const double shown = form_.teeth * (1 - step_between(tooth - kSoftEdge, tooth, below));
  const double row = 1 - 0.75 * step_between(0.3, 0.9, std::abs(across));
  colour = mixed(colour, scaled(teeth_, row, row, row), std::min(1.0, 1.25 * shown) * (0.35 + 0.65 * row));
  const double shadow = 0.78 + 0.22 * step_between(0, kLipShadow, below);
  const double floor = 0.8 + 0.2 * step_between(0, kLipShadow, above);
  return scaled(colour, shadow * floor, shadow * floor, shadow * floor);
}

}  // namespace face
