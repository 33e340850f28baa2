#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/pixels.h"
#include "media/media.h"

namespace media {

// Everything about the encoder that decides its bytes and parameter sets, as one text: part of the key under
// which encoded clips are kept, so that a clip of other settings is not taken for one of these.
std::string clip_encoder_settings();

// Writes our own painted frames as H.264 (yuv420p, BT.709 limited range, tagged) in MP4, one thread, in this
// process: the input is ours, so it needs no sandbox. Every clip of one format has the same parameter sets,
// so they join without re-encoding. Constant frame rate, closed GOPs, no frames reordered across the end. One
// thread at a time.
class ClipEncoder {
 public:
  // `comment` goes into the file, for MediaInfo::comment: UTF-8 of at most kLongestComment. Throws
  // Error{kUnwritable, kDiskFull}.
  ClipEncoder(const std::filesystem::path& out, const VideoFormat& format, const std::string& comment = {});
  ~ClipEncoder();
  ClipEncoder(const ClipEncoder&) = delete;
  ClipEncoder& operator=(const ClipEncoder&) = delete;

  void add(const base::Pixels& frame);
  // Flushes and closes; without it there is no file.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace media
