#include "render/figure/head.h"

#include <algorithm>
#include <numbers>

#include "base/random.h"

namespace render {
namespace {

double hash_unit(std::uint64_t seed, std::int64_t slot) {
  return base::Random(seed * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(slot)).unit();
}

HeadView view_of(const Sitter& s) {
  const HeadPlace place = head_place(s.body, s.pose);
  const HeadPlace before = head_place(s.body, s.before);
  const std::uint64_t seed = base::mix_seed(s.state.seed, "face");
  const double t = s.state.moment.seconds;
  const Point lag = (before.center - place.center) * (1.4 / place.size);
  const double moving = s.state.action == Action::kRun ? 0.5 : s.state.action == Action::kWalk ? 0.14 : 0;
  const Point drag{std::clamp(lag.x, -0.5, 0.5) - std::sin(s.pose.yaw) * moving,
                   std::clamp(lag.y, -0.2, 0.2)};
  return {.sitter = s,
          .paper = s.paper.inside(place.roll, place.size),
          .place = place,
          .mouth = s.state.mouth_form.value_or(mouth_form(s.state.mouth)),
          .blink = blink_at(seed, t),
          .gaze = gaze_at(seed, t),
          .hang = turned(drag + Point{0.03 * s.wind(1), 0}, -place.roll)};
}

template <class Draw>
void in_head(const Sitter& s, const Draw& draw) {
  const HeadView view = view_of(s);
  Canvas& canvas = s.paper.canvas();
  canvas.save();
  canvas.translate(view.place.center.x, view.place.center.y);
  canvas.rotate(view.place.roll);
  canvas.scale(view.place.size, view.place.size);
  draw(view);
  canvas.restore();
}

}  // namespace

Point HeadPlace::on_face(double x, double y, double depth) const {
  const double ahead = std::sqrt(std::max(0.0, 1 - yaw * yaw));
  return {(x * ahead + yaw * depth) * widen, y + pitch * depth * 0.42};
}

Point HeadPlace::to_figure(Point local) const {
  return center + turned(local, roll) * size;
}

HeadPlace head_place(const Proportions& body, const BodyPose& pose) {
  return {.center = flat(pose.head),
          .size = body.head,
          .roll = pose.head_roll,
          // Paper faces turn only so far; beyond that they would need a profile.
          .yaw = std::sin(std::clamp(pose.head_yaw, -0.62, 0.62)),
          .pitch = std::sin(std::clamp(pose.head_pitch, -0.5, 0.5)),
          .widen = body.head_width / body.head / 0.766};
}

// People blink every 2 to 6 s for 0.1 to 0.2 s (Bentivoglio et al., Movement Disorders 12, 1997).
double blink_at(std::uint64_t seed, double seconds) {
  constexpr double kSlot = 3.3;
  constexpr double kLength = 0.18;
  const double slot = std::floor(seconds / kSlot);
  const double start = slot * kSlot + 0.3 + hash_unit(seed, static_cast<std::int64_t>(slot)) * (kSlot - 0.7);
  const double k = (seconds - start) / kLength;
  if (k <= 0 || k >= 1) return 0;
  return smooth_step(std::min(1.0, std::sin(k * std::numbers::pi) * 1.25));
}

Point gaze_at(std::uint64_t seed, double seconds) {
  constexpr double kSlot = 1.4;
  const double slot = std::floor(seconds / kSlot);
  const auto target = [&](double n) {
    const auto i = static_cast<std::int64_t>(n) * 2;
    const bool ahead = hash_unit(seed + 7, i) < 0.55;
    return ahead ? Point{0, 0} : Point{hash_unit(seed + 8, i) - 0.5, (hash_unit(seed + 9, i) - 0.5) * 0.6};
  };
  // A glance jumps within 60 ms.
  return mix(target(slot - 1), target(slot), smooth_step((seconds - slot * kSlot) / 0.06));
}

void draw_head_behind(const Sitter& s) {
  if (s.paper.detail() * s.body.head < 6) return;
  in_head(s, [](const HeadView& view) {
    if (has_hair(view.sitter.character)) draw_hair_behind(view);
    draw_hat_behind(view);
  });
}

void draw_head(const Sitter& s) {
  in_head(s, [&](const HeadView& view) {
    switch (s.character.species) {
      case Species::kHuman:
        draw_human_head(view);
        break;
      case Species::kRobot:
        draw_robot_head(view);
        break;
      case Species::kAnimal:
        draw_animal_head(view);
        break;
      case Species::kAlien:
        draw_alien_head(view);
        break;
      case Species::kGhost:
        draw_ghost_head(view);
        break;
    }
    if (has_hair(s.character)) draw_hair_before(view);
    draw_eyewear(view);
    draw_hat(view);
  });
}

FacePlace face_of(const Character& character, const FigureState& state) {
  const Proportions body = proportions_of(character);
  const HeadPlace place = head_place(body, pose_of(character, state));
  return {.center = place.to_figure(place.on_face(0, kEyeY)),
          .width = 0.72 * place.widen * place.size,
          .mouth = place.to_figure(place.on_face(0, kMouthY, 0.34))};
}

}  // namespace render
