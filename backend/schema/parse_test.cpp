#include "schema/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"

namespace schema {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

struct Request {
  std::string idea;
  std::optional<std::int64_t> seed;
  std::optional<int> frames;
  std::optional<double> start;
  std::string quality = "192";
  std::vector<std::string> ids;
  std::optional<json::value> anything;
  Maybe<std::string> name;

  static Notes notes() {
    return {.fields = {{"quality",
                        {.choices = {"128", "192"},
                         .otherwise = Otherwise::kDefault,
                         .checked_by = CheckedBy::kHandler}},
                       {"ids", {.otherwise = Otherwise::kDefault}},
                       {"start", {.at_least = 0, .checked_by = CheckedBy::kHandler}}}};
  }
};
BOOST_DESCRIBE_STRUCT(Request, (), (idea, seed, frames, start, quality, ids, anything, name))

struct Wishes {
  std::optional<std::int64_t> seed;
};
BOOST_DESCRIBE_STRUCT(Wishes, (), (seed))

Parsed<Request> parse(std::string_view body) {
  return parse_body<Request>(body, "application/json");
}

// "int_parsing body.seed" of each item.
std::vector<std::string> faults(const Refusal& refusal) {
  std::vector<std::string> all;
  for (const json::value& item : refusal.items) {
    std::string text(item.at("type").as_string());
    for (const json::value& step : item.at("loc").as_array()) {
      text += text.find(' ') == std::string::npos ? ' ' : '.';
      text += step.is_string() ? std::string(step.as_string()) : to_text(step);
    }
    all.push_back(text);
  }
  return all;
}

std::string nested(int depth) {
  return R"({"idea":"x","anything":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

TEST(Parsing, FillsTheStruct) {
  const auto request =
      parse(R"({"idea":"A robot","seed":"7","ids":["a","b"],"unknown":{},"start":1.5,"frames":30.0})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->idea, "A robot");
  EXPECT_EQ(request->seed, 7);
  EXPECT_EQ(request->frames, 30);
  EXPECT_EQ(request->start, 1.5);
  EXPECT_EQ(request->quality, "192");
  EXPECT_EQ(request->ids, (std::vector<std::string>{"a", "b"}));
}

TEST(Parsing, TellsAbsentFromNull) {
  EXPECT_TRUE(parse(R"({"idea":"x"})")->name.is_absent());
  EXPECT_TRUE(parse(R"({"idea":"x","name":null})")->name.is_null());
  EXPECT_EQ(*parse(R"({"idea":"x","name":"n"})")->name, "n");
}

TEST(Parsing, LeavesToTheHandlerWhatItChecksItself) {
  const auto request = parse(R"({"idea":"x","quality":"9","start":-1})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->quality, "9");
  EXPECT_EQ(request->start, -1);
  EXPECT_EQ(faults(parse(R"({"idea":"x","quality":null})").refusal()),
            (std::vector<std::string>{"string_type body.quality"}));
}

TEST(Parsing, LetsTheLastOfEqualKeysWin) {
  EXPECT_EQ(parse(R"({"idea":"first","idea":"last"})")->idea, "last");
}

TEST(Parsing, TakesJsonUnderItsTypesOnly) {
  for (const char* type :
       {"", "application/json", "Application/JSON; charset=utf-8", "application/problem+json",
        " application/json ", "application/vnd.songreel.v1+json;x=y"})
    EXPECT_TRUE(parse_body<Request>(R"({"idea":"x"})", type)) << type;
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
        "application/jsonp", "json", "+json", ";", "text/json"}) {
    const auto request = parse_body<Request>(R"({"idea":"x"})", type);
    if (std::string_view(type) == ";") {  // parameters without a type say nothing
      EXPECT_TRUE(request);
      continue;
    }
    ASSERT_FALSE(request) << type;
    EXPECT_EQ(request.refusal().status, 415) << type;
    EXPECT_EQ(request.refusal().error, "UnsupportedMediaType");
  }
}

TEST(Parsing, RefusesNumbersThatDoNotFit) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {R"({"idea":"x","seed":9223372036854775808})", "int_parsing_size body.seed"},
      {R"({"idea":"x","seed":18446744073709551616})", "int_parsing_size body.seed"},
      {R"({"idea":"x","seed":"-9223372036854775809"})", "int_parsing_size body.seed"},
      {R"({"idea":"x","seed":1e400})", "finite_number body.seed"},
      {R"({"idea":"x","start":1e400})", "finite_number body.start"},
      {R"({"idea":"x","start":"nan"})", "finite_number body.start"},
      {R"({"idea":"x","start":"-inf"})", "finite_number body.start"},
      {R"({"idea":"x","start":"1e999"})", "finite_number body.start"},
      {R"({"idea":"x","frames":2147483648})", "less_than_equal body.frames"},
      {R"({"idea":"x","frames":-2147483649})", "greater_than_equal body.frames"}};
  for (const auto& [body, fault] : cases) {
    const auto request = parse(body);
    ASSERT_FALSE(request) << body;
    EXPECT_EQ(faults(request.refusal()), std::vector<std::string>{fault}) << body;
    EXPECT_EQ(request.refusal().status, 422);
  }
}

TEST(Parsing, TellsWhereJsonEnds) {
  const std::vector<std::tuple<std::string, int, const char*>> cases = {
      {"{", 1, "Expecting property name enclosed in double quotes"},
      {"{'a':1}", 1, "Expecting property name enclosed in double quotes"},
      {R"({"a":})", 5, "Expecting value"},
      {"nope", 0, "Expecting value"},
      {R"({"a":1}x)", 7, "Extra data"},
      {R"({"é":x})", 5, "Expecting value"},  // characters, not bytes
      {R"({"a":NaN})", 5, "Expecting value"},
      {R"({"a":"x)", 7, "Unterminated string"},
      {R"({"a":1,})", 7, "Expecting property name enclosed in double quotes"},
      {R"([1,])", 3, "Expecting value"},
      {R"({"a" 1})", 5, "Expecting ':' delimiter"},
      {R"({"a":"b" "c"})", 9, "Expecting ',' delimiter"},
      {R"({"a":"\q"})", 7, "Invalid \\escape"},
      {R"({"a":"\u12"})", 10, "Invalid \\uXXXX escape"},
      {R"({"a":1)", 6, "Expecting ',' delimiter"},
      {"tru", 3, "Expecting value"},
      {"\"\\ud800\"", 7, "Invalid \\uXXXX escape"},
      {R"([1 2])", 3, "Expecting ',' delimiter"},
      {"{\"a\":\"\x01\"}", 6, "Invalid control character"},
      {"{\"a\":\"\xFF\"}", 6, "Invalid UTF-8"},
      {"{\"a\":\"\xED\xA0\x80\"}", 6, "Invalid UTF-8"},
      {"  ", 2, "Expecting value"}};
  for (const auto& [body, offset, why] : cases) {
    const auto request = parse(body);
    ASSERT_FALSE(request) << body;
    EXPECT_EQ(request.refusal().status, 422);
    ASSERT_EQ(request.refusal().items.size(), 1U);
    const json::value& item = request.refusal().items.front();
    EXPECT_EQ(item.at("type"), "json_invalid") << body;
    EXPECT_EQ(item.at("msg"), "JSON decode error");
    EXPECT_EQ(to_text(item.at("loc")), R"(["body",)" + std::to_string(offset) + "]") << body;
    EXPECT_EQ(item.at("ctx").at("error"), why) << body;
  }
}

TEST(Parsing, TakesThirtyTwoLevelsAndAnswers400Beyond) {
  EXPECT_TRUE(parse(nested(32)));
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += R"({"a":)";
  for (const std::string& body : {nested(33), std::string(500'000, '['), objects}) {
    const auto request = parse(body);
    ASSERT_FALSE(request);
    EXPECT_EQ(request.refusal().status, 400);
    EXPECT_THAT(request.refusal().message, HasSubstr("32 levels"));
  }
}

TEST(Parsing, TakesNoBodyForAnEmptyObjectWhereNothingIsRequired) {
  for (const char* body : {"", "null", "{}"}) EXPECT_TRUE(parse_body<Wishes>(body, "")) << body;
  for (const char* body : {"", "null"}) {
    EXPECT_EQ(to_text(parse(body).refusal().items),
              R"([{"type":"missing","loc":["body"],"msg":"Field required","input":null}])");
  }
  EXPECT_EQ(parse("").refusal().message, "body: Field required");
}

TEST(Parsing, RepeatsOnlyTheBeginningOfWhatWasSent) {
  const std::string large(300'000, 'x');
  std::string ones;
  for (int i = 0; i < 50'000; ++i) ones += "1,";
  for (const std::string& body : {R"({"seed":")" + large + "\"}", R"({")" + large + R"(":1})",
                                  R"({"idea":{"a":[")" + large + R"("]}})", R"({"idea":[)" + ones + "1]}"}) {
    const auto request = parse(body);
    ASSERT_FALSE(request);
    EXPECT_LT(to_text(request.refusal().items).size(), 4000U);
  }
  std::string text = "é";
  for (int i = 0; i < 12; ++i) text += text;
  const std::string items = to_text(parse(R"({"idea":"x","seed":"a)" + text + "\"}").refusal().items);
  EXPECT_TRUE(base::is_valid_utf8(items));
  EXPECT_THAT(items, HasSubstr("…"));
}

TEST(Parsing, ListsAHundredFaultsAtMost) {
  std::string ids = "1";
  for (int i = 0; i < 100'000; ++i) ids += ",1";
  const auto request = parse(R"({"idea":"x","ids":[)" + ids + "]}");
  ASSERT_FALSE(request);
  EXPECT_EQ(request.refusal().items.size(), 100U);
}

TEST(Parsing, SaysInOneSentenceWhatIsWrong) {
  EXPECT_EQ(parse("{}").refusal().message, "idea: Field required");
  EXPECT_EQ(parse(R"({"idea":1,"seed":"x","ids":["a",2],"frames":[]})").refusal().message,
            "idea: Input should be a valid string; seed: Input should be a valid integer, unable to parse "
            "string as an "
            "integer; frames: Input should be a valid integer; and 1 more");
}

TEST(Parsing, ThrowsTheRefusalForWhoHasNothingToAdd) {
  EXPECT_EQ(parse(R"({"idea":"x"})").take().idea, "x");
  try {
    (void)parse("{}").take();
    FAIL();
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.refusal().status, 422);
    EXPECT_STREQ(refused.what(), "idea: Field required");
  }
}

TEST(Queries, AreReadByTheSameDescription) {
  const auto request = parse_query<Request>(
      {{"idea", "x"}, {"seed", "1"}, {"seed", "2"}, {"ids", "a"}, {"ids", "b"}, {"other", "1"}});
  ASSERT_TRUE(request);
  EXPECT_EQ(request->seed, 2);
  EXPECT_EQ(request->ids, (std::vector<std::string>{"a", "b"}));
}

TEST(Queries, NameTheirPlaceAndHaveNoInputWhereNothingWasSent) {
  EXPECT_EQ(
      to_text(parse_query<Request>({{"seed", "x"}}).refusal().items),
      R"([{"type":"missing","loc":["query","idea"],"msg":"Field required","input":null},)"
      R"({"type":"int_parsing","loc":["query","seed"],"msg":"Input should be a valid integer, unable to parse )"
      R"(string as an integer","input":"x"}])");
  EXPECT_EQ(faults(parse_form<Request>({}).refusal()), (std::vector<std::string>{"missing body.idea"}));
}

TEST(Queries, MustBeUtf8) {
  const auto request = parse_query<Request>({{"idea", "caf\xE9"}});
  ASSERT_FALSE(request);
  EXPECT_EQ(request.refusal().status, 422);
}

}  // namespace
}  // namespace schema
