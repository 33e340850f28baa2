#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "providers/builtin/phrase_finder.h"
#include "render/character.h"

namespace providers {

// What a noun in a description stands for: which part of the figure it sets, and which part takes the colour
// before it.
enum class Part {
  kBody,
  kHair,
  kEyes,
  kTop,
  kBottom,
  kShoes,
  kHat,
  kProp,
  kAccent,
  kScarf,
  kCape,
  kSkin,
  kNone
};

enum class Gender { kUnsaid, kFemale, kMale };

// A noun or adjective of the dictionary. Only what is set says something.
struct FigureWord {
  std::string_view phrase;  // one to three lower-case words
  Part part = Part::kNone;  // where a colour before it goes
  std::optional<render::Species> species;
  std::optional<render::Material> material;
  std::optional<std::uint32_t> body;  // usual fur, shell or skin
  std::optional<render::Build> build;
  std::optional<render::HairStyle> hair;
  std::optional<std::uint32_t> hair_color;
  std::optional<render::FacialHair> facial_hair;
  std::optional<render::Top> top;
  std::optional<std::uint32_t> top_color;  // usual colour of the garment
  std::optional<render::Bottom> bottom;
  std::optional<render::Hat> hat;
  std::optional<std::uint32_t> hat_color;
  std::optional<render::Eyewear> eyewear;
  std::optional<render::Prop> prop;
  std::optional<std::uint32_t> prop_color;
  bool scarf = false;
  bool cape = false;
  Gender gender = Gender::kUnsaid;
};

// The longest entry that begins at `words`, if any: "leather jacket" before "jacket". A garment or an object
// counts as said; a role ("knight", "astronaut") only suggests what it usually wears.
struct FigureMatch {
  const FigureWord* word = nullptr;
  std::size_t words = 0;
  bool role = false;
};
std::optional<FigureMatch> figure_word_at(std::span<const Word> words);

}  // namespace providers
