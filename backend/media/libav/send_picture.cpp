#include "media/libav/send_picture.h"

#include <unistd.h>

#include "base/error.h"
#include "base/pixels.h"
#include "media/libav/pictures.h"
#include "media/worker/channel.h"

namespace media {

using base::ErrorKind;

void send_picture(const AVFrame* frame, Turn turn, int width, int height) {
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

}  // namespace media
