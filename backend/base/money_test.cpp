#include "base/money.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Money, IsShownWithAllItsPlacesAndTwoAtLeast) {
  EXPECT_EQ(to_dollars(0), "$0.00");
  EXPECT_EQ(to_dollars(3'200'000), "$3.20");
  EXPECT_EQ(to_dollars(2'500), "$0.0025");
  EXPECT_EQ(to_dollars(1), "$0.000001");
  EXPECT_EQ(to_dollars(-1'500'000), "-$1.50");
}

TEST(Money, IsReadExactly) {
  EXPECT_EQ(parse_dollars("0.10"), 100'000);
  EXPECT_EQ(parse_dollars("12"), 12'000'000);
  EXPECT_EQ(parse_dollars("0.000001"), 1);
  EXPECT_EQ(parse_dollars("999999999.999999"), 999'999'999'999'999);
}

TEST(Money, RefusesWhatIsNoAmount) {
  for (const char* text :
       {"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "$1", "1.0000001", "1000000000", " 1", "1 "})
    EXPECT_EQ(parse_dollars(text), std::nullopt) << text;
}

}  // namespace
}  // namespace base
