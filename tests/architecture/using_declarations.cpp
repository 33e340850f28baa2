#include "using_declarations.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

#include <fmt/format.h>

namespace architecture {
namespace {

namespace fs = std::filesystem;

// How often each identifier stands in a line, without comments at its end.
void count_identifiers(const std::string& line, std::map<std::string, int>& counts) {
  const std::string code = line.substr(0, line.find("//"));
  std::string identifier;
  for (const char c : code + ' ') {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
      identifier += c;
    } else if (!identifier.empty()) {
      ++counts[identifier];
      identifier.clear();
    }
  }
}

// The "using a::b::Name;" that a line begins with; a name for another thing has an equals sign instead of the
// colons.
std::optional<std::string_view> declaration_of(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const std::string_view declaration = line.substr(0, line.find(';') + 1);
  const bool brings_a_name_in =
      declaration.starts_with("using ") && !declaration.starts_with("using namespace ") &&
      declaration.find('=') == std::string_view::npos && declaration.find("::") != std::string_view::npos;
  return brings_a_name_in ? std::optional(declaration) : std::nullopt;
}

std::string name_of(std::string_view declaration) {
  const std::size_t begin = declaration.rfind("::") + 2;
  return std::string(declaration.substr(begin, declaration.size() - 1 - begin));
}

}  // namespace

std::vector<UnusedName> unused_names(const std::string& source) {
  std::map<std::string, int> counts;
  std::vector<UnusedName> declared;
  std::istringstream lines(source);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    count_identifiers(line, counts);
    if (const auto declaration = declaration_of(line))
      declared.push_back({number, std::string(*declaration)});
  }
  std::erase_if(declared, [&](const UnusedName& name) { return counts[name_of(name.declaration)] > 1; });
  return declared;
}

std::vector<Finding> unused_using_declarations(const fs::path& root) {
  std::vector<Finding> findings;
  for (const auto& entry : fs::recursive_directory_iterator(root / "backend")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream file(entry.path());
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    for (const UnusedName& unused : unused_names(source)) {
      findings.push_back(
          {fmt::format("{}:{}", entry.path().lexically_relative(root).generic_string(), unused.line),
           unused.declaration, "the file does not use this name"});
    }
  }
  std::ranges::sort(findings, {}, &Finding::place);
  return findings;
}

}  // namespace architecture
