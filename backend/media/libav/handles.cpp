#include "media/libav/handles.h"

#include <array>
#include <new>

namespace media {

std::string describe(int av_error) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(av_error, text.data(), text.size());
  return text.data();
}

int check(int result, base::ErrorKind kind, const std::string& message) {
  if (result >= 0) return result;
  if (result == AVERROR(ENOMEM)) throw std::bad_alloc();
  if (result == AVERROR(ENOSPC) || result == AVERROR(EDQUOT)) {
    throw base::Error(base::ErrorKind::kDiskFull,
                      "the disk is full; free some space and run the same command again", describe(result));
  }
  if (result == AVERROR(EFBIG)) {  // RLIMIT_FSIZE
    throw base::Error(
        base::ErrorKind::kTooLong,
        "the result is larger than is allowed; make it shorter, or raise SONGREEL_MEDIA_OUTPUT_MB",
        describe(result));
  }
  throw base::Error(kind, message, describe(result));
}

Packet new_packet() {
  Packet packet(av_packet_alloc());
  if (!packet) throw std::bad_alloc();
  return packet;
}

Frame new_frame() {
  Frame frame(av_frame_alloc());
  if (!frame) throw std::bad_alloc();
  return frame;
}

}  // namespace media
