#include "providers/hosted/shown_words.h"

#include "base/text.h"

namespace providers {

std::string shown_words(std::string_view words, std::size_t most) {
  std::string text = base::printable(base::trimmed(words));
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace providers
