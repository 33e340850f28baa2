#include "providers/hosted/shown_words.h"

#include <gtest/gtest.h>

namespace providers {
namespace {

TEST(ShownWords, AreCutBetweenLetters) {
  EXPECT_EQ(shown_words("  a café \n", 20), "a café");
  EXPECT_EQ(shown_words("café au lait", 4), "caf…");
  EXPECT_EQ(shown_words("café au lait", 5), "café…");
  EXPECT_EQ(shown_words("日本語", 4), "日…");
  EXPECT_EQ(shown_words("日本語", 2), "…");
  EXPECT_EQ(shown_words("caf\xE9", 10), "caf?");
  EXPECT_EQ(shown_words("", 10), "");
}

}  // namespace
}  // namespace providers
