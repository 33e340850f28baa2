#include "mv/prompt_template.h"

#include <functional>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

// Walks through the text: `literal` gets runs of plain text, `placeholder` each name with its line. Returns
// the fault, if any.
std::string walk(std::string_view text, int& line, const std::function<void(std::string_view)>& literal,
                 const std::function<void(std::string_view)>& placeholder) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = i + 1 < text.size() && text[i + 1] == c;
    if (c == '\n') ++line;
    if (c != '{' && c != '}') {
      literal(text.substr(i, 1));
    } else if (doubled) {
      literal(text.substr(i++, 1));
    } else if (c == '}') {
      return "a closing brace } without its opening {";
    } else {
      const std::size_t end = text.find_first_of("{}\n", i + 1);
      if (end == std::string_view::npos || text[end] != '}')
        return "an opening brace { that is not closed on its line";
      placeholder(text.substr(i + 1, end - i - 1));
      i = end;
    }
  }
  return {};
}

}  // namespace

TemplateScan scan_template(std::string_view text) {
  TemplateScan scan;
  int line = 0;
  scan.fault = walk(
      text, line, [](std::string_view) {},
      [&](std::string_view name) {
        scan.placeholders.push_back({std::string(name), line});
      });
  scan.fault_line = line;
  return scan;
}

std::string fill_template(std::string_view text,
                          const std::map<std::string, std::string, std::less<>>& values) {
  std::string result;
  int line = 0;
  const std::string fault = walk(
      text, line, [&](std::string_view part) { result += part; },
      [&](std::string_view name) {
        const auto value = values.find(name);
        if (value == values.end()) {
          throw base::Error(
              base::ErrorKind::kBadFlavor,
              fmt::format("the prompt uses {{{}}}, which has no value here; correct the flavor's template",
                          name));
        }
        result += value->second;
      });
  if (!fault.empty()) {
    throw base::Error(
        base::ErrorKind::kBadFlavor,
        fmt::format("the prompt's template has {}; write literal braces twice, {{{{ }}}}", fault));
  }
  return result;
}

}  // namespace mv
