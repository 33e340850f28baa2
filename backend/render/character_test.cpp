#include "render/character.h"

#include <string>

#include <gtest/gtest.h>

#include "base/random.h"
#include "render/names.h"

namespace render {
namespace {

template <class Enum>
Enum any_of(base::Random& random) {
  const auto all = all_of<Enum>();
  return all[random.index(all.size())].value;
}

Color any_color(base::Random& random) {
  return rgb(static_cast<std::uint32_t>(random.next() & 0xFFFFFF));
}

Character any_character(std::uint64_t seed) {
  base::Random random(seed);
  Character c;
  c.species = any_of<Species>(random);
  c.build = any_of<Build>(random);
  c.material = any_of<Material>(random);
  c.body = any_color(random);
  c.hair = any_of<HairStyle>(random);
  c.hair_color = any_color(random);
  c.facial_hair = any_of<FacialHair>(random);
  c.eyes = any_color(random);
  c.top = any_of<Top>(random);
  c.top_color = any_color(random);
  c.accent = any_color(random);
  c.bottom = any_of<Bottom>(random);
  c.bottom_color = any_color(random);
  c.shoes = any_color(random);
  c.scarf = random.chance(0.5);
  c.cape = random.chance(0.5);
  c.hat = any_of<Hat>(random);
  c.hat_color = any_color(random);
  c.eyewear = any_of<Eyewear>(random);
  c.prop = any_of<Prop>(random);
  c.prop_color = any_color(random);
  c.seed = random.next();
  return c;
}

TEST(CharacterJson, EveryRecipeComesBackAsItWas) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Character c = any_character(seed);
    const auto back = character_from_json(to_json(c));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(*back, c) << to_json(c);
  }
}

TEST(CharacterJson, IsOneLine) {
  EXPECT_EQ(to_json(any_character(1)).find('\n'), std::string::npos);
}

TEST(CharacterJson, NamesAreThoseOfTheNameTable) {
  Character c;
  c.species = Species::kRobot;
  c.prop = Prop::kShield;
  c.prop_color = rgb(0xC8202C);
  const std::string json = to_json(c);
  EXPECT_NE(json.find(R"("species":"robot")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("prop":"shield","prop_color":"#c8202c")"), std::string::npos) << json;
}

TEST(CharacterJson, MissingWrongAndUnknownFieldsKeepTheDefaults) {
  for (const char* text : {"{}", R"({"hat":"spaceship","body":"#12","seed":-4,"scarf":"yes","build":7})",
                           R"({"stranger":{"a":[1,2]},"eyes":null})"}) {
    const auto read = character_from_json(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(*read, Character{}) << text;
  }
}

TEST(CharacterJson, WhatIsNoRecipeGivesNothing) {
  for (const std::string& text :
       {std::string(), std::string("robot"), std::string("[1]"), std::string(R"({"hat":)"),
        std::string(20'000, ' ') + "{}", std::string(9'000, '[')}) {
    EXPECT_FALSE(character_from_json(text).has_value()) << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace render
