#include "media/libav/pictures.h"

#include <fmt/format.h>

#include "base/error.h"

namespace media {

using base::Error;
using base::ErrorKind;

PictureReader::PictureReader(Input& input, int threads)
    : input_(input), decoder_(input, input.need_video(), threads) {}

AVFrame* PictureReader::next() {
  if (AVFrame* frame = decoder_.next()) return frame;
  const std::int64_t bad = decoder_.bad_packets();
  if (bad > 0 && bad * 10 >= decoder_.packets()) {
    decoder_.blame_memory();
    throw Error(ErrorKind::kDamaged,
                fmt::format("{} is damaged: {} of {} pictures cannot be decoded; get another copy",
                            input_.name(), bad, decoder_.packets()));
  }
  return nullptr;
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
