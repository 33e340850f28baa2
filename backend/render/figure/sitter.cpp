#include "render/figure/sitter.h"

#include <algorithm>
#include <numbers>

#include "render/figure/head.h"

namespace render {

Sitter sitter_of(const Paper& paper, const Character& character, const FigureState& state) {
  Sitter s{.paper = paper,
           .character = character,
           .state = state,
           .body = proportions_of(character),
           .pose = pose_of(character, state),
           .before = pose_of(character, earlier(state, 0.12)),
           .grip = grip_of(character, state),
           .rhythm = rhythm_of(state)};
  s.bare_robot = character.species == Species::kRobot && character.top == Top::kArmor;
  s.space_suit = character.hat == Hat::kHelmet &&
                 (character.top == Top::kSuit || character.top == Top::kCoat) &&
                 character.species != Species::kRobot;
  s.floats = character.species == Species::kGhost;
  return s;
}

Tone Sitter::skin() const {
  if (character.material == Material::kMetal || character.species == Species::kRobot)
    return paper.metal(character.body);
  Tone made = paper.tone(character.body);
  if (character.material == Material::kGlow || character.species == Species::kGhost) {
    made.base = mix(made.base, character.body, 0.6);
    made.shade = mix(made.shade, character.body, 0.45);
    made.rim = mix(character.body, rgb(0xFFFFFF), 0.7);
  } else if (character.material == Material::kSkin) {
    // Skin in shadow turns warmer, not grey.
    made.shade = mix(made.shade, paper.lit(mix(character.body, rgb(0x8A2A20), 0.45)), 0.5);
  }
  return made;
}

Tone Sitter::cloth(Color color) const {
  return paper.tone(color);
}

Point Sitter::lag() const {
  const Point d = flat(before.chest) - flat(pose.chest);
  return {std::clamp(d.x * 1.6, -0.08, 0.08), std::clamp(d.y * 0.8, -0.03, 0.03)};
}

Point Sitter::from_neck(Vec3 offset) const {
  return flat(pose.neck +
              yawed(rolled(pitched(offset * body.reach(), pose.bow), pose.chest_roll), pose.chest_yaw));
}

Point Sitter::palm(int side) const {
  const Arm& arm = pose.arms[static_cast<std::size_t>(side)];
  return flat(arm.wrist) + unit(flat(arm.wrist) - flat(arm.elbow)) * (body.hand * 0.5);
}

Point Sitter::mouth() const {
  const HeadPlace place = head_place(body, pose);
  return place.to_figure(place.on_face(0, kMouthY, 0.34));
}

double Sitter::trail() const {
  const double speed = state.action == Action::kRun ? 0.11 : state.action == Action::kWalk ? 0.03 : 0;
  return -std::sin(pose.yaw) * speed;
}

double Sitter::wind(double offset) const {
  const double moving = state.action == Action::kRun ? 2.4 : state.action == Action::kWalk ? 1.5 : 1;
  const double t = rhythm.t;
  return moving * (0.6 * std::sin(t * 1.7 + offset) + 0.3 * std::sin(t * 3.1 + offset * 2.3)) +
         0.25 * rhythm.pulse * std::sin(offset * 5);
}

double seen_half(const Sitter& s, double half) {
  const double yaw = s.pose.chest_yaw;
  // The trunk is about seven tenths as deep as it is wide.
  return half * std::hypot(std::cos(yaw), 0.72 * std::sin(yaw));
}

Point on_trunk(const Sitter& s, double share, double around, double half) {
  const BodyPose& p = s.pose;
  const Vec3 center = share < 0.36   ? mix(p.pelvis, p.waist, share / 0.36)
                      : share < 0.72 ? mix(p.waist, p.chest, (share - 0.36) / 0.36)
                                     : mix(p.chest, p.neck, (share - 0.72) / 0.28);
  const double yaw = blend(p.yaw, p.chest_yaw, std::clamp(share, 0.0, 1.0));
  const double quarter = std::numbers::pi / 2;
  const double angle = std::clamp(around * quarter * 0.92 + yaw, -quarter, quarter);
  const Point side{std::cos(p.spine_roll * share), std::sin(p.spine_roll * share)};
  return flat(center) + side * (seen_half(s, half) * std::sin(angle));
}

}  // namespace render
