#include "providers/builtin/character_defaults.h"

#include <array>

#include "base/random.h"

namespace providers {
namespace {

using render::Bottom;
using render::Character;
using render::HairStyle;
using render::rgb;
using render::Species;
using render::Top;

// Outfits in which four tones sit together: one leading colour, a darker companion, a small warm or cool
// accent.
struct Outfit {
  std::uint32_t top, accent, bottom, shoes;
};
constexpr std::array<Outfit, 10> kOutfits = {{{0x274060, 0xE0A63B, 0x1E222B, 0x15161A},
                                              {0xB5482F, 0xF0D9B0, 0x2B3348, 0x2A1B16},
                                              {0x2F6F62, 0xE8C46A, 0x2A2A30, 0x1B1A1C},
                                              {0x6B3A5B, 0xE9A5A0, 0x26283A, 0x17161D},
                                              {0xD9B25A, 0x7A2E2A, 0x33404F, 0x231E1B},
                                              {0x3B4C7A, 0xF08A5D, 0x1F2430, 0x3A2A22},
                                              {0x8C2F39, 0xE6D3B3, 0x24262E, 0x131317},
                                              {0x5B7553, 0xE9D8A6, 0x3B342C, 0x241D18},
                                              {0xE7E2D6, 0xC4553B, 0x32435A, 0x4A3426},
                                              {0x1F2A33, 0x46B3A5, 0x3A3F47, 0x101114}}};
constexpr std::array<std::uint32_t, 7> kSkins = {0xF0CDB0, 0xE3B48E, 0xD09C72, 0xC68863,
                                                 0xA56B45, 0x7C4B30, 0x573422};
constexpr std::array<std::uint32_t, 8> kHairs = {0x1B1618, 0x2B1D16, 0x4A2E1E, 0x6B3F24,
                                                 0x8A4A26, 0xB98A4E, 0xD9B36A, 0x3A2A2A};
constexpr std::array<std::uint32_t, 5> kEyes = {0x3A2A20, 0x4A6B8A, 0x4F7A5A, 0x6B4A2A, 0x2B2B30};
constexpr std::array<std::uint32_t, 5> kRobotEyes = {0x5AD7F0, 0xF0B04A, 0x6BF0A0, 0xF05A5A, 0xC9E6FF};

constexpr std::array kFemaleHair = {HairStyle::kLong, HairStyle::kBob, HairStyle::kPonytail, HairStyle::kBun,
                                    HairStyle::kCurly};
constexpr std::array kMaleHair = {HairStyle::kShort, HairStyle::kShort, HairStyle::kCurly, HairStyle::kShort};
constexpr std::array kAnyHair = {HairStyle::kShort, HairStyle::kBob, HairStyle::kCurly, HairStyle::kLong};
constexpr std::array kFemaleTops = {Top::kJacket, Top::kDress, Top::kShirt, Top::kCoat, Top::kHoodie};
constexpr std::array kMaleTops = {Top::kJacket, Top::kShirt, Top::kHoodie, Top::kCoat, Top::kTShirt};
constexpr std::array kBottoms = {Bottom::kTrousers, Bottom::kJeans, Bottom::kTrousers};

template <class T>
T first_of(const std::optional<T>& said, const std::optional<T>& usual, T otherwise) {
  return said ? *said : usual ? *usual : otherwise;
}

void complete_body(const SaidCharacter& said, const SaidCharacter& usual, base::Random& random,
                   Character& c) {
  c.species = first_of(said.species, usual.species, Species::kHuman);
  const bool human = c.species == Species::kHuman;
  const auto material = c.species == Species::kRobot    ? render::Material::kMetal
                        : c.species == Species::kAnimal ? render::Material::kFur
                        : c.species == Species::kGhost  ? render::Material::kGlow
                                                        : render::Material::kSkin;
  c.material = first_of(said.material, usual.material, material);
  c.build = first_of(said.build, usual.build, render::Build::kAverage);
  c.body = first_of(said.body, usual.body, rgb(random.pick(kSkins)));
  c.eyes = first_of(said.eyes, usual.eyes,
                    rgb(c.species == Species::kRobot ? random.pick(kRobotEyes) : random.pick(kEyes)));
  const HairStyle style = said.gender == Gender::kFemale ? random.pick(kFemaleHair)
                          : said.gender == Gender::kMale ? random.pick(kMaleHair)
                                                         : random.pick(kAnyHair);
  c.hair = first_of(said.hair, usual.hair, human ? style : HairStyle::kNone);
  // Who is given a hair colour has hair.
  if (said.hair_color && !said.hair && c.hair == HairStyle::kNone && c.species != Species::kAnimal)
    c.hair = style;
  c.hair_color = first_of(said.hair_color, usual.hair_color, rgb(random.pick(kHairs)));
  c.facial_hair = first_of(said.facial_hair, usual.facial_hair, render::FacialHair::kNone);
}

void complete_clothes(const SaidCharacter& said, const SaidCharacter& usual, base::Random& random,
                      Character& c) {
  const Outfit& outfit = random.pick(kOutfits);
  const Top top = said.gender == Gender::kFemale ? random.pick(kFemaleTops) : random.pick(kMaleTops);
  const bool shell = c.species == Species::kRobot || c.species == Species::kGhost;
  // A robot without named clothes wears its shell, a ghost its own light.
  c.top =
      first_of(said.top, usual.top, shell ? (c.species == Species::kRobot ? Top::kArmor : Top::kCoat) : top);
  const bool bare_shell = shell && !said.top && !usual.top;
  c.top_color =
      first_of(said.top_color, usual.top_color, bare_shell ? render::shade(c.body, -0.12) : rgb(outfit.top));
  c.accent = first_of(said.accent, usual.accent, rgb(outfit.accent));
  // A dress with a skirt below is one piece; a suit matches.
  const Bottom bottom = c.top == Top::kDress ? Bottom::kSkirt : random.pick(kBottoms);
  c.bottom = first_of(said.bottom, usual.bottom, bottom);
  const bool matches = !said.bottom && (c.top == Top::kDress || c.top == Top::kSuit);
  const render::Color bottom_color = bare_shell || (shell && !said.bottom) ? render::shade(c.body, -0.3)
                                     : matches                             ? c.top_color
                                     : c.bottom == Bottom::kJeans          ? rgb(0x36506F)
                                                                           : rgb(outfit.bottom);
  c.bottom_color = first_of(said.bottom_color, usual.bottom_color, bottom_color);
  c.shoes = first_of(said.shoes, usual.shoes, shell ? render::shade(c.body, -0.4) : rgb(outfit.shoes));
  c.scarf = said.scarf || usual.scarf;
  c.cape = said.cape || usual.cape;
  c.hat = first_of(said.hat, usual.hat, render::Hat::kNone);
  c.hat_color = first_of(said.hat_color, usual.hat_color, rgb(outfit.bottom));
  c.eyewear = first_of(said.eyewear, usual.eyewear, render::Eyewear::kNone);
  c.prop = first_of(said.prop, usual.prop, render::Prop::kNone);
  c.prop_color = first_of(said.prop_color, usual.prop_color, rgb(0xB3262E));
}

}  // namespace

Character complete(const SaidCharacter& said, std::uint64_t hash) {
  const SaidCharacter none;
  const SaidCharacter& usual = said.suggestions() ? *said.suggestions() : none;
  base::Random body(base::mix_seed(hash, "body"));
  base::Random clothes(base::mix_seed(hash, "clothes"));
  Character character;
  complete_body(said, usual, body, character);
  complete_clothes(said, usual, clothes, character);
  character.seed = hash;
  return character;
}

}  // namespace providers
