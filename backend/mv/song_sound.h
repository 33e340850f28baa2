#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "base/cancel.h"
#include "base/file_descriptor.h"
#include "base/progress.h"
#include "media/media.h"
#include "mouth/sound.h"

namespace mv {

// A song as the engine of mouths hears it: 16 000 samples a second, at most two channels. It lies decoded in
// a file without a name (four bytes a sample), so that memory stays flat whatever its length. Thread-safe.
class SongSound final : public mouth::Sound {
 public:
  // Decodes the song into `folder`. Errors as Media::read_audio; Error{kUnwritable, kDiskFull}.
  SongSound(const media::Media& media, const std::filesystem::path& song, const std::filesystem::path& folder,
            base::CancelToken cancel, base::ProgressSink& progress);

  std::int64_t samples() const override { return samples_; }
  bool stereo() const override { return channels_ == 2; }
  void read(std::int64_t first, std::span<float> left, std::span<float> right) const override;

 private:
  base::FileDescriptor file_;  // 16-bit samples, the channels in turn
  int channels_ = 1;
  std::int64_t samples_ = 0;
};

}  // namespace mv
