#pragma once

#include <cstdint>

#include "media/libav/handles.h"
#include "timing/flicks.h"

namespace media {

// The input's picture times on the output's frame grid; the first picture is frame 0.
class FrameGrid {
 public:
  FrameGrid(const AVStream* stream, timing::FrameRate rate) : time_base_(stream->time_base), rate_(rate) {}

  // The first output frame at which this picture is the one to show.
  std::int64_t frame_of(const AVFrame* picture) {
    std::int64_t time = picture->best_effort_timestamp;
    if (time == AV_NOPTS_VALUE) time = last_ + 1;
    if (!started_) origin_ = time;
    started_ = true;
    last_ = time;
    // To the nearest, so that a rate a little off (23.976 in 24) repeats or drops one frame at most and never
    // flickers.
    return av_rescale_q_rnd(time - origin_, time_base_, {1, rate_.per_second}, AV_ROUND_NEAR_INF);
  }

 private:
  AVRational time_base_;
  timing::FrameRate rate_;
  std::int64_t origin_ = 0;
  std::int64_t last_ = 0;
  bool started_ = false;
};

}  // namespace media
