#include "routers/pages/preference.h"

#include <charconv>

#include "base/text.h"

namespace pages {
namespace {

// ";q=0.5" of "gzip;level=3;q=0.5"; 1 where there is none. What is no number means 0.
double quality_of(std::string_view parameters) {
  while (!parameters.empty()) {
    parameters.remove_prefix(1);  // the semicolon
    const std::size_t end = std::min(parameters.find(';'), parameters.size());
    const std::string_view parameter = base::trimmed(parameters.substr(0, end));
    parameters.remove_prefix(end);
    if (parameter.size() < 2 || (parameter[0] | 0x20) != 'q' || parameter[1] != '=') continue;
    double value = 0;
    std::from_chars(parameter.data() + 2, parameter.data() + parameter.size(), value);
    return value;
  }
  return 1;
}

}  // namespace

double quality(std::string_view list, std::string_view item, double otherwise) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view entry = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    const std::size_t semicolon = std::min(entry.find(';'), entry.size());
    if (base::lower(base::trimmed(entry.substr(0, semicolon))) == item)
      return quality_of(entry.substr(semicolon));
  }
  return otherwise;
}

bool asks_for_page(const std::string* accept) {
  return accept != nullptr && quality(*accept, "text/html", 0) > 0;
}

std::string_view best_encoding(const std::string* accept_encoding, bool has_brotli, bool has_gzip) {
  if (accept_encoding == nullptr) return "";
  const double others = quality(*accept_encoding, "*", 0);
  const double brotli = has_brotli ? quality(*accept_encoding, "br", others) : 0;
  const double gzip = has_gzip ? quality(*accept_encoding, "gzip", others) : 0;
  if (brotli > 0 && brotli >= gzip) return "br";
  return gzip > 0 ? "gzip" : "";
}

}  // namespace pages
