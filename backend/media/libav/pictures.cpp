#include "media/libav/pictures.h"

#include <fmt/format.h>

#include "base/error.h"

namespace media {

using base::Error;
using base::ErrorKind;

PictureReader::PictureReader(Input& input, int threads)
    : input_(input), stream_(input.need_video()), decoder_(open_decoder(input, stream_, threads)) {
  input_.read_only(stream_);
}

AVFrame* PictureReader::next() {
  while (true) {
    const int result = avcodec_receive_frame(decoder_.get(), frame_.get());
    if (result >= 0) return frame_.get();
    if (result == AVERROR_EOF) break;
    if (result != AVERROR(EAGAIN)) ++bad_packets_;
    if (draining_) continue;
    if (!input_.next(packet_.get())) {
      draining_ = true;
      avcodec_send_packet(decoder_.get(), nullptr);
      continue;
    }
    ++packets_;
    if (avcodec_send_packet(decoder_.get(), packet_.get()) < 0) ++bad_packets_;
  }
  if (bad_packets_ > 0 && bad_packets_ * 10 >= packets_) {
    throw Error(ErrorKind::kDamaged,
                fmt::format("{} is damaged: {} of {} pictures cannot be decoded; get another copy",
                            input_.name(), bad_packets_, packets_));
  }
  return nullptr;
}

void PictureReader::seek(std::int64_t timestamp) {
  input_.seek(stream_, timestamp);
  avcodec_flush_buffers(decoder_.get());
  draining_ = false;
}

Scaler make_scaler(const AVFrame* from, int width, int height, AVPixelFormat to) {
  constexpr int kExact = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INT;
  Scaler scaler(sws_getContext(from->width, from->height, static_cast<AVPixelFormat>(from->format), width,
                               height, to, kExact, nullptr, nullptr, nullptr));
  if (!scaler) throw Error(ErrorKind::kUnsupported, "this picture format cannot be converted");
  int matrix = from->colorspace;
  // Untagged film: high definition is BT.709, the rest BT.601, as players guess.
  if (matrix == AVCOL_SPC_UNSPECIFIED || matrix == AVCOL_SPC_RGB)
    matrix = from->height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
  const bool full = from->color_range == AVCOL_RANGE_JPEG || from->format == AV_PIX_FMT_YUVJ420P ||
                    from->format == AV_PIX_FMT_YUVJ422P || from->format == AV_PIX_FMT_YUVJ444P;
  sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(matrix), full ? 1 : 0,
                           sws_getCoefficients(SWS_CS_ITU709), to == AV_PIX_FMT_YUV420P ? 0 : 1, 0, 1 << 16,
                           1 << 16);
  return scaler;
}

}  // namespace media
