#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "media/libav/handles.h"
#include "media/libav/pictures.h"
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

// A gap longer than this in a film is damage, not a still picture.
constexpr int kLongestStillSeconds = 120;

// Calls `show` for every frame of the grid with the picture that is the one to show, to the film's end.
// Throws Error{kDamaged} for a film without a picture that can be decoded.
template <class Show>
void show_on_grid(PictureReader& reader, timing::FrameRate rate, const std::string& name, const Show& show) {
  FrameGrid grid(reader.stream(), rate);
  Frame shown;
  std::int64_t frames = 0;
  std::int64_t picture_frames = 1;
  const auto show_until = [&](std::int64_t end) {
    end = std::min(end, frames + std::int64_t{kLongestStillSeconds} * rate.per_second);
    for (; shown && frames < end; ++frames) show(shown.get());
  };
  while (AVFrame* picture = reader.next()) {
    show_until(grid.frame_of(picture));
    if (!shown) shown = new_frame();
    av_frame_unref(shown.get());
    picture_frames =
        std::max<std::int64_t>(1, av_rescale_q_rnd(picture->pkt_duration, reader.stream()->time_base,
                                                   {1, rate.per_second}, AV_ROUND_NEAR_INF));
    av_frame_move_ref(shown.get(), picture);
  }
  if (!shown) throw base::Error(base::ErrorKind::kDamaged, name + " holds no picture that can be decoded");
  show_until(std::max(frames + picture_frames, std::int64_t{1}));
}

}  // namespace media
