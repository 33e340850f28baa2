#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mouth {

// The words of a line as they are said: lower case, ASCII letters and apostrophes. Accents are dropped,
// numbers said. A word of a script without Latin letters is an empty string. `text` is UTF-8.
std::vector<std::string> spoken_words(std::string_view text);

}  // namespace mouth
