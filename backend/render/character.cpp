#include "render/character.h"

#include <cmath>
#include <string>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "render/names.h"

namespace render {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestRecipe = 16 * 1024;

std::string hex_of(Color c) {
  const auto byte = [](double v) {
    return static_cast<int>(std::lround(std::min(1.0, std::max(0.0, v)) * 255));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(c.red), byte(c.green), byte(c.blue));
}

std::optional<Color> color_of(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::uint32_t hex = 0;
  for (const char c : text.substr(1)) {
    const auto digit =
        std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
    if (digit == std::string_view::npos) return std::nullopt;
    hex = hex << 4 | static_cast<std::uint32_t>(digit);
  }
  return rgb(hex);
}

// The one list of fields, for both ways. `Visitor` gets each field's name and a reference to it.
template <class Subject, class Visitor>
void visit_fields(Subject& c, const Visitor& visit) {
  visit("species", c.species);
  visit("build", c.build);
  visit("material", c.material);
  visit("body", c.body);
  visit("hair", c.hair);
  visit("hair_color", c.hair_color);
  visit("facial_hair", c.facial_hair);
  visit("eyes", c.eyes);
  visit("top", c.top);
  visit("top_color", c.top_color);
  visit("accent", c.accent);
  visit("bottom", c.bottom);
  visit("bottom_color", c.bottom_color);
  visit("shoes", c.shoes);
  visit("scarf", c.scarf);
  visit("cape", c.cape);
  visit("hat", c.hat);
  visit("hat_color", c.hat_color);
  visit("eyewear", c.eyewear);
  visit("prop", c.prop);
  visit("prop_color", c.prop_color);
  visit("seed", c.seed);
}

struct Write {
  json::object& object;
  void operator()(const char* name, bool value) const { object[name] = value; }
  void operator()(const char* name, std::uint64_t value) const { object[name] = value; }
  void operator()(const char* name, const Color& value) const { object[name] = hex_of(value); }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void operator()(const char* name, Enum value) const { object[name] = name_of(value); }
};

// A value of the wrong type, or an unknown name, leaves the field's default.
struct Read {
  const json::object& object;
  void operator()(const char* name, bool& value) const {
    if (const auto* found = object.if_contains(name); found != nullptr && found->is_bool())
      value = found->get_bool();
  }
  void operator()(const char* name, std::uint64_t& value) const {
    const auto* found = object.if_contains(name);
    if (found == nullptr) return;
    if (found->is_uint64()) value = found->get_uint64();
    if (found->is_int64() && found->get_int64() >= 0) value = static_cast<std::uint64_t>(found->get_int64());
  }
  void operator()(const char* name, Color& value) const {
    const auto* found = object.if_contains(name);
    if (found == nullptr || !found->is_string()) return;
    if (const auto color = color_of(found->get_string())) value = *color;
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void operator()(const char* name, Enum& value) const {
    const auto* found = object.if_contains(name);
    if (found == nullptr || !found->is_string()) return;
    if (const auto known = from_name<Enum>(std::string_view(found->get_string()))) value = *known;
  }
};

}  // namespace

std::string to_json(const Character& character) {
  json::object object;
  visit_fields(character, Write{object});
  return json::serialize(object);
}

std::optional<Character> character_from_json(std::string_view text) {
  if (text.size() > kLongestRecipe) return std::nullopt;
  boost::system::error_code error;
  const json::value value = json::parse(text, error);  // nests at most 32 deep by Boost's own limit
  if (error || !value.is_object()) return std::nullopt;
  Character character;
  visit_fields(character, Read{value.get_object()});
  return character;
}

}  // namespace render
