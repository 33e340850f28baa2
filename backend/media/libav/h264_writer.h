#pragma once

#include <cstdint>
#include <string>

#include "media/clip_encoder.h"
#include "media/libav/handles.h"

namespace media {

// The tag of an MP4 that holds what its maker says of it.
constexpr const char* kCommentTag = "comment";

// Writes yuv420p frames as H.264 in MP4 into a muxer context that the caller has connected to its output.
// Every file of one format gets the same parameter sets, whoever writes it, so all of them join. The bytes
// depend on nothing but the frames.
class H264Writer {
 public:
  // Adds the stream and writes the header. `output` must outlive the writer. `comment` as ClipEncoder.
  H264Writer(AVFormatContext* output, const VideoFormat& format, const std::string& comment = {});

  // An empty frame of the format to fill; valid until the next call.
  AVFrame* blank();
  // Encodes the frame that `blank` gave.
  void add();
  // Flushes and writes the index.
  void finish();
  std::int64_t frames() const { return frames_; }

 private:
  void write_packets();

  AVFormatContext* output_;
  CodecContext encoder_;
  AVStream* stream_ = nullptr;
  Frame frame_ = new_frame();
  Packet packet_ = new_packet();
  std::int64_t frames_ = 0;
};

// Throws Error{kOutOfRange} for sizes that H.264 4:2:0 or our painter cannot have.
void check_format(const VideoFormat& format);

}  // namespace media
