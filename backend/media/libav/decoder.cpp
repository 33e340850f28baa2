#include "media/libav/decoder.h"

#include <new>

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
    if (result != AVERROR(EAGAIN)) count_bad(result);
    if (draining_) continue;
    if (!input_.next(packet_.get())) {
      draining_ = true;
      avcodec_send_packet(context_.get(), nullptr);
      continue;
    }
    ++packets_;
    if (const int sent = avcodec_send_packet(context_.get(), packet_.get()); sent < 0) count_bad(sent);
  }
}

void Decoder::count_bad(int av_error) {
  ++bad_packets_;
  starved_ = starved_ || av_error == AVERROR(ENOMEM);
}

void Decoder::blame_memory() const {
  if (starved_) throw std::bad_alloc();
}

void Decoder::seek(std::int64_t timestamp) {
  input_.seek(stream_, timestamp);
  avcodec_flush_buffers(context_.get());
  draining_ = false;
}

}  // namespace media
