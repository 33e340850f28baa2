#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace http {

// Takes the chunked transfer coding off (RFC 9112, 7.1), byte for byte as it arrives, in constant memory.
// Strict: CR LF only, sizes of at most 15 digits. Extensions and trailers are read over, up to a limit.
class ChunkDecoder {
 public:
  enum class State { kMore, kDone, kBad };

  // Reads of `bytes` what belongs to this body, at most `most` bytes of content, which are appended to `out`;
  // returns how many bytes were used up.
  std::size_t decode(std::string_view bytes, std::size_t most, std::string& out);
  State state() const;

 private:
  enum class At {
    kSize,
    kExtension,
    kSizeEnd,
    kData,
    kDataCr,
    kDataLf,
    kTrailer,
    kTrailerLine,
    kTrailerLf,
    kLastLf,
    kDone,
    kBad
  };

  void take(char c);
  void take_size(char c);
  At after_size_line() const { return size_ == 0 ? At::kTrailer : At::kData; }

  At at_ = At::kSize;
  std::uint64_t size_ = 0;  // left of the current chunk
  int digits_ = 0;
  std::size_t overhead_ = 0;  // bytes of extensions and trailers so far
};

}  // namespace http
