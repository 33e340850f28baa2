// Mouths in the painter's pictures: where they are seen, and that they are all that moves.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "render/figure/mouth_form.h"
#include "render/painter.h"

namespace render {
namespace {

using timing::Flicks;
using timing::MouthShape;

PaintJob singer(ShotSize size) {
  PaintJob job;
  job.shot = {.setting = Setting::kClub,
              .size = size,
              .move = CameraMove::kPushIn,
              .action = Action::kStand,
              .seed = 3};
  job.format = {.width = 480, .height = 270, .rate = {24}};
  job.duration = timing::from_seconds(2);
  return job;
}

// Wide open and closed by turns of a quarter of a second.
timing::Timeline<MouthShape> chant() {
  timing::Timeline<MouthShape> line;
  for (int i = 0; i < 8; ++i) {
    line.append({timing::from_seconds(i * 0.25), timing::from_seconds(i * 0.25 + 0.25)},
                i % 2 == 0 ? MouthShape::kD : MouthShape::kA);
  }
  return line;
}

struct Change {
  int left = 1 << 20, right = -1, top = 1 << 20, bottom = -1;
  int pixels = 0;
};

Change changed(const base::Pixels& a, const base::Pixels& b) {
  Change change;
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      if (a.row(y)[x] == b.row(y)[x]) continue;
      change.left = std::min(change.left, x);
      change.right = std::max(change.right, x);
      change.top = std::min(change.top, y);
      change.bottom = std::max(change.bottom, y);
      ++change.pixels;
    }
  }
  return change;
}

int green(std::uint32_t word) {
  return static_cast<int>(word >> 8 & 0xFF);
}

TEST(Singing, ChangesNothingButTheHeadAtItsScale) {
  for (const ShotSize size : {ShotSize::kCloseUp, ShotSize::kMedium, ShotSize::kWide}) {
    PaintJob job = singer(size);
    Painter silent(job);
    job.mouth = chant();
    job.stresses = {{.time = timing::from_seconds(0.5), .strength = 1}};
    Painter sings(job);
    const FaceView face = sings.face_view();
    ASSERT_GT(face.frames, 40) << static_cast<int>(size);
    base::Pixels before, after;
    int moving = 0;
    for (std::int64_t frame = 0; frame < 48; frame += 5) {
      silent.paint(frame, before);
      sings.paint(frame, after);
      const Change change = changed(before, after);
      if (change.pixels == 0) continue;
      ++moving;
      // A head is some four mouths wide and, with hat and chin, eight high; its shadow falls a little beside.
      EXPECT_LT(change.right - change.left, 8 * face.largest_mouth_width + 16) << static_cast<int>(size);
      EXPECT_LT(change.bottom - change.top, 10 * face.largest_mouth_width + 16) << static_cast<int>(size);
    }
    EXPECT_GT(moving, 4) << static_cast<int>(size);
  }
}

// Only the lips' own colours change inside a mouth's box; the box is where the picture changes most.
TEST(Singing, MouthBoxHoldsWhatChangesMost) {
  for (const ShotSize size : {ShotSize::kCloseUp, ShotSize::kMedium, ShotSize::kWide}) {
    PaintJob job = singer(size);
    job.mouth.append({Flicks(0), job.duration}, MouthShape::kX);
    Painter rests(job);
    job.mouth.set({Flicks(0), job.duration}, MouthShape::kD);
    Painter opens(job);
    base::Pixels before, after;
    rests.paint(20, before);
    opens.paint(20, after);
    const auto box = opens.mouth_box(20);
    ASSERT_TRUE(box) << static_cast<int>(size);
    int inside = 0, all = 0;
    for (int y = 0; y < before.height; ++y) {
      for (int x = 0; x < before.width; ++x) {
        const int change = std::abs(green(before.row(y)[x]) - green(after.row(y)[x]));
        all += change;
        if (x >= box->left - 1 && x <= box->right && y >= box->top - 1 && y <= box->bottom) inside += change;
      }
    }
    EXPECT_GT(inside, 0.6 * all) << static_cast<int>(size);
    EXPECT_GT(all, 0) << static_cast<int>(size);
  }
}

TEST(Singing, StressesAloneDoNothing) {
  PaintJob job = singer(ShotSize::kCloseUp);
  Painter silent(job);
  job.stresses = {{.time = Flicks(0), .strength = 1}};
  Painter still(job);
  base::Pixels before, after;
  silent.paint(3, before);
  still.paint(3, after);
  EXPECT_EQ(before.words, after.words);
}

TEST(Singing, IsNotSeenWhereTheShotShowsNoFace) {
  PaintJob job = singer(ShotSize::kExtremeCloseUp);
  job.shot.band = true;
  job.shot.focus = Focus::kDrums;
  EXPECT_EQ(Painter(job).face_view().frames, 0);
}

TEST(Singing, MouthsPassFromShapeToShapeButCloseWhole) {
  timing::Timeline<MouthShape> line;
  line.append({timing::from_seconds(0), timing::from_seconds(0.2)}, MouthShape::kD);
  line.append({timing::from_seconds(0.2), timing::from_seconds(0.26)}, MouthShape::kA);
  line.append({timing::from_seconds(0.26), timing::from_seconds(0.5)}, MouthShape::kC);
  const auto open = [&](double seconds) {
    return mouth_form_at(line, timing::from_seconds(seconds), 1).open;
  };
  EXPECT_DOUBLE_EQ(open(0.1), mouth_form(MouthShape::kD).open);
  EXPECT_GT(open(0.17), 0);
  EXPECT_LT(open(0.17), mouth_form(MouthShape::kD).open);
  for (const double closed : {0.2, 0.23, 0.259}) EXPECT_LT(open(closed), 1e-9) << closed;
  EXPECT_DOUBLE_EQ(open(0.4), mouth_form(MouthShape::kC).open);
  double last = open(0.0);
  for (double t = 0; t < 0.5; t += 0.001) {
    EXPECT_LT(std::abs(open(t) - last), 0.008) << t;  // no jump
    last = open(t);
  }
}

TEST(Singing, ClosesForAFrameAtEveryRateHoweverShortTheClosureIs) {
  for (const int rate : {24, 25, 30, 60}) {
    for (int shift = 0; shift < 50; ++shift) {
      const Flicks start = timing::from_seconds(0.4 + 0.001 * shift);
      timing::Timeline<MouthShape> line;
      line.append({Flicks(0), start}, MouthShape::kD);
      line.append({start, start + timing::from_seconds(0.01)}, MouthShape::kA);
      line.append({start + timing::from_seconds(0.01), timing::from_seconds(1)}, MouthShape::kD);
      int closed = 0, open = 0;
      for (int frame = 1; frame + 1 < rate; ++frame) {
        const MouthForm form = mouth_form_in(
            line, {timing::frame_time(frame, {rate}), timing::frame_time(frame + 1, {rate})}, 1.5);
        closed += form.open < 1e-9 ? 1 : 0;
        open += form.open > 0.16 ? 1 : 0;
      }
      EXPECT_GE(closed, 1) << rate << " frames a second, " << shift << " ms";
      EXPECT_LE(closed, 2) << rate << " frames a second, " << shift << " ms";
      EXPECT_GT(open, rate / 2);
    }
  }
}

// Ten shapes in 0.3 s: nothing jumps, in no measure of the mouth, whatever follows what.
TEST(Singing, NeverJumpsHoweverFastTheShapesFollowEachOther) {
  const MouthShape hurry[] = {MouthShape::kD, MouthShape::kF, MouthShape::kC, MouthShape::kH, MouthShape::kE,
                              MouthShape::kB, MouthShape::kD, MouthShape::kA, MouthShape::kC, MouthShape::kF};
  timing::Timeline<MouthShape> line;
  for (int i = 0; i < 10; ++i)
    line.append({timing::from_seconds(0.1 + 0.03 * i), timing::from_seconds(0.13 + 0.03 * i)}, hurry[i]);
  const auto at = [&](int ms) { return mouth_form_at(line, timing::from_seconds(0.001 * ms), 1); };
  for (int ms = 0; ms < 500; ++ms) {
    const MouthForm a = at(ms), b = at(ms + 1);
    EXPECT_LT(std::abs(a.open - b.open), 0.01) << ms;
    EXPECT_LT(std::abs(a.half_width - b.half_width), 0.006) << ms;
    EXPECT_LT(std::abs(a.round - b.round), 0.06) << ms;
    EXPECT_LT(std::abs(a.pressed - b.pressed), 0.06) << ms;
    EXPECT_LT(std::abs(a.tongue_up - b.tongue_up), 0.06) << ms;
  }
}

TEST(Singing, TellsAMouthThatIsTooSmallToRead) {
  PaintJob job = singer(ShotSize::kWide);
  job.shot.setting = Setting::kMountains;
  job.format = {.width = 96, .height = 54, .rate = {24}};
  const FaceView far = Painter(job).face_view();
  EXPECT_EQ(far.frames, 48);
  EXPECT_TRUE(far.too_small_to_read()) << far.largest_mouth_width;
  const FaceView near = Painter(singer(ShotSize::kCloseUp)).face_view();
  EXPECT_FALSE(near.too_small_to_read());
  EXPECT_LE(near.median_mouth_width, near.largest_mouth_width);
}

TEST(Singing, OpensAsFarAsIsAskedFor) {
  timing::Timeline<MouthShape> line;
  line.append({Flicks(0), timing::from_seconds(1)}, MouthShape::kD);
  const Flicks middle = timing::from_seconds(0.5);
  EXPECT_DOUBLE_EQ(mouth_form_at(line, middle, 0.5).open, mouth_form(MouthShape::kD).open / 2);
  EXPECT_EQ(mouth_form_at({}, middle, 2).open, 0);
}

}  // namespace
}  // namespace render
