#pragma once

#include <memory>
#include <string>
#include <vector>

#include "media/libav/file_output.h"
#include "media/libav/open_input.h"
#include "timing/flicks.h"

namespace media {

// The pictures of a film: the packets of its clips, one clip open at a time, on one frame grid. One thread.
class FilmClips {
 public:
  // Clip i is the job's file i and shows `frames[i]` frames.
  FilmClips(std::vector<std::string> names, std::vector<std::int64_t> frames, timing::FrameRate rate);

  std::int64_t frames() const { return total_; }
  // A stream with the parameters of the first clip.
  AVStream* add_stream(FileOutput& output) const;
  // The next packet, its times in frames of the film; false at the end. Throws Error{kDamaged} when a clip
  // holds too few frames, kUnsupported when it must be conformed first: its parameter sets are not those of
  // the first clip, or it cannot be cut there.
  bool next(AVPacket* packet);

 private:
  void open(std::size_t clip);
  std::int64_t to_frames(std::int64_t timestamp) const;

  std::vector<std::string> names_;
  std::vector<std::int64_t> wanted_;
  timing::FrameRate rate_;
  std::int64_t total_ = 0;
  std::unique_ptr<Input> input_;
  CodecParameters model_;  // of the first clip
  std::size_t clip_ = 0;
  std::int64_t base_ = 0;    // film frame of the clip's first
  std::int64_t origin_ = 0;  // time stamp of its first frame
  std::int64_t given_ = 0;   // packets of this clip that were handed out
};

}  // namespace media
