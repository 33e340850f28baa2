#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "base/file.h"
#include "schema/parse.h"

// Holds parsing against what pydantic itself answers, word for word: testdata/write_pydantic_cases.py asked
// it.
namespace schema {
namespace {

namespace json = boost::json;

struct Inner {
  std::int64_t a = 0;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (a))

struct Every {
  std::optional<std::int64_t> whole;
  std::optional<double> number;
  std::optional<bool> flag;
  std::optional<std::string> text, brief, letter;
  std::optional<std::int64_t> few;
  std::optional<double> share, above;
  std::optional<std::string> choice;
  std::optional<std::vector<std::int64_t>> wholes;
  std::optional<std::vector<std::string>> pair;
  std::optional<Inner> inner;
  std::optional<std::vector<Inner>> inners;
  std::optional<json::object> free;

  static Notes notes() {
    return {.fields = {{"brief", {.least_length = 2, .most_length = 3}},
                       {"letter", {.least_length = 1, .most_length = 1}},
                       {"few", {.at_least = 1, .at_most = 4}},
                       {"share", {.at_least = 0.0, .at_most = 0.5}},
                       {"above", {.more_than = 0.0}},
                       {"choice", {.choices = {"a", "b", "c"}}},
                       {"wholes", {.least_length = 1, .most_length = 2}},
                       {"pair", {.least_length = 2}}}};
  }
};
BOOST_DESCRIBE_STRUCT(Every, (),
                      (whole, number, flag, text, brief, letter, few, share, above, choice, wholes, pair,
                       inner, inners, free))

struct Must {
  std::string needed;
  std::int64_t count = 0;
  bool flag = false;

  static Notes notes() { return {.fields = {{"flag", {.otherwise = Otherwise::kDefault}}}}; }
};
BOOST_DESCRIBE_STRUCT(Must, (), (needed, count, flag))

template <class T>
void expect_the_same(const json::object& told) {
  const auto parsed = parse_body<T>(to_text(told.at("body")), "application/json");
  if (const json::value* items = told.if_contains("items"))
    EXPECT_EQ(to_text(parsed ? json::value("was taken") : json::value(parsed.refusal().items)),
              to_text(*items));
  else
    EXPECT_EQ(to_text(parsed ? json::value(to_json(*parsed)) : json::value(parsed.refusal().items)),
              to_text(told.at("value")));
}

TEST(Parsing, TakesAndRefusesWhatPydanticDoesInTheSameWords) {
  const std::string file = SONGREEL_SOURCE_DIR "/backend/schema/testdata/pydantic_cases.json";
  const json::array cases = json::parse(base::read_text(file)).as_array();
  ASSERT_GT(cases.size(), 100U);
  for (const json::value& told : cases) {
    SCOPED_TRACE(to_text(told.at("body")));
    if (told.at("model") == "Must")
      expect_the_same<Must>(told.as_object());
    else
      expect_the_same<Every>(told.as_object());
  }
}

}  // namespace
}  // namespace schema
