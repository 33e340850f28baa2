#include "render/camera.h"

#include <cmath>

#include <gtest/gtest.h>

#include "render/layer_piece.h"
#include "render/names.h"

namespace render {
namespace {

const Subject kSubject{
    .place = {.feet = {0.1, 0.4}, .height = 0.55}, .face = {0.1, -0.1}, .face_width = 0.07};

CameraPath path_of(ShotSize size, CameraMove move, double aspect = 16.0 / 9) {
  const Shot shot{.size = size, .move = move, .seed = 3};
  return {shot, frame_shot(shot, kSubject, aspect), 8};
}

double distance_between(const Pose& a, const Pose& b) {
  return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z) +
         std::hypot(a.shift_x - b.shift_x, a.shift_y - b.shift_y);
}

TEST(Camera, EveryMoveButHandheldStartsAndEndsAtRest) {
  for (const auto& size : all_of<ShotSize>()) {
    for (const auto& move : all_of<CameraMove>()) {
      if (move.value == CameraMove::kHandheld) continue;
      const CameraPath path = path_of(size.value, move.value);
      double fastest = 0;
      for (int i = 0; i < 200; ++i) {
        fastest = std::max(fastest, distance_between(path.at(i / 200.0, 0), path.at((i + 1) / 200.0, 0)));
      }
      ASSERT_GT(fastest, 1e-5) << size.name << " " << move.name << " does not move";
      EXPECT_LT(distance_between(path.at(0, 0), path.at(0.005, 0)), 0.06 * fastest)
          << size.name << " " << move.name;
      EXPECT_LT(distance_between(path.at(0.995, 0), path.at(1, 0)), 0.06 * fastest)
          << size.name << " " << move.name;
    }
  }
}

TEST(Camera, HoldsTheFaceInsideTheFrameInEveryCloseShot) {
  for (const double aspect : {16.0 / 9, 1.0, 9.0 / 16}) {
    for (const ShotSize size : {ShotSize::kMedium, ShotSize::kCloseUp, ShotSize::kExtremeCloseUp}) {
      for (const auto& move : all_of<CameraMove>()) {
        const CameraPath path = path_of(size, move.value, aspect);
        for (int i = 0; i <= 20; ++i) {
          const int width = static_cast<int>(720 * aspect);
          const Point eyes = view_at(path.at(i / 20.0, 0), kLeadDepth, width, 720).to_pixel(kSubject.face);
          EXPECT_NEAR(eyes.x, width / 2.0, 0.3 * width) << name_of(size) << " " << move.name << " " << aspect;
          EXPECT_NEAR(eyes.y, 360, 240) << name_of(size) << " " << move.name << " " << aspect;
        }
      }
    }
  }
}

TEST(Camera, WideShotAtRestShowsTheLeadFromHeadToFoot) {
  for (const double aspect : {16.0 / 9, 1.0, 9.0 / 16}) {
    const CameraPath path = path_of(ShotSize::kWide, CameraMove::kPushIn, aspect);
    const View view = view_at(path.at(0, 0), kLeadDepth, static_cast<int>(720 * aspect), 720);
    EXPECT_LT(view.to_pixel(kSubject.place.feet).y, 720);
    EXPECT_GT(view.to_pixel({0.1, 0.4 - 0.55}).y, 0);
  }
}

TEST(Camera, KeepsAGroupTogetherInEveryShotSize) {
  const Subject band{.place = {.feet = {0, 0.38}, .height = 0.5}, .group = true};
  for (const auto& size : all_of<ShotSize>()) {
    const Shot shot{.size = size.value, .move = CameraMove::kPullOut, .focus = Focus::kBand};
    const CameraPath path(shot, frame_shot(shot, band, 16.0 / 9), 8);
    const View view = view_at(path.at(1, 0), kLeadDepth, 1280, 720);
    for (const double x : {-0.5, 0.5}) {
      const Point head = view.to_pixel({x, 0.38 - 0.5});
      EXPECT_TRUE(head.x > 0 && head.x < 1280 && head.y > 0 && head.y < 720) << size.name;
    }
  }
}

// A dot of paper at a depth, as the compositor draws it.
double dot_at(double depth, const Pose& pose) {
  const Cutout dot{
      .name = "dot", .depth = depth, .extent = {-0.06, -0.06, 0.06, 0.06}, .draw = [](Canvas& canvas) {
        canvas.begin();
        canvas.circle({0, 0}, 0.05);
        canvas.fill(rgb(0xFFFFFF));
      }};
  const FrameScene scene{.pose = pose, .moment = {}, .width = 640, .height = 360};
  Layer layer = draw_layer(dot,
                           {.region = {-1, -1, 1, 1},
                            .frame = {-0.9, -0.5, 0.9, 0.5},
                            .pixels_per_unit = 360,
                            .frame_height = 360},
                           palette_for({}));
  base::Pixels frame(640, 360);
  LayerPiece(std::move(layer), dot).draw(frame, scene, {});
  double sum = 0;
  double weighted = 0;
  for (int y = 0; y < 360; ++y) {
    for (int x = 0; x < 640; ++x) {
      const double light = (frame.row(y)[x] >> 8) & 0xFF;
      sum += light;
      weighted += light * (x + 0.5);
    }
  }
  return weighted / sum - 320;
}

TEST(Camera, ParallaxOfPaintedPiecesIsInverseToTheirDepth) {
  const Pose aside{.x = -1.5};
  const double near = dot_at(6, aside);
  const double middle = dot_at(12, aside);
  const double far = dot_at(60, aside);
  EXPECT_NEAR(near, 360 * 1.5 / 6, 0.5);
  EXPECT_NEAR(near / middle, 2, 0.02);
  EXPECT_NEAR(near / far, 10, 0.3);
  EXPECT_NEAR(dot_at(12, {}), 0, 0.1);
}

TEST(Camera, PushingInEnlargesNearPiecesMoreThanFarOnes) {
  const CameraPath path = path_of(ShotSize::kWide, CameraMove::kPushIn);
  const auto growth = [&](double depth) {
    return view_at(path.at(1, 0), depth, 1280, 720).scale / view_at(path.at(0, 0), depth, 1280, 720).scale;
  };
  EXPECT_GT(growth(3), growth(6));
  EXPECT_GT(growth(6), 1.15);
  EXPECT_LT(growth(kSkyDepth), 1.01);
}

}  // namespace
}  // namespace render
