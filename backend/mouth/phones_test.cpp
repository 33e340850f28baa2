#include "mouth/phones.h"

#include <gtest/gtest.h>

namespace mouth {
namespace {

TEST(Phones, EveryNameFindsItsPhone) {
  for (std::size_t i = 0; i < kPhones; ++i) {
    const auto phone = static_cast<Phone>(i);
    EXPECT_EQ(phone_named(name_of(phone)), phone) << name_of(phone);
  }
  EXPECT_EQ(name_of(Phone::kAA), "AA");
  EXPECT_EQ(name_of(Phone::kZH), "ZH");
  EXPECT_EQ(name_of(Phone::kSilence), "SIL");
}

TEST(Phones, AnUnknownNameIsNoPhone) {
  EXPECT_EQ(phone_named("AA1"), std::nullopt);
  EXPECT_EQ(phone_named(""), std::nullopt);
  EXPECT_EQ(phone_named("+NSN+"), std::nullopt);
}

TEST(Phones, FifteenAreVowelsAndThreeCloseTheLips) {
  int vowels = 0;
  int closures = 0;
  for (std::size_t i = 0; i < kPhones; ++i) {
    vowels += is_vowel(static_cast<Phone>(i)) ? 1 : 0;
    closures += closes_lips(static_cast<Phone>(i)) ? 1 : 0;
  }
  EXPECT_EQ(vowels, 15);
  EXPECT_EQ(closures, 3);
  EXPECT_FALSE(is_vowel(Phone::kSilence));
  EXPECT_TRUE(closes_lips(Phone::kP));
}

}  // namespace
}  // namespace mouth
