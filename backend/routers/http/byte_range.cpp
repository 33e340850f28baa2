#include "routers/http/byte_range.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace http {
namespace {

constexpr int kMostRanges = 16;

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ptr != text.data() + text.size()) return std::nullopt;
  // More digits than fit are a position behind every file.
  if (result.ec == std::errc::result_out_of_range) return ~std::uint64_t{0};
  if (result.ec != std::errc()) return std::nullopt;
  return value;
}

ByteRange part(std::uint64_t first, std::uint64_t last, std::uint64_t size) {
  if (first >= size) return {.kind = ByteRange::Kind::kUnsatisfiable};
  const std::uint64_t end = std::min(last, size - 1);
  return {.kind = ByteRange::Kind::kPart, .first = first, .length = end - first + 1};
}

// "first-last", "first-", "-count"
ByteRange read_one(std::string_view text, std::uint64_t size) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return {.kind = ByteRange::Kind::kMalformed};
  const auto first = number(text.substr(0, dash));
  const auto last = number(text.substr(dash + 1));
  const bool open_start = dash == 0;
  const bool open_end = dash + 1 == text.size();
  if ((!first && !open_start) || (!last && !open_end) || (open_start && open_end)) {
    return {.kind = ByteRange::Kind::kMalformed};
  }
  if (open_start) {
    if (*last == 0) return {.kind = ByteRange::Kind::kUnsatisfiable};
    return part(*last >= size ? 0 : size - *last, ~std::uint64_t{0}, size);
  }
  if (!open_end && *last < *first) return {.kind = ByteRange::Kind::kMalformed};
  return part(*first, open_end ? ~std::uint64_t{0} : *last, size);
}

}  // namespace

ByteRange read_range(std::string_view header, std::uint64_t size) {
  const std::size_t equals = header.find('=');
  if (equals == std::string_view::npos) return {.kind = ByteRange::Kind::kMalformed};
  if (base::lower(base::trimmed(header.substr(0, equals))) != "bytes") return {};
  std::string_view list = header.substr(equals + 1);
  if (std::count(list.begin(), list.end(), ',') >= kMostRanges)
    return {.kind = ByteRange::Kind::kUnsatisfiable};
  ByteRange answer{.kind = ByteRange::Kind::kUnsatisfiable};
  while (true) {
    const std::size_t comma = list.find(',');
    const ByteRange range = read_one(base::trimmed(list.substr(0, comma)), size);
    if (range.kind == ByteRange::Kind::kMalformed) return range;
    if (answer.kind == ByteRange::Kind::kUnsatisfiable) answer = range;
    if (comma == std::string_view::npos) return answer;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace http
