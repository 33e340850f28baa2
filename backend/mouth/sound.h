#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "timing/flicks.h"

namespace mouth {

constexpr int kSoundRate = 16'000;  // samples a second of every Sound

// The song as the engine hears it: 16 000 samples a second, two channels. It is read in blocks, so an hour
// of sound need not stand in memory. Reading changes nothing: one Sound may be read by several threads.
class Sound {
 public:
  virtual ~Sound() = default;

  virtual std::int64_t samples() const = 0;
  // False when both channels are alike because the song is mono.
  virtual bool stereo() const = 0;
  // Fills both spans (of the same length) from sample `first` on, with -1 … 1; zeros before the first sample
  // and after the last one.
  virtual void read(std::int64_t first, std::span<float> left, std::span<float> right) const = 0;
};

// For tests and short sounds.
class SoundInMemory final : public Sound {
 public:
  explicit SoundInMemory(std::vector<float> mono);
  // Throws base::Error{kInternal} for channels of different lengths.
  SoundInMemory(std::vector<float> left, std::vector<float> right);

  std::int64_t samples() const override { return static_cast<std::int64_t>(left_.size()); }
  bool stereo() const override { return !right_.empty(); }
  void read(std::int64_t first, std::span<float> left, std::span<float> right) const override;

 private:
  std::vector<float> left_;
  std::vector<float> right_;  // empty: mono
};

}  // namespace mouth
