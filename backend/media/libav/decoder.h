#pragma once

#include <cstdint>

#include "media/libav/open_input.h"

namespace media {

// Decodes one stream of an input, frame by frame; what cannot be decoded is skipped and counted, since how
// much of it is too much depends on what is decoded. One thread.
class Decoder {
 public:
  // Throws Error{kUnsupported}. From now on the input gives packets of `stream` only.
  Decoder(Input& input, AVStream* stream, int threads = 1);

  // The next frame; null at the end, again and again. Valid until the next call; it may be moved out of.
  AVFrame* next();
  // Goes on at or before `timestamp` (the stream's time base).
  void seek(std::int64_t timestamp);

  AVStream* stream() const { return stream_; }
  AVSampleFormat sample_format() const { return context_->sample_fmt; }
  std::int64_t packets() const { return packets_; }
  std::int64_t bad_packets() const { return bad_packets_; }
  // Once the bad ones are too many: throws std::bad_alloc where memory, not damage, is the reason.
  void blame_memory() const;

 private:
  void count_bad(int av_error);

  Input& input_;
  AVStream* stream_;
  CodecContext context_;
  Packet packet_ = new_packet();
  Frame frame_ = new_frame();
  std::int64_t packets_ = 0;
  std::int64_t bad_packets_ = 0;
  bool starved_ = false;
  bool draining_ = false;
};

}  // namespace media
