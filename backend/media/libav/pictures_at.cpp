#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "media/libav/pictures.h"
#include "media/libav/turn.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;

std::int64_t shown_at(const AVFrame* frame) {
  return frame->best_effort_timestamp == AV_NOPTS_VALUE ? 0 : frame->best_effort_timestamp;
}

// Of two pictures around `timestamp` the nearer one, kept as a reference.
Frame nearest(PictureReader& reader, std::int64_t timestamp) {
  Frame best = new_frame();
  bool found = false;
  while (AVFrame* frame = reader.next()) {
    const std::int64_t distance = std::llabs(shown_at(frame) - timestamp);
    if (found && distance >= std::llabs(shown_at(best.get()) - timestamp)) break;
    av_frame_unref(best.get());
    av_frame_move_ref(best.get(), frame);
    found = true;
    if (shown_at(best.get()) >= timestamp) break;
  }
  return found ? std::move(best) : nullptr;
}

// Scaled to `width` × `height` as it is shown.
void send(const AVFrame* frame, Turn turn, int width, int height) {
  Frame scaled = new_frame();
  scaled->format = AV_PIX_FMT_BGRA;
  scaled->width = lies_sideways(turn) ? height : width;
  scaled->height = lies_sideways(turn) ? width : height;
  const Scaler scaler = make_scaler(frame, scaled->width, scaled->height, AV_PIX_FMT_BGRA);
  check(av_frame_get_buffer(scaled.get(), 0), ErrorKind::kInternal, "no memory for a picture");
  sws_scale(scaler.get(), frame->data, frame->linesize, 0, frame->height, scaled->data, scaled->linesize);
  base::Pixels shown(width, height);
  copy_turned<std::uint32_t>(
      {reinterpret_cast<const std::uint32_t*>(scaled->data[0]), scaled->linesize[0] / 4}, scaled->width,
      scaled->height, turn, {shown.words.data(), width});
  if (!write_fully(kDataFd, shown.words.data(), shown.words.size() * 4)) ::_exit(1);
}

}  // namespace

boost::json::object run_pictures_at(Job& job) {
  Input input(Job::file(0), job.names.at(0), Input::Purpose::kPictures);
  PictureReader reader(input);
  const AVStream* stream = reader.stream();
  const int width = job.parameters.at("width").to_number<int>();
  const Turn turn = turn_of(stream);
  const double lying = stream->codecpar->width > 0
                           ? static_cast<double>(stream->codecpar->height) / stream->codecpar->width
                           : 0;
  const double aspect = lies_sideways(turn) && lying > 0 ? 1 / lying : lying;
  const int height = std::max(1, static_cast<int>(aspect * width + 0.5));
  if (aspect <= 0 || height > 16384)
    throw Error(ErrorKind::kDamaged, fmt::format("{} has no readable picture", input.name()));
  job.reporter.format({{"width", width}, {"height", height}});
  const std::int64_t origin = stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time;
  Frame last;
  for (const boost::json::value& time : job.parameters.at("times").as_array()) {
    const std::int64_t wanted =
        origin + av_rescale_q(time.to_number<std::int64_t>(),
                              {1, static_cast<int>(timing::Flicks::period::den)}, stream->time_base);
    reader.seek(wanted);
    if (Frame picture = nearest(reader, wanted)) last = std::move(picture);
    if (!last)
      throw Error(ErrorKind::kDamaged, fmt::format("{} holds no picture that can be decoded", input.name()));
    send(last.get(), turn, width, height);
  }
  ::close(kDataFd);
  return {};
}

}  // namespace media
