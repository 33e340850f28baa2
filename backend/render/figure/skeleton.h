#pragma once

#include <array>
#include <optional>

#include "render/character.h"
#include "render/figure/space.h"

namespace render {

// The two sides of a figure that faces the camera: kLeft is on the left of the picture.
enum Side { kLeft = 0, kRight = 1 };
constexpr double sign_of(int side) {
  return side == kLeft ? -1 : 1;
}

// Lengths and half widths of a figure; one unit is the height of an average adult.
struct Proportions {
  double head = 0.154;  // crown to chin
  double head_width = 0.118;
  double neck = 0.03;  // between shoulders and chin
  double neck_half = 0.023;
  double spine = 0.285;     // pelvis to the base of the neck
  double shoulder = 0.098;  // half widths
  double chest = 0.083;
  double waist = 0.062;
  double hip = 0.070;
  double hip_joint = 0.041;
  double upper_arm = 0.152;
  double forearm = 0.140;
  double hand = 0.052;
  std::array<double, 3> arm{0.027, 0.021, 0.0145};  // half width at shoulder, elbow, wrist
  double thigh = 0.240;
  double shin = 0.228;
  double ankle = 0.036;  // height of the ankle
  std::array<double, 3> leg{0.046, 0.029, 0.0175};
  double foot = 0.088;
  bool soft = false;  // narrow shoulders and waist, wider hips
  double reach() const { return (upper_arm + forearm) / 0.292; }
  double stride() const { return (thigh + shin) / 0.468; }
};
Proportions proportions_of(const Character& character);

// What a pose asks for, in the body's own directions (before it turns). Figure units.
struct Stance {
  Vec3 pelvis;          // offset from where it stands at rest
  double yaw = 0;       // of the whole body, radians, positive to the right of the picture
  double hip_roll = 0;  // one hip higher
  double twist = 0;     // shoulders against hips
  double bow = 0;       // spine forward
  double lean = 0;      // spine to the right
  double shoulder_roll = 0;
  double shrug = 0;       // shoulders up, units
  double head_yaw = 0;    // relative to the body's yaw
  double head_pitch = 0;  // positive looks down
  double head_roll = 0;   // positive leans to the right
  // Wrists, from the base of the neck, in the chest's directions, for arms of average length.
  std::array<Vec3, 2> hands{Vec3{-0.135, 0.315, 0.03}, Vec3{0.135, 0.315, 0.03}};
  std::array<Vec3, 2> elbow_poles{Vec3{-0.7, 0.35, -0.55}, Vec3{0.7, 0.35, -0.55}};
  // Ankles: x and z from the pelvis's place on the ground, y the lift above the ground (positive up).
  std::array<Vec3, 2> feet{Vec3{-0.052, 0, 0}, Vec3{0.052, 0, 0}};
  std::array<double, 2> foot_pitch{0, 0};  // positive: toe down, heel up
  std::array<double, 2> foot_turn{-0.35, 0.35};
  std::array<Vec3, 2> knee_poles{Vec3{-0.3, 0, 1}, Vec3{0.3, 0, 1}};
};

struct Arm {
  Vec3 shoulder, elbow, wrist;
};
struct Leg {
  Vec3 hip, knee, ankle, toe;
};

// The joints at one moment, in the figure's coordinates (z towards the camera).
struct BodyPose {
  Vec3 pelvis, waist, chest, neck;
  Vec3 head;  // the middle of the head
  std::array<Arm, 2> arms;
  std::array<Leg, 2> legs;
  double yaw = 0;  // of the hips
  double chest_yaw = 0;
  double head_yaw = 0, head_pitch = 0, head_roll = 0;  // seen from the camera
  double spine_roll = 0;                               // of the spine on the picture
  double chest_roll = 0;                               // the same with the tilt of the shoulders
  double bow = 0;
  bool seated = false;
  double seat = 0;  // height of what it sits on
};

// Places all joints: hips and spine from the stance, hands and feet by two-bone inverse kinematics (law of
// cosines, elbow and knee turned towards their poles). Limbs that cannot reach stretch towards the target.
BodyPose solve(const Proportions& body, const Stance& stance);

// The middle joint of two bones from `root` to `end`, bent towards `pole`. `end` is drawn in if out of reach.
Vec3 bend(Vec3 root, Vec3& end, double first, double second, Vec3 pole);

}  // namespace render
