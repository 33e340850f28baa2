#pragma once

#include <vector>

#include "render/figure/sprite.h"
#include "render/palette.h"

namespace render {

// People of a crowd as cut silhouettes from behind, rimmed by the light of the stage they look at.
constexpr int kPeople = 12;   // different persons
constexpr int kArmSteps = 4;  // arms down … fully up
enum class ArmStyle { kBoth, kFist, kClap, kPhone };
ArmStyle arm_style(int person);

// Sprites of all persons and arm positions for people `height` pixels tall at `depth`, indexed
// [person * kArmSteps + arm]. The anchor is the top of the head.
std::vector<Sprite> draw_people(const Palette& palette, double depth, int height);

// The sprite reaches this far above the head's top and below it, in heights of a person.
constexpr double kAboveHead = 0.27;
constexpr double kBelowHead = 1.0;

}  // namespace render
