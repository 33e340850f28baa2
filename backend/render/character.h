#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "render/canvas/canvas.h"

namespace render {

enum class Species { kHuman, kRobot, kAnimal, kAlien, kGhost };
enum class Build { kSlim, kAverage, kBroad, kSmall, kTall };
enum class Material { kSkin, kMetal, kFur, kGlow };
enum class HairStyle { kNone, kShort, kLong, kPonytail, kCurly, kAfro, kMohawk, kBob, kBun, kBraids };
enum class FacialHair { kNone, kMoustache, kBeard };
enum class Top { kShirt, kTShirt, kJacket, kCoat, kHoodie, kDress, kSuit, kArmor, kVest };
enum class Bottom { kTrousers, kJeans, kSkirt, kShorts, kLeggings };
enum class Hat { kNone, kCap, kBeanie, kFedora, kCowboy, kTopHat, kCrown, kHelmet, kWideBrim };
enum class Eyewear { kNone, kGlasses, kSunglasses, kGoggles };
// Carried or played.
enum class Prop {
  kNone,
  kMicrophone,
  kGuitar,
  kBass,
  kKeyboard,
  kDrumsticks,
  kViolin,
  kSaxophone,
  kShield,
  kSword,
  kUmbrella,
  kCamera,
  kBackpack,
  kSurfboard,
  kSkateboard,
  kBook,
  kFlower,
  kLantern,
  kSuitcase,
  kBalloon,
};

// Everything that makes a figure recognisable, from shot to shot and from film to film. Carried as JSON in
// the text chunk "songreel:character" of a character image.
struct Character {
  Species species = Species::kHuman;
  Build build = Build::kAverage;
  Material material = Material::kSkin;
  Color body = rgb(0xC68863);  // skin, metal or fur
  HairStyle hair = HairStyle::kShort;
  Color hair_color = rgb(0x2B1D16);
  FacialHair facial_hair = FacialHair::kNone;
  Color eyes = rgb(0x3A2A20);  // a robot's eyes glow in this colour
  Top top = Top::kJacket;
  Color top_color = rgb(0x274060);
  Color accent = rgb(0xE0A63B);  // lining, trim, stripe
  Bottom bottom = Bottom::kTrousers;
  Color bottom_color = rgb(0x1E222B);
  Color shoes = rgb(0x15161A);
  bool scarf = false;
  bool cape = false;
  Hat hat = Hat::kNone;
  Color hat_color = rgb(0x1B1B1F);
  Eyewear eyewear = Eyewear::kNone;
  Prop prop = Prop::kNone;
  Color prop_color = rgb(0xB3262E);
  std::uint64_t seed = 0;  // face proportions and small variations
  bool operator==(const Character&) const = default;
};

// The recipe as JSON text with named values and "#rrggbb" colours, one line.
std::string to_json(const Character& character);
// Reads what `to_json` wrote. Unknown keys are ignored, missing keys keep their defaults; nothing if the text
// is not such JSON or over 16 KiB (it may come from a stranger's file).
std::optional<Character> character_from_json(std::string_view json);

}  // namespace render
