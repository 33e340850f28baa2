#include "providers/builtin/color_words.h"

#include <array>

namespace providers {
namespace {

struct Entry {
  std::string_view name;
  std::uint32_t hex;
};

constexpr Entry kColors[] = {
    {"red", 0xC62F2F},      {"crimson", 0xA81C2E},  {"scarlet", 0xD13424},   {"ruby", 0x9E1B3B},
    {"cherry", 0xB3203A},   {"maroon", 0x6E1F2A},   {"burgundy", 0x6B1E31},  {"rust", 0xA4502B},
    {"rusty", 0xA4502B},    {"orange", 0xE0762B},   {"tangerine", 0xE88A3A}, {"coral", 0xE8745E},
    {"peach", 0xF0B391},    {"salmon", 0xE58E7B},   {"amber", 0xD9962B},     {"yellow", 0xE9C23B},
    {"mustard", 0xC49A2A},  {"lemon", 0xEFDB5A},    {"gold", 0xD4A63A},      {"golden", 0xD4A63A},
    {"bronze", 0x9C6B3A},   {"copper", 0xB5683C},   {"brass", 0xB8913F},     {"green", 0x3C8A4E},
    {"lime", 0x9BC53D},     {"olive", 0x74783A},    {"emerald", 0x1F8A5F},   {"jade", 0x3F9C79},
    {"mint", 0x9ED8B8},     {"khaki", 0xA89B6C},    {"teal", 0x23808A},      {"turquoise", 0x38B2B0},
    {"aqua", 0x5CC7C9},     {"cyan", 0x3CC3D9},     {"blue", 0x2F62B5},      {"navy", 0x1E2C52},
    {"indigo", 0x3B3478},   {"azure", 0x4E93D6},    {"cobalt", 0x2747A0},    {"sapphire", 0x22479B},
    {"denim", 0x3F5F8A},    {"purple", 0x6F3C96},   {"violet", 0x7D55B5},    {"lavender", 0xB4A3DC},
    {"lilac", 0xC3A6D8},    {"plum", 0x6A355C},     {"magenta", 0xC23A8C},   {"fuchsia", 0xD0429B},
    {"pink", 0xE58BAA},     {"rose", 0xD6708A},     {"brown", 0x6F4A30},     {"chocolate", 0x4E2F20},
    {"chestnut", 0x7A432A}, {"tan", 0xC49A6C},      {"beige", 0xD9C7A7},     {"camel", 0xB98D58},
    {"cream", 0xF0E6CE},    {"ivory", 0xF3ECDC},    {"white", 0xEEEDEA},     {"pearl", 0xE6E2DC},
    {"silver", 0xB9C0C8},   {"silvery", 0xB9C0C8},  {"chrome", 0xC9D1D8},    {"grey", 0x80858C},
    {"gray", 0x80858C},     {"charcoal", 0x3A3D42}, {"slate", 0x5A6672},     {"steel", 0x8C97A1},
    {"black", 0x1F2024},    {"ebony", 0x2A211D},    {"titanium", 0x9AA0A6},  {"sand", 0xD2B98B},
    {"rainbow", 0xD65A8C}};

constexpr Entry kPairs[] = {
    {"hot pink", 0xE0408C},      {"sky blue", 0x83B9E6},    {"navy blue", 0x1E2C52},
    {"royal blue", 0x2A4FB8},    {"baby blue", 0xA9CBEA},   {"midnight blue", 0x18223F},
    {"electric blue", 0x2D7DF0}, {"ice blue", 0xC4DFEA},    {"forest green", 0x2A5A38},
    {"sea green", 0x3F9C83},     {"olive green", 0x74783A}, {"lime green", 0x9BC53D},
    {"mint green", 0x9ED8B8},    {"army green", 0x5A6140},  {"blood red", 0x8F1620},
    {"cherry red", 0xB3203A},    {"wine red", 0x6B1E31},    {"rose gold", 0xC98F82},
    {"jet black", 0x131316},     {"snow white", 0xF6F6F4},  {"off white", 0xEAE4D6},
    {"blue green", 0x23808A},    {"gun metal", 0x4A5058},   {"burnt orange", 0xB8541E}};

enum class Tint { kDark, kLight, kVivid };
struct TintWord {
  std::string_view word;
  Tint tint;
};
constexpr TintWord kTints[] = {{"dark", Tint::kDark},     {"deep", Tint::kDark},    {"light", Tint::kLight},
                               {"pale", Tint::kLight},    {"pastel", Tint::kLight}, {"soft", Tint::kLight},
                               {"bright", Tint::kVivid},  {"neon", Tint::kVivid},   {"vivid", Tint::kVivid},
                               {"electric", Tint::kVivid}};

constexpr Entry kHair[] = {
    {"red", 0xA4401F},        {"ginger", 0xB9582A},   {"auburn", 0x7B341F},   {"copper", 0xA8522B},
    {"blonde", 0xD9B36A},     {"blond", 0xD9B36A},    {"golden", 0xD2A24C},   {"gold", 0xD2A24C},
    {"brown", 0x4A2E1E},      {"brunette", 0x402719}, {"chestnut", 0x5E3522}, {"black", 0x17141A},
    {"dark", 0x241A17},       {"light", 0xC9A36A},    {"fair", 0xDDBE83},     {"grey", 0x9A9A9C},
    {"gray", 0x9A9A9C},       {"white", 0xE8E6E1},    {"silver", 0xC4C7CC},   {"platinum", 0xE8DDC0},
    {"strawberry", 0xC9804E}, {"raven", 0x15141A},    {"sandy", 0xBF9A62}};

constexpr Entry kSkin[] = {{"pale", 0xF0D3BE},   {"fair", 0xEBC6A8},    {"light", 0xE6BE9C},
                           {"white", 0xEBC6A8},  {"tan", 0xC08A5E},     {"tanned", 0xB98055},
                           {"olive", 0xB98A60},  {"bronze", 0xA06A42},  {"brown", 0x8A5A3A},
                           {"dark", 0x5C3826},   {"black", 0x50301F},   {"ebony", 0x3E2519},
                           {"golden", 0xC98F5C}, {"freckled", 0xE6B892}};

template <std::size_t N>
std::optional<render::Color> find(const Entry (&entries)[N], std::string_view name) {
  for (const Entry& entry : entries) {
    if (entry.name == name) return render::rgb(entry.hex);
  }
  return std::nullopt;
}

render::Color tinted(render::Color color, Tint tint) {
  switch (tint) {
    case Tint::kDark:
      return render::mix(color, render::rgb(0x0A0A10), 0.42);
    case Tint::kLight:
      return render::mix(color, render::rgb(0xFAF6F0), 0.48);
    case Tint::kVivid: {
      // Away from the grey of the same brightness.
      const double grey = 0.3 * color.red + 0.59 * color.green + 0.11 * color.blue;
      const auto push = [&](double c) {
        return std::min(1.0, std::max(0.0, grey + (c - grey) * 1.45 + 0.04));
      };
      return {push(color.red), push(color.green), push(color.blue), 1};
    }
  }
  return color;
}

}  // namespace

std::optional<ColorWord> color_at(std::span<const Word> words) {
  if (words.empty()) return std::nullopt;
  const bool two = words.size() > 1 && words[0].clause == words[1].clause;
  if (two) {
    if (const auto pair = find(kPairs, words[0].text + ' ' + words[1].text)) return ColorWord{*pair, 2};
    for (const TintWord& tint : kTints) {
      if (tint.word != words[0].text) continue;
      if (const auto color = find(kColors, words[1].text)) return ColorWord{tinted(*color, tint.tint), 2};
    }
  }
  if (const auto color = find(kColors, words[0].text)) return ColorWord{*color, 1};
  return std::nullopt;
}

std::optional<render::Color> hair_color(std::string_view word) {
  return find(kHair, word);
}
std::optional<render::Color> skin_color(std::string_view word) {
  return find(kSkin, word);
}

}  // namespace providers
