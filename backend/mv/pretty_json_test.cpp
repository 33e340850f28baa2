#include "mv/pretty_json.h"

#include <limits>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace mv {
namespace {

namespace json = boost::json;

TEST(PrettyJson, WritesNumbersAsPlainDecimals) {
  const std::pair<double, const char*> cases[] = {{32, "32.0"},
                                                  {0, "0.0"},
                                                  {-0.0, "0.0"},
                                                  {-0.0000001, "0.0"},
                                                  {-1.5, "-1.5"},
                                                  {1.0 / 3, "0.333333"},
                                                  {86400.25, "86400.25"},
                                                  {1e15, "1000000000000000.0"},
                                                  {std::numeric_limits<double>::infinity(), "null"}};
  for (const auto& [value, text] : cases) EXPECT_EQ(pretty(value), std::string(text) + '\n');
}

TEST(PrettyJson, KeepsWholeNumbersTextsAndOrder) {
  const json::object object{{"b", 32}, {"a", "x\n"}, {"list", {1.0, 2.5}}};
  EXPECT_EQ(pretty(object), "{\n  \"b\": 32,\n  \"a\": \"x\\n\",\n  \"list\": [1.0, 2.5]\n}\n");
}

TEST(PrettyJson, WritesAnEventOnOneLine) {
  EXPECT_EQ(one_line({{"event", "film"}, {"seconds", 32.0}, {"clips", 4}, {"song", nullptr}}),
            "{\"event\":\"film\",\"seconds\":32.0,\"clips\":4,\"song\":null}");
  EXPECT_EQ(one_line({}), "{}");
}

}  // namespace
}  // namespace mv
