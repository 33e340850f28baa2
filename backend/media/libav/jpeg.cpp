#include "media/jpeg.h"

#include <span>

#include "base/error.h"
#include "base/file.h"
#include "media/libav/handles.h"

namespace media {
namespace {

using base::ErrorKind;

// The quantiser of libav's scale from 2 (best) to 31; 3 is where 640 pixels of film take some 40 KB.
constexpr int kQuantiser = 3;

CodecContext open_encoder(int width, int height) {
  const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
  CodecContext encoder(codec ? avcodec_alloc_context3(codec) : nullptr);
  if (!encoder) throw base::Error(ErrorKind::kInternal, "libav has no JPEG encoder");
  encoder->width = width;
  encoder->height = height;
  encoder->pix_fmt = AV_PIX_FMT_YUVJ420P;
  encoder->time_base = {1, 1};
  encoder->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;  // no name of the library inside
  encoder->global_quality = kQuantiser * FF_QP2LAMBDA;
  encoder->thread_count = 1;
  check(avcodec_open2(encoder.get(), codec, nullptr), ErrorKind::kInternal, "no JPEG encoder");
  return encoder;
}

Frame to_yuv(const base::Pixels& pixels) {
  Frame frame = new_frame();
  frame->format = AV_PIX_FMT_YUVJ420P;
  frame->width = pixels.width;
  frame->height = pixels.height;
  frame->quality = kQuantiser * FF_QP2LAMBDA;
  check(av_frame_get_buffer(frame.get(), 0), ErrorKind::kInternal, "no memory for a picture");
  const Scaler scaler(sws_getContext(
      pixels.width, pixels.height, AV_PIX_FMT_BGRA, pixels.width, pixels.height, AV_PIX_FMT_YUVJ420P,
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INP, nullptr, nullptr, nullptr));
  if (!scaler) throw base::Error(ErrorKind::kInternal, "no conversion to JPEG's colours");
  sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(SWS_CS_ITU601), 1,
                           sws_getCoefficients(SWS_CS_ITU601), 1, 0, 1 << 16, 1 << 16);
  const auto* rows = reinterpret_cast<const std::uint8_t*>(pixels.words.data());
  const int stride = pixels.width * 4;
  sws_scale(scaler.get(), &rows, &stride, 0, pixels.height, frame->data, frame->linesize);
  return frame;
}

}  // namespace

void write_jpeg(const std::filesystem::path& path, const base::Pixels& pixels) {
  if (pixels.empty()) throw base::Error(ErrorKind::kInternal, "an empty picture was to be written");
  const CodecContext encoder = open_encoder(pixels.width, pixels.height);
  const Frame frame = to_yuv(pixels);
  check(avcodec_send_frame(encoder.get(), frame.get()), ErrorKind::kInternal, "a JPEG cannot be encoded");
  const Packet packet = new_packet();
  check(avcodec_receive_packet(encoder.get(), packet.get()), ErrorKind::kInternal,
        "a JPEG cannot be encoded");
  base::write_text(path,
                   {reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)});
}

}  // namespace media
