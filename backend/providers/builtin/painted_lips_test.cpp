#include "providers/builtin/painted_lips.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/id.h"

namespace providers {
namespace {

namespace fs = std::filesystem;
using timing::MouthShape;

class PaintedLips : public testing::Test {
 protected:
  ~PaintedLips() override { fs::remove_all(folder_); }

  static render::PaintJob job_of(render::ShotSize size, render::Focus focus) {
    render::PaintJob job;
    job.shot = {.setting = render::Setting::kClub, .size = size, .focus = focus, .band = true};
    job.format = {.width = 160, .height = 90, .rate = {24}};
    job.duration = timing::frame_time(6, {24});
    return job;
  }
  mv::SyncedLips paint(const render::PaintJob& job, const base::CancelToken& cancel = {}) {
    fs::create_directories(folder_);
    mv::LipSyncOrder order;
    order.voice.shapes.append({timing::Flicks(0), job.duration}, MouthShape::kD);
    base::NoProgress unseen;
    return paint_lips(job, order, out_, cancel, unseen);
  }

  fs::path folder_ = fs::temp_directory_path() / ("songreel-lips-" + base::new_uuid());
  fs::path out_ = folder_ / "out.mp4";
};

TEST_F(PaintedLips, AreInEveryFrameThatShowsTheFace) {
  EXPECT_EQ(paint(job_of(render::ShotSize::kCloseUp, render::Focus::kLead)).frames_with_face, 6);
  EXPECT_GT(fs::file_size(out_), 0U);
}

TEST_F(PaintedLips, AreRefusedWhereTheShotShowsNoFace) {
  try {
    paint(job_of(render::ShotSize::kExtremeCloseUp, render::Focus::kDrums));
    ADD_FAILURE() << "it was painted";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kUnsuitable);
  }
  EXPECT_FALSE(fs::exists(out_));
}

TEST_F(PaintedLips, StopWhenTheyAreCanceled) {
  const base::CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW(paint(job_of(render::ShotSize::kCloseUp, render::Focus::kLead), cancel), base::Error);
  EXPECT_FALSE(fs::exists(out_));
}

}  // namespace
}  // namespace providers
