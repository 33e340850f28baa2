#include "providers/hosted/story_answer.h"

#include <optional>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "mv/limits.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr std::string_view kThoughtsEnd = "</think>";
constexpr std::string_view kFence = "```";

// Some servers leave the opening mark out, so only the closing one is looked for.
std::string_view without_thoughts(std::string_view text) {
  const std::size_t end = text.rfind(kThoughtsEnd);
  return end == std::string_view::npos ? text : text.substr(end + kThoughtsEnd.size());
}

// The inside of the first code fence, without the language behind its mark; the text itself without one.
std::string_view inside_fence(std::string_view text) {
  const std::size_t mark = text.find(kFence);
  if (mark == std::string_view::npos) return text;
  const std::size_t line_end = text.find('\n', mark);
  if (line_end == std::string_view::npos) return text;
  const std::string_view inside = text.substr(line_end + 1);
  return inside.substr(0, inside.find(kFence));
}

// From the first opening bracket to the last closing one.
std::string_view between_brackets(std::string_view text) {
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  return text.substr(begin, end - begin + 1);
}

std::optional<json::value> json_in(std::string_view text) {
  const std::string_view said = without_thoughts(text);
  for (const std::string_view piece : {base::trimmed(said), inside_fence(said), between_brackets(said)}) {
    boost::system::error_code error;
    json::value value = json::parse(piece, error);
    if (!error && (value.is_object() || value.is_array())) return value;
  }
  return std::nullopt;
}

// Null where there is none. A list alone is taken for the list of scenes.
const json::array* scenes_in(const json::value& value) {
  if (const json::array* list = value.if_array()) return list;
  const json::value* named = value.get_object().if_contains("scenes");
  return named != nullptr ? named->if_array() : nullptr;
}

// Control characters have no place in a prompt, and some parsers end at the first.
std::string cleaned(std::string_view text) {
  std::string clean(text);
  for (char& letter : clean) {
    const auto code = static_cast<unsigned char>(letter);
    if ((code < 0x20 && letter != '\n' && letter != '\t') || code == 0x7F) letter = ' ';
  }
  return std::string(base::trimmed(clean));
}

// Why the text cannot be used; else "", with the text in `out`.
std::string read_text(const json::object& scene, std::string_view name, std::string& out) {
  const json::value* value = scene.if_contains(name);
  const json::string* text = value != nullptr ? value->if_string() : nullptr;
  if (text == nullptr) return fmt::format("has no text \"{}\"", name);
  out = cleaned(std::string_view(*text));
  if (!base::is_valid_utf8(out)) return fmt::format("has a \"{}\" that is not UTF-8", name);
  if (out.size() > mv::kLongestIdea)
    return fmt::format("has a \"{}\" of more than {} bytes", name, mv::kLongestIdea);
  return "";
}

std::string read_scene(const json::value& value, mv::Scene& scene) {
  const json::object* object = value.if_object();
  if (object == nullptr) return "is no object";
  std::string fault = read_text(*object, "description", scene.description);
  if (fault.empty() && scene.description.empty()) fault = "has a blank \"description\"";
  if (fault.empty()) fault = read_text(*object, "negative_description", scene.negative_description);
  return fault;
}

}  // namespace

StoryAnswer read_story(std::string_view text, int scenes) {
  StoryAnswer answer;
  if (base::trimmed(text).empty()) return {{}, "it is empty"};
  const std::optional<json::value> value = json_in(text);
  if (!value) return {{}, "it is no JSON"};
  const json::array* list = scenes_in(*value);
  if (list == nullptr) return {{}, "it has no list \"scenes\""};
  if (list->size() != static_cast<std::size_t>(scenes))
    return {{}, fmt::format("it has {}, not {}", base::counted(list->size(), "scene"), scenes)};
  for (const json::value& entry : *list) {
    mv::Scene scene;
    const std::string fault = read_scene(entry, scene);
    if (!fault.empty()) return {{}, fmt::format("scene {} {}", answer.scenes.size() + 1, fault)};
    answer.scenes.push_back(std::move(scene));
  }
  return answer;
}

}  // namespace providers
