#include "mv/yaml_file.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "mv/yaml_guard.h"

namespace mv {
namespace fs = std::filesystem;

bool is_inside(const fs::path& path, const fs::path& root) {
  std::error_code failed;
  const fs::path real_root = fs::weakly_canonical(root, failed);
  if (failed) return false;
  const fs::path real_path = fs::weakly_canonical(path, failed);
  if (failed) return false;
  const auto [end, unused] =
      std::mismatch(real_root.begin(), real_root.end(), real_path.begin(), real_path.end());
  return end == real_root.end();
}

int line_of(const YAML::Node& node) {
  return node.Mark().is_null() ? 0 : node.Mark().line + 1;
}

std::optional<YAML::Node> parse_yaml(const std::string& text, ProblemList& problems) {
  if (text.size() > kYamlByteLimit) {
    problems.add(0, fmt::format("the file is larger than {} KiB", kYamlByteLimit >> 10), "shorten it");
    return std::nullopt;
  }
  if (!base::is_valid_utf8(text) || text.find('\0') != std::string::npos) {
    problems.add(0, "the file is not UTF-8 text", "save it as UTF-8");
    return std::nullopt;
  }
  if (const std::optional<YamlFault> fault = check_yaml(text)) {
    problems.add(fault->line, fault->what, fault->advice);
    return std::nullopt;
  }
  YAML::Node root = YAML::Load(text);
  if (root.IsNull() || !root.IsDefined()) return YAML::Node(YAML::NodeType::Map);
  if (!root.IsMap()) {
    problems.add(line_of(root), "the file is not a list of \"key: value\" lines",
                 "write one key with its value per line");
    return std::nullopt;
  }
  return root;
}

std::optional<std::string> read_yaml_text(const fs::path& file, const fs::path& root, ProblemList& problems) {
  std::error_code failed;  // a link to itself has no status
  if (!fs::is_regular_file(file, failed)) {
    problems.add(0, "this is not a file", "put a YAML text file there");
    return std::nullopt;
  }
  if (!is_inside(file, root)) {
    problems.add(0, fmt::format("the link leads out of {}", root.string()), "put the file itself there");
    return std::nullopt;
  }
  try {
    return base::read_text(file, kYamlByteLimit);
  } catch (const base::Error& error) {
    problems.add(0, error.message(), "make it a readable YAML file of a few KiB");
    return std::nullopt;
  }
}

YamlMap::YamlMap(const YAML::Node& node, std::string where, ProblemList& problems)
    : node_(node), where_(std::move(where)), problems_(problems) {
  if (node_.IsMap()) return;
  problems_.add(line_of(node_), fmt::format("\"{}\" must hold \"key: value\" lines", where_),
                "indent them below it");
  node_ = YAML::Node(YAML::NodeType::Map);
}

std::string YamlMap::path(std::string_view key) const {
  return where_.empty() ? std::string(key) : fmt::format("{}.{}", where_, key);
}

std::optional<YAML::Node> YamlMap::find(std::string_view key) {
  asked_.emplace(key);
  for (const auto& entry : node_) {
    if (entry.first.IsScalar() && entry.first.Scalar() == key && !entry.second.IsNull()) return entry.second;
  }
  return std::nullopt;
}

std::optional<YAML::Node> YamlMap::child(std::string_view key) {
  return find(key);
}

void YamlMap::wrong(std::string_view key, const YAML::Node& node, std::string_view wanted) {
  problems_.add(line_of(node), fmt::format("\"{}\" must be {}", path(key), wanted),
                "correct it or remove the line");
}

bool YamlMap::read(std::string_view key, std::string& value) {
  const auto node = find(key);
  if (!node) return false;
  if (!node->IsScalar()) return wrong(key, *node, "a text"), false;
  value = node->Scalar();
  return true;
}

bool YamlMap::read(std::string_view key, bool& value) {
  const auto node = find(key);
  if (!node) return false;
  if (!node->IsScalar() || !YAML::convert<bool>::decode(*node, value))
    return wrong(key, *node, "true or false"), false;
  return true;
}

bool YamlMap::read_integer(std::string_view key, int low, int high, int& value) {
  const auto node = find(key);
  if (!node) return false;
  int number = 0;
  if (!node->IsScalar() || !YAML::convert<int>::decode(*node, number) || number < low || number > high) {
    return wrong(key, *node, fmt::format("a whole number from {} to {}", low, high)), false;
  }
  value = number;
  return true;
}

bool YamlMap::read_number(std::string_view key, double low, double high, double& value) {
  const auto node = find(key);
  if (!node) return false;
  double number = 0;
  if (!node->IsScalar() || !YAML::convert<double>::decode(*node, number) ||
      !(number >= low && number <= high)) {
    return wrong(key, *node, fmt::format("a number from {} to {}", low, high)), false;
  }
  value = number;
  return true;
}

bool YamlMap::read(std::string_view key, std::vector<std::string>& value) {
  const auto node = find(key);
  if (!node) return false;
  std::vector<std::string> texts;
  if (node->IsScalar()) {
    texts.push_back(node->Scalar());
  } else if (node->IsSequence()) {
    for (const YAML::Node& item : *node) {
      if (!item.IsScalar()) return wrong(key, item, "a list of texts"), false;
      texts.push_back(item.Scalar());
    }
  } else {
    return wrong(key, *node, "a text or a list of texts"), false;
  }
  value = std::move(texts);
  return true;
}

int YamlMap::line(std::string_view key) const {
  for (const auto& entry : node_) {
    if (entry.first.IsScalar() && entry.first.Scalar() == key) return line_of(entry.first);
  }
  return line_of(node_);
}

std::vector<std::string> YamlMap::keys() const {
  std::vector<std::string> keys;
  for (const auto& entry : node_) {
    if (entry.first.IsScalar()) keys.push_back(entry.first.Scalar());
  }
  return keys;
}

void YamlMap::report_unknown_keys() const {
  std::set<std::string, std::less<>> seen;
  for (const auto& entry : node_) {
    const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : "(not a text)";
    if (!asked_.contains(key)) {
      problems_.add(line_of(entry.first), fmt::format("unknown key \"{}\"", path(key)),
                    fmt::format("remove it or use one of: {}", fmt::join(asked_, ", ")));
    } else if (!seen.insert(key).second) {
      problems_.add(line_of(entry.first), fmt::format("\"{}\" is written twice", path(key)),
                    "keep one of the two");
    }
  }
}

}  // namespace mv
