#include "schema/openapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "schema/example.h"
#include "schema/parse.h"

namespace schema {
namespace {

namespace json = boost::json;

struct Scene {
  std::string description;
  std::optional<std::string> negative_description;

  static Notes notes() {
    return {.about = "A scene",
            .fields = {{"description", {.about = "What is seen", .example = "A robot waves"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(Scene, (), (description, negative_description))

struct ScenesRequest {
  std::string idea;
  std::optional<std::int64_t> number_of_scenes;
  std::string quality = "192";
  std::optional<std::string> mood;
  double start = 0;
  std::optional<Scene> first;

  static Notes notes() {
    return {
        .about = "What the film is about",
        .fields = {{"idea", {.about = "In a sentence", .example = "A robot walks home", .most_length = 500}},
                   {"number_of_scenes", {.at_least = 1, .at_most = 500}},
                   {"quality", {.choices = {"128", "192"}, .otherwise = Otherwise::kDefault}},
                   {"mood", {.choices = {"calm", "wild"}}},
                   {"start", {.at_least = 0, .otherwise = Otherwise::kDefault}}}};
  }
};
BOOST_DESCRIBE_STRUCT(ScenesRequest, (), (idea, number_of_scenes, quality, mood, start, first))

struct Tree {
  std::string name;
  std::vector<Tree> branches;
  Maybe<std::string> leaf;
  json::object free;
  json::value anything;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (name, branches, leaf, free, anything))

struct ListQuery {
  std::optional<std::string> state;
  int limit = 50;

  static Notes notes() {
    return {
        .fields = {{"limit",
                    {.about = "So many", .at_least = 1, .at_most = 200, .otherwise = Otherwise::kDefault}}}};
  }
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (state, limit))

std::vector<Operation> operations() {
  return {
      {.method = "POST",
       .path = "/api/mv/create_scenes",
       .id = "create_scenes",
       .summary = "Write scenes",
       .about = "Long.",
       .tag = "Films",
       .parameters = {{Parameter::In::kHeader,
                       "Idempotency-Key",
                       {.about = "At most 200 characters", .example = "a1"}}},
       .body = RequestBody{.schema = schema_of<ScenesRequest>(), .about = "The wish"},
       .answers = {{.status = 200, .about = "The scenes", .schema = schema_of<std::vector<Scene>>()},
                   {.status = 202,
                    .about = "A job",
                    .schema = schema_of<Tree>(),
                    .headers = {{"Location", "The job"}}}},
       .errors = {{404, "NotFound", "No project has this id."},
                  {422, "Refused", "The song is refused."},
                  {500, "ConfigurationError", "GEMINI_API_KEY is not set."}}},
      {.method = "GET",
       .path = "/api/files/{id}/{path...}",
       .id = "read_file",
       .summary = "Read a file",
       .tag = "Films",
       .parameters = {{Parameter::In::kPath, "id", {.about = "Its id", .format = "uuid"}}},
       .query = schema_of<ListQuery>(),
       .answers = {{.status = 200, .about = "Bytes", .content_type = "video/mp4"},
                   {.status = 204, .about = "Nothing", .content_type = ""}}},
      {.method = "PUT",
       .path = "/api/audio/upload",
       .id = "upload",
       .summary = "Upload a song",
       .tag = "Films",
       .body = RequestBody{.media_types = {"audio/mpeg", "application/octet-stream"}},
       .answers = {{.status = 201, .about = "Stored", .schema = schema_of<Tree>()}}},
      {.method = "GET",
       .path = "/api/events",
       .id = "events",
       .summary = "Follow",
       .tag = "Films",
       .answers = {{.status = 200,
                    .about = "Events",
                    .example = "id: 1\nevent: job\ndata: {}\n\n",
                    .content_type = "text/event-stream"}},
       .needs = Needs::kNothing,
       .is_deprecated = true},
  };
}

json::object document() {
  return openapi_document(
      {.title = "Songreel API", .version = "1", .about = "Films.", .tags = {{"Films", "All of it"}}},
      operations());
}

// The part of the document at "/paths/…": a JSON pointer.
const json::value& at(const json::value& document, std::string_view pointer) {
  return document.at_pointer(pointer);
}

std::vector<std::string> keys(const json::value& object) {
  std::vector<std::string> all;
  for (const auto& [key, value] : object.as_object()) all.emplace_back(key);
  return all;
}

TEST(Reference, WritesAStructAsTheSchemaThatParsingHoldsItTo) {
  EXPECT_EQ(
      to_text(at(document(), "/components/schemas/ScenesRequest")),
      R"({"type":"object","description":"What the film is about","properties":{)"
      R"("idea":{"type":"string","maxLength":500,"description":"In a sentence","examples":["A robot walks home"]},)"
      R"("number_of_scenes":{"type":["integer","null"],"minimum":1,"maximum":500},)"
      R"("quality":{"type":"string","enum":["128","192"],"default":"192"},)"
      R"("mood":{"type":["string","null"],"enum":["calm","wild",null]},)"
      R"("start":{"type":"number","minimum":0,"default":0.0},)"
      R"("first":{"anyOf":[{"$ref":"#/components/schemas/Scene"},{"type":"null"}]}},"required":["idea"]})");
}

TEST(Reference, PromisesEveryFieldOfAReplyButAMaybe) {
  EXPECT_EQ(to_text(at(document(), "/components/schemas/Tree/required")),
            R"(["name","branches","free","anything"])");
}

TEST(Reference, PromisesOnlyWhatIsRequiredOfAStructThatIsSentToo) {
  EXPECT_EQ(to_text(at(document(), "/components/schemas/Scene/required")), R"(["description"])");
}

TEST(Reference, TakesAStructThatHoldsAListOfItself) {
  EXPECT_EQ(to_text(at(document(), "/components/schemas/Tree/properties/branches")),
            R"({"type":"array","items":{"$ref":"#/components/schemas/Tree"}})");
}

TEST(Reference, GivesEveryOperationItsErrors) {
  const json::value whole = document();
  EXPECT_EQ(keys(at(whole, "/paths/~1api~1mv~1create_scenes/post/responses")),
            (std::vector<std::string>{"200", "202", "400", "401", "404", "413", "415", "422", "500"}));
  EXPECT_EQ(keys(at(whole, "/paths/~1api~1files~1{id}~1{path}/get/responses")),
            (std::vector<std::string>{"200", "204", "401", "422", "500"}));
  EXPECT_EQ(keys(at(whole, "/paths/~1api~1events/get/responses")), (std::vector<std::string>{"200", "500"}));
  EXPECT_EQ(keys(at(whole,
                    "/paths/~1api~1mv~1create_scenes/post/responses/500/content/application~1json/examples")),
            (std::vector<std::string>{"ConfigurationError", "InternalError"}));
}

TEST(Reference, KnowsWhichOperationsNeedNoKey) {
  const json::value whole = document();
  EXPECT_EQ(to_text(at(whole, "/paths/~1api~1events/get/security")), "[]");
  EXPECT_EQ(to_text(at(whole, "/security")), R"([{"ApiKey":[]},{"Cookie":[]}])");
}

TEST(Reference, ListsParametersOfPathQueryAndHeaders) {
  EXPECT_EQ(
      to_text(at(document(), "/paths/~1api~1files~1{id}~1{path}/get/parameters")),
      R"([{"name":"id","in":"path","description":"Its id","required":true,"schema":{"type":"string","format":"uuid"}},)"
      R"({"name":"path","in":"path","required":true,"schema":{"type":"string"}},)"
      R"({"name":"state","in":"query","schema":{"type":"string"}},)"
      R"({"name":"limit","in":"query","description":"So many","schema":{"type":"integer","minimum":1,"maximum":200,"default":50}}])");
}

TEST(Reference, ShowsRequestsThatAreTaken) {
  const json::value example = example_of(*schema_of<ScenesRequest>().shape, Note{}, Role::kRequest);
  EXPECT_TRUE(parse_body<ScenesRequest>(to_text(example), "application/json")) << to_text(example);
  EXPECT_EQ(to_text(example), R"({"idea":"A robot walks home"})");
}

TEST(Reference, ShowsAFaultThatCanHappenWhereNoFieldIsRequired) {
  EXPECT_EQ(to_text(at(document(),
                       "/paths/~1api~1files~1{id}~1{path}/get/responses/422/content/application~1json/"
                       "examples/WrongFields/value/detail/0")),
            to_text(parse_query<ListQuery>({{"limit", "many"}}).refusal().items.front()));
}

TEST(Reference, RefusesTwoOperationsOfOneId) {
  std::vector<Operation> twice = operations();
  twice.push_back(twice.front());
  EXPECT_THROW(openapi_document({}, twice), base::Error);
}

namespace other {
struct Scene {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Scene, (), (text))
}  // namespace other

TEST(Reference, RefusesTwoStructsOfOneName) {
  std::vector<Operation> all = operations();
  all.push_back(
      {.method = "GET", .path = "/x", .id = "x", .answers = {{.schema = schema_of<other::Scene>()}}});
  EXPECT_THROW(openapi_document({}, all), base::Error);
}

}  // namespace
}  // namespace schema
