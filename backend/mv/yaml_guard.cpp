#include "mv/yaml_guard.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <sstream>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "mv/yaml_file.h"

namespace mv {
namespace {

// yaml-cpp takes a quoted text that runs to the end of the file without complaint. This comment after the end
// turns up inside such a text, and nowhere else.
constexpr std::string_view kEnd = "# end of the file, no text reaches here";

// yaml-cpp hands out events while it parses; throwing from one is its way to stop early.
class Guard final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(mark, anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    if (value.find(kEnd) != std::string::npos) stop(mark, "a quotation mark that is never closed");
    leaf(mark, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor);
  }
  void OnMapEnd() override { close(); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (++aliases_ > kYamlAliasLimit)
      stop(mark, fmt::format("more than {} aliases (*name)", kYamlAliasLimit));
    const auto size = sizes_.find(anchor);
    if (size == sizes_.end()) stop(mark, "an alias (*name) inside what it stands for");
    count(mark, size->second);
  }

 private:
  struct Open {
    YAML::anchor_t anchor = 0;
    std::size_t before = 0;
  };

  [[noreturn]] static void stop(const YAML::Mark& mark, const std::string& what) {
    throw YAML::ParserException(mark, what);
  }
  void count(const YAML::Mark& mark, std::size_t nodes) {
    nodes_ += nodes;
    if (nodes_ > kYamlNodeLimit)
      stop(mark, fmt::format("more than {} values once aliases are expanded", kYamlNodeLimit));
  }
  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor) {
    count(mark, 1);
    if (anchor != 0) sizes_[anchor] = 1;
  }
  void open(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (open_.size() >= static_cast<std::size_t>(kYamlDepthLimit)) {
      stop(mark, fmt::format("values nested deeper than {} levels", kYamlDepthLimit));
    }
    open_.push_back({anchor, nodes_});
    count(mark, 1);
  }
  void close() {
    const Open done = open_.back();
    open_.pop_back();
    if (done.anchor != 0) sizes_[done.anchor] = nodes_ - done.before;
  }

  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::size_t> sizes_;
  std::size_t nodes_ = 0;
  int aliases_ = 0;
};

// yaml-cpp's scanner looks ahead through a whole run of opening brackets before it reports the first, so a
// line of 250 000 "[" would cost minutes; count them beforehand.
std::optional<YamlFault> check_brackets(const std::string& text) {
  int run = 0;
  int line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == '[' || c == '{') {
      if (++run > 4 * kYamlDepthLimit) {
        return YamlFault{line, "values nested too deeply", "write them with fewer brackets"};
      }
    } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
      run = 0;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<YamlFault> check_yaml(const std::string& text) {
  if (auto fault = check_brackets(text)) return fault;
  try {
    std::istringstream stream(text + "\n" + std::string(kEnd) + "\n");
    YAML::Parser parser(stream);
    Guard guard;
    if (!parser.HandleNextDocument(guard)) return std::nullopt;
    Guard second;
    if (parser.HandleNextDocument(second))
      return YamlFault{0, "the file holds more than one document", "remove the --- line"};
  } catch (const YAML::Exception& error) {
    const int line = error.mark.is_null() ? 0 : error.mark.line + 1;
    return YamlFault{line, fmt::format("not YAML that we take: {}", error.msg),
                     "correct the line (indentation, quotes, colons)"};
  }
  return std::nullopt;
}

}  // namespace mv
