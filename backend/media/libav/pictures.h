#pragma once

#include "media/libav/open_input.h"

namespace media {

// Decodes a film's pictures in order, with jumps. One thread.
class PictureReader {
 public:
  explicit PictureReader(Input& input, int threads = 1);

  AVStream* stream() const { return stream_; }
  // The next picture; null at the end. Valid until the next call. Throws Error{kDamaged} when most of it
  // cannot be decoded.
  AVFrame* next();
  // Goes on at or before `timestamp`.
  void seek(std::int64_t timestamp);

 private:
  Input& input_;
  AVStream* stream_;
  CodecContext decoder_;
  Packet packet_ = new_packet();
  Frame frame_ = new_frame();
  std::int64_t packets_ = 0;
  std::int64_t bad_packets_ = 0;
  bool draining_ = false;
};

// swscale with the picture's own matrix and range (BT.601 for what says nothing and is small, as players
// assume). `out_709` for yuv outputs; RGB outputs are full range.
Scaler make_scaler(const AVFrame* from, int width, int height, AVPixelFormat to);

}  // namespace media
