#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/libav/open_input.h"

namespace media {

// A song's packets from around a sample on, without decoding. Times count samples, 0 is `start` (itself
// counted from the first audible sample), so what lies before it has negative times. One thread.
class SongPackets {
 public:
  // Begins with the packet that holds the sample `preroll` before `start`.
  // Opens the file of `input` anew: from the beginning is the one jump that every container can do.
  SongPackets(const Input& input, std::int64_t start, std::int64_t preroll);

  int sample_rate() const { return rate_; }
  // The next packet; side data (delay and padding of the song's own file) only where it says what to drop at
  // the end.
  bool next(AVPacket* packet);
  void rewind();

 private:
  void jump();
  void set_times(AVPacket* packet);
  AVStream* stream() const { return input_->audio(); }

  std::unique_ptr<Input> input_;
  int rate_;
  std::int64_t first_ = 0;  // the first audible sample on the stream's clock
  std::int64_t start_;
  std::int64_t preroll_;
  std::optional<std::int64_t> end_;  // of the packet before
};

}  // namespace media
