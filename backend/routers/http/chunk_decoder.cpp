#include "routers/http/chunk_decoder.h"

#include <algorithm>

namespace http {
namespace {

// What a client may spend on extensions and trailers, which nobody here reads.
constexpr std::size_t kMostOverhead = 16 << 10;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) {
  return (c >= 0 && c < ' ' && c != '\t') || c == 0x7F;
}

}  // namespace

ChunkDecoder::State ChunkDecoder::state() const {
  if (at_ == At::kDone) return State::kDone;
  return at_ == At::kBad ? State::kBad : State::kMore;
}

std::size_t ChunkDecoder::decode(std::string_view bytes, std::size_t most, std::string& out) {
  std::size_t used = 0;
  while (used < bytes.size() && state() == State::kMore) {
    if (at_ != At::kData) {
      take(bytes[used++]);
      continue;
    }
    const std::size_t count = std::min({bytes.size() - used, most, static_cast<std::size_t>(size_)});
    if (count == 0) return used;
    out.append(bytes.substr(used, count));
    used += count;
    most -= count;
    size_ -= count;
    if (size_ == 0) at_ = At::kDataCr;
  }
  return used;
}

void ChunkDecoder::take_size(char c) {
  const int digit = hex_value(c);
  if (digit >= 0 && digits_ < 15) {
    size_ = size_ * 16 + static_cast<std::uint64_t>(digit);
    ++digits_;
    return;
  }
  if (digits_ == 0 || digit >= 0) {
    at_ = At::kBad;
  } else if (c == '\r') {
    at_ = At::kSizeEnd;
  } else {
    at_ = c == ';' || c == ' ' || c == '\t' ? At::kExtension : At::kBad;
  }
}

void ChunkDecoder::take(char c) {
  const auto expect = [&](char wanted, At next) { at_ = c == wanted ? next : At::kBad; };
  switch (at_) {
    case At::kSize:
      return take_size(c);
    case At::kExtension:
    case At::kTrailerLine:
      if (c == '\r') {
        at_ = at_ == At::kExtension ? At::kSizeEnd : At::kTrailerLf;
      } else if (is_control(c) || ++overhead_ > kMostOverhead) {
        at_ = At::kBad;
      }
      return;
    case At::kSizeEnd:
      return expect('\n', after_size_line());
    case At::kDataCr:
      return expect('\r', At::kDataLf);
    case At::kDataLf:
      digits_ = 0;
      return expect('\n', At::kSize);
    case At::kTrailer:
      if (c == '\r') {
        at_ = At::kLastLf;
      } else {
        at_ = is_control(c) || ++overhead_ > kMostOverhead ? At::kBad : At::kTrailerLine;
      }
      return;
    case At::kTrailerLf:
      return expect('\n', At::kTrailer);
    case At::kLastLf:
      return expect('\n', At::kDone);
    case At::kData:
    case At::kDone:
    case At::kBad:
      return;
  }
}

}  // namespace http
