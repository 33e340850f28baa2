#include "media/libav/decoder.h"

namespace media {

Decoder::Decoder(Input& input, AVStream* stream, int threads)
    : input_(input), stream_(stream), context_(open_decoder(input, stream, threads)) {
  input_.read_only(stream_);
}

AVFrame* Decoder::next() {
  while (true) {
    const int result = avcodec_receive_frame(context_.get(), frame_.get());
    if (result >= 0) return frame_.get();
    if (result == AVERROR_EOF) return nullptr;
    if (result != AVERROR(EAGAIN)) ++bad_packets_;
    if (draining_) continue;
    if (!input_.next(packet_.get())) {
      draining_ = true;
      avcodec_send_packet(context_.get(), nullptr);
      continue;
    }
    ++packets_;
    if (avcodec_send_packet(context_.get(), packet_.get()) < 0) ++bad_packets_;
  }
}

void Decoder::seek(std::int64_t timestamp) {
  input_.seek(stream_, timestamp);
  avcodec_flush_buffers(context_.get());
  draining_ = false;
}

}  // namespace media
