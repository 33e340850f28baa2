#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace providers {

// Words of somebody else, as they are shown and recorded: without blanks at the ends, printable, and not more
// than `most` bytes, of which no letter is cut in half; "…" stands for the rest.
std::string shown_words(std::string_view words, std::size_t most);

}  // namespace providers
