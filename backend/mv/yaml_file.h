#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "mv/flavor_problem.h"

namespace mv {

// YAML from people we do not know: nothing is built before the text has passed these limits. A real flavor
// file is a few KiB, four levels deep and uses no alias at all; the shipped grammar, the largest, is under 64
// KiB.
inline constexpr std::uintmax_t kYamlByteLimit = 256u << 10;
inline constexpr int kYamlDepthLimit = 12;
inline constexpr int kYamlAliasLimit = 64;
inline constexpr std::size_t kYamlNodeLimit = 20'000;  // with every alias counted as what it stands for

// The top-level map of a YAML text; an empty text gives an empty map. Nothing, with the reason in `problems`,
// when the text is not UTF-8, not YAML, over a limit, or not a map.
std::optional<YAML::Node> parse_yaml(const std::string& text, ProblemList& problems);

// Whether a path, with its links followed, lies in `root`; a link that cannot be followed does not.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& root);

// The text of a file below `root`. A file that is none, is too large, or a link that leads out of `root`, is
// a problem.
std::optional<std::string> read_yaml_text(const std::filesystem::path& file,
                                          const std::filesystem::path& root, ProblemList& problems);

// 1-based line of a node.
int line_of(const YAML::Node& node);

// Reads the values of one map, reporting what does not fit. `where` names the map in messages
// ("places.beach", empty at the top).
class YamlMap {
 public:
  // `node` that is no map is reported, and the map is then empty.
  YamlMap(const YAML::Node& node, std::string where, ProblemList& problems);

  // Each sets `value` and returns true when the key is there and fits. A null value counts as absent.
  bool read(std::string_view key, std::string& value);
  bool read(std::string_view key, bool& value);
  bool read_integer(std::string_view key, int low, int high, int& value);
  bool read_number(std::string_view key, double low, double high, double& value);
  // One text or a list of texts.
  bool read(std::string_view key, std::vector<std::string>& value);
  // The node itself, for maps and lists of maps.
  std::optional<YAML::Node> child(std::string_view key);

  // Line of a key, for problems that only a later step can see.
  int line(std::string_view key) const;
  std::string path(std::string_view key) const;
  std::vector<std::string> keys() const;
  // Reports every key that was never asked for, and keys written twice.
  void report_unknown_keys() const;

 private:
  std::optional<YAML::Node> find(std::string_view key);
  void wrong(std::string_view key, const YAML::Node& node, std::string_view wanted);

  YAML::Node node_;
  std::string where_;
  ProblemList& problems_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace mv
