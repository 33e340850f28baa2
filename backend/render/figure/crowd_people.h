#pragma once

#include "render/figure/sprite.h"
#include "render/palette.h"

namespace render {

// People of a crowd as cut silhouettes from behind, rimmed by the light of the stage they look at.
constexpr int kPeople = 12;   // different persons
constexpr int kArmSteps = 4;  // arms down … fully up
enum class ArmStyle { kBoth, kFist, kClap, kPhone };
ArmStyle arm_style(int person);

// One person with the arms in position `arm` (0 … kArmSteps - 1), `height` pixels tall, at `depth`. The
// anchor is the top of the head.
Sprite draw_person(const Palette& palette, double depth, int height, int person, int arm);

// The sprite reaches this far above the head's top and below it, in heights of a person.
constexpr double kAboveHead = 0.27;
constexpr double kBelowHead = 1.0;

}  // namespace render
