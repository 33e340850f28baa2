#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace media {

// Every layer III decoder is late by this many samples (LAME technical FAQ); the LAME tag counts without it.
constexpr std::int64_t kMp3DecoderDelay = 529;

// A layer III frame header (ISO/IEC 11172-3, 2.4.2.3 and 13818-3).
struct MpegAudioFrame {
  int sample_rate = 0;
  int channels = 0;
  int samples = 0;            // 1152, or 576 below 32 kHz
  std::size_t bytes = 0;      // with header
  std::size_t side_info = 0;  // bytes of side information behind the header
  bool protected_by_crc = false;
};

// The frame whose four header bytes begin `bytes`; none if they are no layer III header.
std::optional<MpegAudioFrame> parse_mpeg_audio(std::string_view bytes);

// Where the first of three consecutive frames begins.
std::optional<std::size_t> find_mpeg_audio(std::string_view bytes);

// What the Xing or Info header in a file's first frame claims (its layout: "MP3 Info Tag rev 1", LAME
// project).
struct XingHeader {
  std::optional<std::int64_t> frames;  // sound frames, without the header's own
  std::optional<std::int64_t> bytes;   // of the stream, with the header's own frame
  std::int64_t hidden_in_front =
      0;  // decoded samples that are not heard: the encoder's delay and the decoder's 529
  std::int64_t hidden_behind = 0;
};
std::optional<XingHeader> parse_xing(std::string_view frame);

}  // namespace media
