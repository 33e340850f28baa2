#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "media/libav/decoder.h"
#include "media/libav/handles.h"
#include "media/libav/open_input.h"
#include "timing/flicks.h"

namespace media {

// A song's decoded samples, sample-exact: position 0 is the first audible sample (encoder delay, edit lists
// and pre-skip are taken off), and a start in the middle gives the very samples that decoding from 0 gives
// there. One thread.
class AudioSamples {
 public:
  struct Wanted {
    timing::Flicks start{0};
    int sample_rate = 0;  // 0: the file's
    int channels = 0;     // 0: the file's
  };

  // Throws Error{kNotMedia, kUnsupported, kDamaged}.
  AudioSamples(Input& input, const Wanted& wanted);

  int sample_rate() const { return out_rate_; }
  int channels() const { return out_channels_; }

  // Interleaved floats; returns how many were written, a multiple of the channels, 0 at the end. Room for at
  // least one frame.
  std::size_t read(std::span<float> samples);

 private:
  void find_first_sample();
  void go_to(std::int64_t sample);
  void set_up_resampler();
  bool next_frame();
  std::int64_t position_of(const AVFrame* frame) const;
  void restart(std::int64_t timestamp);
  bool load_frame();
  std::size_t convert(std::span<float> room, const std::uint8_t** planes, int count);

  Input& input_;
  AVStream* stream_;
  Decoder decoder_;
  AVFrame* frame_ = nullptr;  // the decoder's, until the next one
  Resampler resampler_;
  int in_rate_ = 0;
  int in_format_ = -1;
  int in_channels_ = 0;
  int out_rate_ = 0;
  int out_channels_ = 0;
  std::int64_t first_ = 0;              // the first audible sample on the stream's clock, in samples
  std::optional<std::int64_t> length_;  // audible samples, where the container says so
  std::int64_t position_ = 0;           // of the next sample out of the decoder
  bool pending_frame_ = false;
  bool at_end_ = false;
  bool finished_ = false;
};

}  // namespace media
