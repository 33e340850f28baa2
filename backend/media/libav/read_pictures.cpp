#include <algorithm>
#include <unistd.h>

#include "base/error.h"
#include "media/libav/check_whole.h"
#include "media/libav/frame_grid.h"
#include "media/libav/pictures.h"
#include "media/libav/send_picture.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

// A gap longer than this in a film is damage, not a still picture.
constexpr int kLongestStillSeconds = 120;

std::int64_t frames_shown(const AVFrame* picture, const AVStream* stream, timing::FrameRate rate) {
  return std::max<std::int64_t>(
      1, av_rescale_q_rnd(picture->pkt_duration, stream->time_base, {1, rate.per_second}, AV_ROUND_NEAR_INF));
}

}  // namespace

boost::json::object run_read_pictures(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  input.need_video();
  check_whole(input);
  const VideoFormat format = video_format_from(job.parameters);
  PictureReader reader(input);
  const Turn turn = turn_of(reader.stream());
  FrameGrid grid(reader.stream(), format.rate);
  Frame shown;
  std::int64_t sent = 0, rest = 1;
  const auto show_until = [&](std::int64_t end) {
    end = std::min(end, sent + std::int64_t{kLongestStillSeconds} * format.rate.per_second);
    for (; shown && sent < end; ++sent) send_picture(shown.get(), turn, format.width, format.height);
  };
  while (AVFrame* picture = reader.next()) {
    show_until(grid.frame_of(picture));
    if (!shown) shown = new_frame();
    av_frame_unref(shown.get());
    rest = frames_shown(picture, reader.stream(), format.rate);
    av_frame_move_ref(shown.get(), picture);
  }
  if (!shown)
    throw base::Error(base::ErrorKind::kDamaged, input.name() + " holds no picture that can be decoded");
  show_until(std::max(sent + rest, std::int64_t{1}));
  ::close(kDataFd);
  return {};
}

}  // namespace media
