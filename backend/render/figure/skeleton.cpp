#include "render/figure/skeleton.h"

#include <algorithm>

#include "base/random.h"

namespace render {
namespace {

void widen(Proportions& p, double factor) {
  for (double* half : {&p.chest, &p.waist, &p.hip, &p.arm[0], &p.arm[1], &p.arm[2], &p.leg[0], &p.leg[1],
                       &p.leg[2], &p.neck_half}) {
    *half *= factor;
  }
}

bool is_soft(const Character& c) {
  if (c.facial_hair != FacialHair::kNone || c.species == Species::kRobot) return false;
  if (c.top == Top::kDress || c.bottom == Bottom::kSkirt || c.bottom == Bottom::kLeggings) return true;
  return c.hair == HairStyle::kLong || c.hair == HairStyle::kBob || c.hair == HairStyle::kPonytail ||
         c.hair == HairStyle::kBun || c.hair == HairStyle::kBraids;
}

void make_soft(Proportions& p) {
  p.soft = true;
  p.shoulder *= 0.88;
  p.chest *= 0.88;
  p.waist *= 0.80;
  p.hip *= 1.04;
  p.neck_half *= 0.82;
  for (double& half : p.arm) half *= 0.82;
  p.leg[1] *= 0.92;
  p.leg[2] *= 0.88;
  p.foot *= 0.9;
}

void apply_build(Proportions& p, Build build) {
  switch (build) {
    case Build::kAverage:
      return;
    case Build::kSlim:
      widen(p, 0.86);
      p.shoulder *= 0.93;
      return;
    case Build::kBroad:
      widen(p, 1.24);
      p.shoulder *= 1.2;
      p.head_width *= 1.04;
      return;
    case Build::kSmall:
      // A child is about five heads high (Loomis, Figure Drawing for All It's Worth, 1943).
      p = {.head = 0.152,
           .head_width = 0.126,
           .neck = 0.016,
           .neck_half = 0.019,
           .spine = 0.215,
           .shoulder = 0.078,
           .chest = 0.068,
           .waist = 0.060,
           .hip = 0.061,
           .hip_joint = 0.034,
           .upper_arm = 0.108,
           .forearm = 0.098,
           .hand = 0.042,
           .arm = {0.022, 0.019, 0.014},
           .thigh = 0.160,
           .shin = 0.152,
           .ankle = 0.034,
           .leg = {0.037, 0.027, 0.019},
           .foot = 0.064};
      return;
    case Build::kTall:
      p.thigh *= 1.08;
      p.shin *= 1.08;
      p.spine *= 1.03;
      p.upper_arm *= 1.06;
      p.forearm *= 1.06;
      return;
  }
}

}  // namespace

Proportions proportions_of(const Character& character) {
  Proportions p;
  apply_build(p, character.build);
  if (is_soft(character)) make_soft(p);
  base::Random vary(base::mix_seed(character.seed, "proportions"));
  p.head_width *= vary.between(0.97, 1.03);
  p.shoulder *= vary.between(0.97, 1.03);
  switch (character.species) {
    case Species::kHuman:
      break;
    case Species::kRobot:
      p.shoulder *= 1.14;
      p.neck_half *= 0.85;
      p.neck *= 1.15;
      p.head_width *= 1.04;
      break;
    case Species::kAnimal:
      p.head *= 1.1;
      p.head_width *= 1.22;
      p.spine *= 0.97;
      break;
    case Species::kAlien:
      widen(p, 0.86);
      p.head *= 1.2;
      p.head_width *= 1.16;
      p.forearm *= 1.08;
      p.spine *= 0.94;
      break;
    case Species::kGhost:
      p.head *= 1.05;
      break;
  }
  return p;
}

Vec3 bend(Vec3 root, Vec3& end, double first, double second, Vec3 pole) {
  Vec3 way = end - root;
  double distance = length(way);
  if (distance < 1e-6) {
    way = {0, 1, 0};
    distance = 1e-6;
  }
  const Vec3 along = way * (1 / distance);
  const double longest = (first + second) * 0.9995;
  const double shortest = std::abs(first - second) * 1.02 + 1e-4;
  const double reached = std::clamp(distance, shortest, longest);
  end = root + along * reached;
  const double forward = (first * first - second * second + reached * reached) / (2 * reached);
  const double out = std::sqrt(std::max(0.0, first * first - forward * forward));
  Vec3 side = pole - along * dot(pole, along);
  const double n = length(side);
  side = n > 1e-6 ? side * (1 / n) : Vec3{0, 0, 1};
  return root + along * forward + side * out;
}

BodyPose solve(const Proportions& body, const Stance& s) {
  BodyPose pose;
  pose.yaw = s.yaw;
  pose.chest_yaw = s.yaw + s.twist;
  pose.spine_roll = s.lean;
  pose.chest_roll = s.lean + s.shoulder_roll;
  pose.bow = s.bow;
  const auto world = [&](Vec3 p) { return yawed(p, s.yaw); };
  // A little slack in the knees, so that they never lock.
  const double rest = body.ankle + (body.thigh + body.shin) * 0.988;
  pose.pelvis = world({s.pelvis.x, 0, s.pelvis.z});
  pose.pelvis.y = -rest + s.pelvis.y;

  const auto spine = [&](double share) {
    // The bend grows up the back, as a bow does.
    const double k = share * share * 0.45 + share * 0.55;
    return rolled(pitched({0, -body.spine * share, 0}, s.bow * k), s.lean * k);
  };
  pose.waist = pose.pelvis + world(spine(0.36));
  pose.chest = pose.pelvis + world(spine(0.72));
  pose.neck = pose.pelvis + world(spine(1.0));
  const auto chest_turn = [&](Vec3 p) {
    return yawed(rolled(pitched(p, s.bow), s.lean + s.shoulder_roll), pose.chest_yaw);
  };

  pose.head_yaw = s.yaw + s.head_yaw;
  pose.head_pitch = s.head_pitch;
  pose.head_roll = s.lean * 0.55 + s.head_roll;
  const Vec3 up{0, -(body.neck + body.head * 0.5), 0};
  pose.head = pose.neck + world(rolled(pitched(up, s.bow * 0.75 + s.head_pitch * 0.35), s.lean * 0.7)) +
              yawed(rolled({0, 0, body.head * 0.08}, s.head_roll), pose.head_yaw) +
              Vec3{s.head_roll * body.head * 0.4, 0, 0};

  for (int side : {kLeft, kRight}) {
    const auto i = static_cast<std::size_t>(side);
    Arm& arm = pose.arms[i];
    arm.shoulder = pose.neck + chest_turn({sign_of(side) * body.shoulder, 0.041 - s.shrug, 0});
    arm.wrist = pose.neck + chest_turn(s.hands[i] * body.reach());
    arm.elbow = bend(arm.shoulder, arm.wrist, body.upper_arm, body.forearm, chest_turn(s.elbow_poles[i]));

    Leg& leg = pose.legs[i];
    leg.hip = pose.pelvis + world(rolled({sign_of(side) * body.hip_joint, 0.008, 0}, s.hip_roll));
    const double k = body.stride();
    const Vec3 foot = s.feet[i];
    leg.ankle = world({foot.x * k, 0, foot.z * k});
    // The heel lifts the ankle when the toe points down, so that the toe stays on the ground.
    leg.ankle.y = -body.ankle - foot.y - std::max(0.0, std::sin(s.foot_pitch[i])) * body.foot * 0.72;
    leg.knee = bend(leg.hip, leg.ankle, body.thigh, body.shin, world(s.knee_poles[i]));
    const double pitch = s.foot_pitch[i];
    const Vec3 toe = yawed({0, body.ankle * 0.8 * std::cos(pitch) + body.foot * std::sin(pitch) * 0.8,
                            body.foot * std::cos(pitch)},
                           s.foot_turn[i]);
    leg.toe = leg.ankle + world(toe);
  }
  return pose;
}

}  // namespace render
