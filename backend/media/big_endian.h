#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace media {

// The 32-bit number at `offset`, the highest byte first, as MPEG, PNG and MP4 write them.
inline std::uint32_t big_endian(std::string_view bytes, std::size_t offset = 0) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

}  // namespace media
