#include "media/libav/mpeg_audio.h"

#include <algorithm>
#include <array>

#include "media/big_endian.h"

namespace media {
std::optional<MpegAudioFrame> parse_mpeg_audio(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  const std::uint32_t header = big_endian(bytes, 0);
  const std::uint32_t version = header >> 19 & 3;  // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const std::uint32_t bit_rate_index = header >> 12 & 15;
  const std::uint32_t rate_index = header >> 10 & 3;
  if (header >> 21 != 0x7FF || version == 1 || (header >> 17 & 3) != 1) return std::nullopt;
  if (bit_rate_index == 0 || bit_rate_index == 15 || rate_index == 3) return std::nullopt;

  constexpr std::array kMpeg1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
  constexpr std::array kMpeg2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
  constexpr std::array kRates = {44100, 48000, 32000};
  const bool mpeg1 = version == 3;
  MpegAudioFrame frame;
  frame.sample_rate = kRates[rate_index] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
  frame.channels = (header >> 6 & 3) == 3 ? 1 : 2;
  frame.samples = mpeg1 ? 1152 : 576;
  const int bit_rate = (mpeg1 ? kMpeg1 : kMpeg2)[bit_rate_index] * 1000;
  frame.bytes =
      static_cast<std::size_t>(frame.samples / 8 * bit_rate / frame.sample_rate) + (header >> 9 & 1);
  frame.side_info = mpeg1 ? (frame.channels == 1 ? 17 : 32) : (frame.channels == 1 ? 9 : 17);
  frame.protected_by_crc = (header >> 16 & 1) == 0;
  return frame;
}

std::optional<std::size_t> find_mpeg_audio(std::string_view bytes) {
  for (std::size_t start = 0; start + 4 <= bytes.size(); ++start) {
    std::size_t position = start;
    int found = 0;
    while (found < 3 && position < bytes.size()) {
      const auto frame = parse_mpeg_audio(bytes.substr(position));
      if (!frame) break;
      position += frame->bytes;
      ++found;
    }
    // A tiny file may end before the third frame.
    if (found == 3 || (found > 0 && start == 0 && position >= bytes.size())) return start;
  }
  return std::nullopt;
}

std::optional<XingHeader> parse_xing(std::string_view frame) {
  const auto header = parse_mpeg_audio(frame);
  if (!header) return std::nullopt;
  std::size_t position = 4 + header->side_info;
  if (frame.size() < position + 16) return std::nullopt;
  const std::string_view magic = frame.substr(position, 4);
  if (magic != "Xing" && magic != "Info") return std::nullopt;
  const std::uint32_t flags = big_endian(frame, position + 4);
  position += 8;
  XingHeader xing;
  if (flags & 1) {
    xing.frames = big_endian(frame, position);
    position += 4;
  }
  if (flags & 2 && frame.size() >= position + 4) {
    xing.bytes = big_endian(frame, position);
    position += 4;
  }
  position += (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);  // table of contents, quality
  // The LAME part: nine bytes of encoder name, twelve of levels and peaks, then delay and padding, twelve
  // bits each.
  if (frame.size() < position + 24) return xing;
  const std::string_view encoder = frame.substr(position, 4);
  if (encoder == "LAME" || encoder == "Lavf" || encoder == "Lavc") {
    const std::uint32_t both = big_endian(frame, position + 20) & 0xFFFFFF;
    xing.hidden_in_front = (both >> 12) + kMp3DecoderDelay;
    xing.hidden_behind = std::max<std::int64_t>(0, (both & 0xFFF) - kMp3DecoderDelay);
  }
  return xing;
}

}  // namespace media
