#include "media/libav/flac_frame.h"

#include <algorithm>

extern "C" {
#include <libavutil/crc.h>
}

namespace media {
namespace {

constexpr std::size_t kNumberOffset = 4;
constexpr std::size_t kFooterBytes = 2;

// UTF-8's scheme, up to seven bytes for 36 bits.
std::size_t number_bytes(std::uint8_t first) {
  if (first < 0x80) return 1;
  std::size_t count = 0;
  while (count < 8 && (first & (0x80 >> count)) != 0) ++count;
  return count >= 2 && count <= 7 ? count : 0;
}

void put_number(std::vector<std::uint8_t>& bytes, std::int64_t number) {
  if (number < 0x80) {
    bytes.push_back(static_cast<std::uint8_t>(number));
    return;
  }
  // n bytes hold 6 (n - 1) bits and what the first byte's ones leave: 7 - n.
  std::size_t count = 2;
  while (count < 7 && number >> (6 * (count - 1) + 7 - count) != 0) ++count;
  const auto ones = static_cast<std::uint8_t>(0xFF00 >> count);
  bytes.push_back(static_cast<std::uint8_t>(ones | number >> (6 * (count - 1))));
  for (std::size_t i = count - 1; i-- > 0;)
    bytes.push_back(static_cast<std::uint8_t>(0x80 | (number >> (6 * i) & 0x3F)));
}

// Bytes behind the number that belong to the header: explicit block size and sample rate.
std::size_t explicit_bytes(std::uint8_t codes) {
  const int block = codes >> 4;
  const int rate = codes & 15;
  return static_cast<std::size_t>((block == 6   ? 1
                                   : block == 7 ? 2
                                                : 0) +
                                  (rate == 12                 ? 1
                                   : rate == 13 || rate == 14 ? 2
                                                              : 0));
}

}  // namespace

std::int64_t flac_number(std::span<const std::uint8_t> frame) {
  if (frame.size() < 16 || frame[0] != 0xFF || (frame[1] & 0xFE) != 0xF8) return -1;
  const std::size_t count = number_bytes(frame[kNumberOffset]);
  if (count == 0) return -1;
  std::int64_t number = count == 1 ? frame[kNumberOffset] : frame[kNumberOffset] & (0x7F >> count);
  for (std::size_t i = 1; i < count; ++i) number = number << 6 | (frame[kNumberOffset + i] & 0x3F);
  return number;
}

std::vector<std::uint8_t> renumbered_flac(std::span<const std::uint8_t> frame, std::int64_t number) {
  const std::size_t old_number = number_bytes(frame[kNumberOffset]);
  const std::size_t rest = kNumberOffset + old_number;
  const std::size_t extra = explicit_bytes(frame[2]);
  if (frame.size() < rest + extra + 1 + kFooterBytes) return {frame.begin(), frame.end()};
  std::vector<std::uint8_t> bytes(frame.begin(), frame.begin() + kNumberOffset);
  bytes.reserve(frame.size() + 8);
  put_number(bytes, number);
  bytes.insert(bytes.end(), frame.begin() + static_cast<std::ptrdiff_t>(rest),
               frame.begin() + static_cast<std::ptrdiff_t>(rest + extra));
  bytes.push_back(
      static_cast<std::uint8_t>(av_crc(av_crc_get_table(AV_CRC_8_ATM), 0, bytes.data(), bytes.size())));
  bytes.insert(bytes.end(), frame.begin() + static_cast<std::ptrdiff_t>(rest + extra + 1),
               frame.end() - kFooterBytes);
  // libav keeps this checksum byte-swapped.
  const std::uint32_t sum = av_crc(av_crc_get_table(AV_CRC_16_ANSI), 0, bytes.data(), bytes.size());
  bytes.push_back(static_cast<std::uint8_t>(sum));
  bytes.push_back(static_cast<std::uint8_t>(sum >> 8));
  return bytes;
}

void set_flac_length(std::span<std::uint8_t> stream_info, std::int64_t samples) {
  if (stream_info.size() < 34) return;
  // 36 bits at bit 108, then 128 bits of MD5.
  stream_info[13] = static_cast<std::uint8_t>((stream_info[13] & 0xF0) | (samples >> 32 & 0x0F));
  for (std::size_t i = 0; i < 4; ++i)
    stream_info[14 + i] = static_cast<std::uint8_t>(samples >> (24 - 8 * i));
  std::fill(stream_info.begin() + 18, stream_info.begin() + 34, std::uint8_t{0});
}

}  // namespace media
