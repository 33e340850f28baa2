#pragma once

#include "media/libav/decoder.h"

namespace media {

// Decodes a film's pictures in order, with jumps. One thread.
class PictureReader {
 public:
  explicit PictureReader(Input& input, int threads = 1);

  AVStream* stream() const { return decoder_.stream(); }
  // The next picture; null at the end. Valid until the next call. Throws Error{kDamaged} when most of it
  // cannot be decoded.
  AVFrame* next();
  // Goes on at or before `timestamp`.
  void seek(std::int64_t timestamp) { decoder_.seek(timestamp); }

 private:
  Input& input_;
  Decoder decoder_;
};

// swscale with the picture's own matrix and range (BT.601 for what says nothing and is small, as players
// assume). `out_709` for yuv outputs; RGB outputs are full range.
Scaler make_scaler(const AVFrame* from, int width, int height, AVPixelFormat to);

}  // namespace media
