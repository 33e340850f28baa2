#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace media {

// FLAC frames carry their own number, so frames cut out of a file must be renumbered (RFC 9639, 9.1).

// The number in a frame's header: of the frame, or of its first sample where block sizes vary. -1: not a FLAC
// frame.
std::int64_t flac_number(std::span<const std::uint8_t> frame);

// The frame with another number and right checksums.
std::vector<std::uint8_t> renumbered_flac(std::span<const std::uint8_t> frame, std::int64_t number);

// STREAMINFO (34 bytes) with another number of samples and no MD5 of the sound, which is allowed and says
// "unknown".
void set_flac_length(std::span<std::uint8_t> stream_info, std::int64_t samples);

}  // namespace media
