#include <array>

#include "base/random.h"
#include "render/figure/figure.h"

namespace render {
namespace {

constexpr std::array<Color, 5> kSkins{rgb(0xF0C9A8), rgb(0xD29A70), rgb(0xA8714A), rgb(0x7A4C32),
                                      rgb(0x5A3624)};
constexpr std::array<Color, 5> kHairs{rgb(0x1C1412), rgb(0x4A2C1A), rgb(0x8A4A22), rgb(0xC89A50),
                                      rgb(0x2A2A34)};
constexpr std::array<Color, 4> kFurs{rgb(0x6A4A34), rgb(0x5A5E68), rgb(0xE8E0D4), rgb(0xC8702E)};
constexpr std::array<Color, 4> kMetals{rgb(0x4A505C), rgb(0xC89A4A), rgb(0xE4E6EA), rgb(0x8A5A44)};

Prop instrument_of(BandMember member) {
  switch (member) {
    case BandMember::kDrums:
      return Prop::kDrumsticks;
    case BandMember::kGuitar:
      return Prop::kGuitar;
    case BandMember::kBass:
      return Prop::kBass;
    case BandMember::kKeyboard:
      return Prop::kKeyboard;
  }
  return Prop::kGuitar;
}

// What a member wears: one row of the table for each, so that no two of a band look alike.
struct Wardrobe {
  Build build;
  HairStyle hair;
  FacialHair facial_hair;
  Top top;
  Bottom bottom;
  Hat hat;
  Eyewear eyewear;
};
constexpr std::array<Wardrobe, 8> kWardrobes{{
    {Build::kBroad, HairStyle::kLong, FacialHair::kBeard, Top::kVest, Bottom::kJeans, Hat::kNone,
     Eyewear::kNone},
    {Build::kSlim, HairStyle::kShort, FacialHair::kNone, Top::kJacket, Bottom::kJeans, Hat::kFedora,
     Eyewear::kSunglasses},
    {Build::kAverage, HairStyle::kAfro, FacialHair::kMoustache, Top::kShirt, Bottom::kTrousers, Hat::kNone,
     Eyewear::kNone},
    {Build::kSlim, HairStyle::kBob, FacialHair::kNone, Top::kTShirt, Bottom::kSkirt, Hat::kNone,
     Eyewear::kGlasses},
    {Build::kAverage, HairStyle::kPonytail, FacialHair::kNone, Top::kTShirt, Bottom::kLeggings, Hat::kNone,
     Eyewear::kNone},
    {Build::kTall, HairStyle::kCurly, FacialHair::kNone, Top::kJacket, Bottom::kJeans, Hat::kNone,
     Eyewear::kNone},
    {Build::kAverage, HairStyle::kShort, FacialHair::kBeard, Top::kHoodie, Bottom::kJeans, Hat::kBeanie,
     Eyewear::kNone},
    {Build::kSlim, HairStyle::kBraids, FacialHair::kNone, Top::kVest, Bottom::kTrousers, Hat::kNone,
     Eyewear::kNone},
}};

void wear(Character& c, const Wardrobe& w, const Character& lead) {
  c.build = w.build;
  c.hair = w.hair;
  c.facial_hair = w.facial_hair;
  c.top = w.top;
  c.bottom = w.bottom;
  c.hat = w.hat;
  c.eyewear = w.eyewear;
  c.hat_color = mix(lead.top_color, rgb(0x141418), 0.6);
}

}  // namespace

Character band_member(const Character& lead, BandMember member, std::uint64_t seed) {
  const auto number = static_cast<std::size_t>(member);
  base::Random random(base::mix_seed(seed, "band"));
  const std::size_t turn = random.index(5);
  base::Random own(base::mix_seed(seed + number, "band member"));

  Character c;
  c.seed = own.next();
  c.species = lead.species;
  c.material = lead.material;
  // Members are taken from the tables in turn, so that all four differ.
  wear(c, kWardrobes[(number + 4 * random.index(2)) % kWardrobes.size()], lead);
  c.body = kSkins[(number * 2 + turn) % kSkins.size()];
  c.hair_color = kHairs[(number + turn) % kHairs.size()];
  c.eyes = rgb(0x3A2A20);
  switch (lead.species) {
    case Species::kHuman:
      break;
    case Species::kAnimal:
      c.body = kFurs[number];
      break;
    case Species::kRobot:
      c.body = kMetals[number];
      c.top = Top::kArmor;
      c.hat = Hat::kNone;
      c.hair = HairStyle::kNone;
      c.eyes = mix(lead.eyes, lead.accent, number * 0.3);
      break;
    case Species::kAlien:
      c.body = mix(lead.body, kSkins[number], 0.3);
      c.hair = HairStyle::kNone;
      c.eyes = lead.eyes;
      break;
    case Species::kGhost:
      c.body = mix(lead.body, lead.accent, 0.1 * static_cast<double>(number));
      c.hair = HairStyle::kNone;
      break;
  }
  if (lead.species != Species::kHuman) {
    c.facial_hair = FacialHair::kNone;
    if (lead.species != Species::kAnimal) c.eyewear = Eyewear::kNone;
    if (lead.species == Species::kAnimal) c.hair = HairStyle::kNone;
  }
  // The lead's colours in other places: what the lead wears is the members' accent and the other way round.
  const std::array<Color, 4> tops{mix(lead.top_color, rgb(0x101014), 0.45), lead.accent,
                                  mix(lead.top_color, rgb(0xF4EFE6), 0.55),
                                  mix(lead.bottom_color, lead.accent, 0.35)};
  c.top_color = mix(tops[number], rgb(0x2A2A32), 0.15);
  c.accent = number == 1 ? lead.top_color : lead.accent;
  c.bottom_color = mix(lead.bottom_color, rgb(0x24262E), 0.4);
  c.shoes = lead.shoes;
  c.prop = instrument_of(member);
  const std::array<Color, 4> instruments{mix(lead.prop_color, lead.top_color, 0.4),
                                         mix(lead.accent, rgb(0xB0482A), 0.45),
                                         mix(lead.top_color, rgb(0xE8E2D4), 0.25), rgb(0x1E2028)};
  c.prop_color = instruments[number];
  return c;
}

void draw_band_member(Canvas& canvas, BandMember member, const Character& character, const FigureState& state,
                      const Palette& palette, double detail) {
  FigureState playing = state;
  playing.action = Action::kPlay;
  if (character.prop == instrument_of(member))
    return draw_figure(canvas, character, playing, palette, detail);
  Character with_instrument = character;
  with_instrument.prop = instrument_of(member);
  draw_figure(canvas, with_instrument, playing, palette, detail);
}

}  // namespace render
