#pragma once

#include <string>

#include "media/libav/file_io.h"
#include "media/libav/handles.h"
#include "media/libav/sniff.h"

namespace media {

// An opened media file: recognised by content, demuxer and decoders allow-listed, nothing else reachable from
// it. One thread.
class Input {
 public:
  enum class Purpose {
    kMedia,     // songs, clips and films
    kPictures,  // those, and PNG, JPEG and WebP pictures
    kPackets,   // packets as they stand: what an MP4 declares of its H.264 is believed, nothing is parsed, so
                // there is neither a pixel format nor a start time; everything else as kMedia
  };

  // `name` is only for messages. Throws Error{kEmpty, kPlaylist, kNotMedia, kUnsupported, kDamaged}.
  Input(int fd, std::string name, Purpose purpose = Purpose::kMedia);

  AVFormatContext* context() const { return context_.get(); }
  const Container& container() const { return container_; }
  const std::string& name() const { return name_; }
  int fd() const { return io_.fd(); }
  std::int64_t size() const { return io_.size(); }

  // The best stream of a kind, null when there is none. A cover picture is no video.
  AVStream* audio() const { return audio_; }
  AVStream* video() const { return video_; }
  // Throws Error{kNotMedia} when there is none.
  AVStream* need_audio() const;
  AVStream* need_video() const;

  // Drops all packets of other streams.
  void read_only(const AVStream* stream);
  // False at the end. Damaged pieces are skipped, as players do.
  bool next(AVPacket* packet);
  // To the last point at or before `timestamp` (the stream's time base) from which decoding can begin. False
  // where a file cannot seek.
  bool seek(const AVStream* stream, std::int64_t timestamp);

 private:
  void open();
  void check_streams() const;
  bool declares_its_streams() const;
  void look_into_packets();

  std::string name_;
  FileIo io_;
  Container container_;
  InputContext context_;
  AVStream* audio_ = nullptr;
  AVStream* video_ = nullptr;
};

// A decoder for `stream`, one thread unless told, from the allow-list. Throws Error{kUnsupported}.
CodecContext open_decoder(const Input& input, const AVStream* stream, int threads = 1);

}  // namespace media
