#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mv {

// Prompt templates hold placeholders in single braces, {idea}; doubled braces stand for literal ones, {{ }}.
// (The format of Python's str.format without conversions, as existing flavor folders use it.)

struct Placeholder {
  std::string name;
  int line = 0;  // 0-based within the template's text
};

struct TemplateScan {
  std::vector<Placeholder> placeholders;
  std::string fault;  // empty, or why the text is no template ("a } without its {")
  int fault_line = 0;
};

TemplateScan scan_template(std::string_view text);

// The text with every placeholder replaced. Values are literal: braces inside them mean nothing. Throws
// Error{kBadFlavor} on a placeholder without a value and on unbalanced braces.
std::string fill_template(std::string_view text,
                          const std::map<std::string, std::string, std::less<>>& values);

}  // namespace mv
