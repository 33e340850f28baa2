#include "routers/http/request_ids.h"

#include <algorithm>
#include <cstdint>

#include "base/id.h"

namespace http {

RequestIds::RequestIds() : random_(base::mix_seed(0, base::new_uuid())) {}

std::string RequestIds::next() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string id(32, '0');
  for (std::size_t half = 0; half < 2; ++half) {
    std::uint64_t bits = random_.next();
    for (std::size_t i = 0; i < 16; ++i, bits >>= 4) id[half * 16 + i] = kDigits[bits & 15];
  }
  return id;
}

bool RequestIds::is_sane(std::string_view id) {
  const auto is_fine = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), is_fine);
}

}  // namespace http
