#include "schema/json.h"

#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"
#include "schema/fields.h"

namespace schema {
namespace {

namespace json = boost::json;

struct Take {
  std::string id;
  bool stale = false;
};
BOOST_DESCRIBE_STRUCT(Take, (), (id, stale))

struct Timed {
  std::string created_at = "then";

  static Notes notes() { return {.fields = {{"created_at", {.about = "When"}}}}; }
};
BOOST_DESCRIBE_STRUCT(Timed, (), (created_at))

struct Scene : Timed {
  std::int64_t position = 0;
  std::optional<double> seconds;
  std::vector<Take> takes;
  Maybe<std::string> warning;
  json::object details;

  static Notes notes() { return {.fields = {{"position", {.about = "From 0", .name = "sceneNumber"}}}}; }
};
BOOST_DESCRIBE_STRUCT(Scene, (Timed), (position, seconds, takes, warning, details))

struct Mistaken {
  std::string idea;

  static Notes notes() { return {.fields = {{"ideas", {.about = "A slip"}}}}; }
};
BOOST_DESCRIBE_STRUCT(Mistaken, (), (idea))

TEST(JsonOfStructs, HasFieldsInTheirOrderAndNullForEmptyOnes) {
  Scene scene;
  scene.position = 2;
  scene.takes = {{"a", true}};
  EXPECT_EQ(
      to_text(to_json(scene)),
      R"({"created_at":"then","sceneNumber":2,"seconds":null,"takes":[{"id":"a","stale":true}],"details":{}})");
}

TEST(JsonOfStructs, LeavesOutAnAbsentMaybeOnly) {
  Scene scene;
  EXPECT_FALSE(to_json(scene).contains("warning"));
  scene.warning = nullptr;
  EXPECT_TRUE(to_json(scene).at("warning").is_null());
  scene.warning = std::string("late");
  EXPECT_EQ(to_json(scene).at("warning"), "late");
}

TEST(Notes, OfABaseHoldForWhoInheritsIt) {
  EXPECT_EQ(members_of<Scene>().front().note.about, "When");
}

TEST(Notes, AboutAFieldThatIsNotThereAreAFault) {
  EXPECT_THROW(members_of<Mistaken>(), base::Error);
}

TEST(Maybe, AppliedKeepsEmptiesOrReplaces) {
  std::optional<int> target = 3;
  Maybe<int>().apply_to(target);
  EXPECT_EQ(target, 3);
  Maybe<int>(4).apply_to(target);
  EXPECT_EQ(target, 4);
  Maybe<int>(nullptr).apply_to(target);
  EXPECT_EQ(target, std::nullopt);
  int plain = 1;
  Maybe<int>(nullptr).apply_to(plain, 8);
  EXPECT_EQ(plain, 8);
}

TEST(JsonText, WritesNumbersAsPeopleDo) {
  const std::vector<std::pair<json::value, const char*>> cases = {
      {0.25, "0.25"},
      {32.0, "32.0"},
      {-1.5, "-1.5"},
      {0.1, "0.1"},
      {1e300, "1e+300"},
      {1e-7, "1e-07"},
      {3, "3"},
      {18446744073709551615U, "18446744073709551615"},
      {std::numeric_limits<double>::infinity(), "null"},
      {std::numeric_limits<double>::quiet_NaN(), "null"}};
  for (const auto& [value, text] : cases) EXPECT_EQ(to_text(value), text);
}

TEST(JsonText, IsCompactAndKeepsUtf8AsItIs) {
  EXPECT_EQ(to_text({{"naïve \"key\"", {1, nullptr, true, "日本\n", json::object(), json::array()}}}),
            R"({"naïve \"key\"":[1,null,true,"日本\n",{},[]]})");
}

}  // namespace
}  // namespace schema
