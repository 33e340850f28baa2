#include "providers/builtin/character_reader.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "render/names.h"

namespace providers {
namespace {

using render::Character;
using render::Color;

// The colour's family by hue, saturation and lightness: close enough to what a person would call it.
std::string family(Color c) {
  const double high = std::max({c.red, c.green, c.blue}), low = std::min({c.red, c.green, c.blue});
  const double light = (high + low) / 2, chroma = high - low;
  if (light < 0.17) return "black";
  if (chroma < 0.09) return light > 0.84 ? "white" : "grey";
  double hue = 0;
  if (high == c.red)
    hue = 60 * (c.green - c.blue) / chroma;
  else if (high == c.green)
    hue = 60 * (2 + (c.blue - c.red) / chroma);
  else
    hue = 60 * (4 + (c.red - c.green) / chroma);
  if (hue < 0) hue += 360;
  if (hue < 16 || hue >= 342) return light > 0.68 ? "pink" : "red";
  if (hue < 46) return light < 0.45 && chroma < 0.5 ? "brown" : "orange";
  if (hue < 68) return "yellow";
  if (hue < 165) return "green";
  if (hue < 200) return "teal";
  if (hue < 255) return "blue";
  if (hue < 300) return "purple";
  return "pink";
}

// Every part of the figure as name=value, with colours by family.
std::string told(const Character& c) {
  using render::name_of;
  return fmt::format(
      " species={} build={} material={} body={} hair={} hair_color={} beard={} eyes={} top={} top_color={} "
      "accent={} bottom={} bottom_color={} shoes={} scarf={} cape={} hat={} hat_color={} eyewear={} "
      "prop={} prop_color={} ",
      name_of(c.species), name_of(c.build), name_of(c.material), family(c.body), name_of(c.hair),
      family(c.hair_color), name_of(c.facial_hair), family(c.eyes), name_of(c.top), family(c.top_color),
      family(c.accent), name_of(c.bottom), family(c.bottom_color), family(c.shoes), c.scarf, c.cape,
      name_of(c.hat), family(c.hat_color), name_of(c.eyewear), name_of(c.prop), family(c.prop_color));
}

struct Case {
  const char* description;
  const char* holds;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.description;
}

class Descriptions : public testing::TestWithParam<Case> {};

TEST_P(Descriptions, GiveTheFigureTheyDescribe) {
  const std::string all = told(read_character(GetParam().description));
  for (std::string_view rest = GetParam().holds; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    EXPECT_NE(all.find(fmt::format(" {} ", rest.substr(0, space))), std::string::npos)
        << rest.substr(0, space) << " not in" << all;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, Descriptions,
    testing::Values(
        Case{"Silver metallic humanoid robot with a red shield",
             "species=robot material=metal body=grey prop=shield prop_color=red hair=none"},
        Case{"a woman with long auburn hair in a green dress",
             "species=human hair=long hair_color=red top=dress top_color=green"},
        Case{"A tall man in a black leather jacket, blue jeans and sunglasses",
             "build=tall top=jacket top_color=black bottom=jeans bottom_color=blue eyewear=sunglasses"},
        Case{"an old man with a white beard and a straw hat", "beard=beard hair_color=white hat=wide_brim"},
        Case{"girl with pink hair, yellow raincoat and a blue umbrella",
             "hair_color=pink top=coat top_color=yellow prop=umbrella prop_color=blue"},
        Case{"a red fox in a navy suit", "species=animal material=fur body=red top=suit top_color=blue"},
        Case{"A red dragon with wings", "species=animal body=red"},
        Case{"an elephant in a tuxedo", "species=animal body=grey top=suit top_color=black"},
        Case{"a green dinosaur", "species=animal body=green"}, Case{"a monster", "species=alien"},
        Case{"a fox", "species=animal material=fur body=orange hair=none"},
        Case{"white cat with green eyes", "species=animal body=white eyes=green"},
        Case{"a big brown bear playing a guitar", "species=animal build=broad body=brown prop=guitar"},
        Case{"a cowboy with a red scarf", "hat=cowboy scarf=true accent=red bottom=jeans"},
        Case{"an astronaut", "top=armor top_color=white hat=helmet"},
        Case{"surfer", "prop=surfboard bottom=shorts"},
        Case{"a knight in golden armor with a blue cape",
             "top=armor top_color=orange cape=true accent=blue hat=helmet prop=sword"},
        Case{"woman in red", "top_color=red"},
        Case{"a singer dressed in black with a purple mohawk",
             "top_color=black bottom_color=black hair=mohawk hair_color=purple"},
        Case{"Maya is 25. She has blue hair and wears glasses", "hair_color=blue eyewear=glasses"},
        Case{"His jacket is red and his hair is white", "top=jacket top_color=red hair_color=white"},
        Case{"a bald bouncer without a hat", "hair=none hat=none"},
        Case{"a detective, no hat", "top=coat hat=none"},
        Case{"blonde woman with a ponytail and a violin", "hair=ponytail prop=violin"},
        Case{"a green alien with a golden crown", "species=alien body=green hat=crown hat_color=orange"},
        Case{"a pale blue ghost holding a lantern", "species=ghost material=glow prop=lantern"},
        Case{"a boy with a red balloon and a robot", "species=human prop=balloon prop_color=red"},
        Case{"African woman with an afro and a yellow kimono",
             "hair=afro body=brown top=coat top_color=yellow"},
        Case{"dark-skinned man with dreadlocks", "body=brown hair=braids"},
        Case{"red-haired, blue-eyed girl in a black and white striped shirt",
             "hair_color=red eyes=blue top=shirt top_color=black accent=white"},
        Case{"a drummer with a black beanie", "prop=drumsticks hat=beanie hat_color=black"},
        Case{"copper robot with glowing green eyes", "species=robot eyes=green material=metal"},
        Case{"a wizard in dark purple robes", "beard=beard hat=wide_brim top=coat"},
        Case{"a little girl, curly brown hair, red dress, white shoes, carrying a lantern",
             "build=small hair=curly hair_color=brown top=dress top_color=red shoes=white prop=lantern"},
        Case{"man with a moustache, a hot pink hoodie and grey sneakers",
             "beard=moustache top=hoodie top_color=pink shoes=grey"},
        Case{"polar bear with goggles", "species=animal build=broad body=white eyewear=goggles"},
        Case{"Ruby, a woman holding a rose", "prop=flower"},
        Case{"\xF0\x9F\xA4\x96 <b>{x}</b> %n", "species=human"}, Case{"", "species=human"}));

TEST(CharacterReader, GivesTheSameFigureForTheSameText) {
  EXPECT_EQ(read_character("a dancer"), read_character("A dancer "));
  EXPECT_NE(read_character("a dancer").seed, read_character("a painter").seed);
}

TEST(CharacterReader, GivesVariedFiguresWhereLittleIsSaid) {
  std::set<std::string> seen;
  for (int i = 0; i < 30; ++i) seen.insert(told(read_character(fmt::format("person number {}", i))));
  EXPECT_GE(seen.size(), 25u);
}

TEST(CharacterReader, TakesVeryLongTexts) {
  std::string text = "a woman with red hair ";
  while (text.size() < (1u << 20)) text += "and a story that does not end ";
  EXPECT_EQ(family(read_character(text).hair_color), "red");
}

}  // namespace
}  // namespace providers
