#pragma once

#include <cstdint>
#include <string_view>

namespace http {

// What a Range header asks of a file (RFC 9110, 14.1.2).
struct ByteRange {
  enum class Kind {
    kWhole,          // another unit than bytes: to be ignored
    kPart,           // `first` and `length`
    kMalformed,      // 400
    kUnsatisfiable,  // 416
  };
  Kind kind = Kind::kWhole;
  std::uint64_t first = 0;
  std::uint64_t length = 0;
};

// Of several ranges the first that the file has is answered, which the standard allows: players and browsers
// ask for one. Lists of more than 16 are there to make a server work and are unsatisfiable.
ByteRange read_range(std::string_view header, std::uint64_t size);

}  // namespace http
