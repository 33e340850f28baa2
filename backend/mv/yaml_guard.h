#pragma once

#include <optional>
#include <string>

namespace mv {

struct YamlFault {
  int line = 0;  // 1-based, 0: unknown
  std::string what;
  std::string advice;
};

// Runs through a YAML text's events without building anything, and says what makes it unfit to be built: a
// syntax error, too deep a nesting, too many nodes once aliases are expanded ("billion laughs"), an alias of
// itself, a second document.
std::optional<YamlFault> check_yaml(const std::string& text);

}  // namespace mv
