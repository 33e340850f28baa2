#include "providers/replicate/replicate_client.h"

#include <chrono>
#include <thread>

#include "providers/replicate/testing/replicate_room.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;
using testing::ElementsAre;

class ReplicateClientTest : public testing_room::ReplicateRoom {
 protected:
  std::string ask(const std::string& model = "google/imagen-4") const {
    return client->create({.model = model, .input = {{"prompt", "a fox"}}, .webhook = ""}, {}).id;
  }
  static store::WallTime ago(std::chrono::seconds time) {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now() - time);
  }
};

TEST_F(ReplicateClientTest, AsksForAModelByNameAndForOneOfItsVersions) {
  const net::ApiReply reply =
      net::ask({.url = fake().base() + "/v1/models/google/imagen-4",
                .headers = {{"Authorization", std::string("Bearer ") + testing_room::kKey}}},
               {});
  const std::string version(boost::json::parse(reply.body).at_pointer("/latest_version/id").as_string());
  ask();
  ask("google/imagen-4:" + version);
  EXPECT_EQ(fake().count("POST", "/v1/models/google/imagen-4/predictions"), 1);
  EXPECT_EQ(fake().runs(), 2U);
  EXPECT_EQ(error_of([&] { ask("imagen"); }).kind(), ErrorKind::kUsage);
}

TEST_F(ReplicateClientTest, ReadsAListThatHasManyPages) {
  fake().set({{"page_size", 2}});
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) ids.insert(ids.begin(), ask());
  std::vector<std::string> found;
  const auto all = [](const ReplicatePrediction&) { return true; };
  for (const ReplicatePrediction& one : client->list_since(ago(std::chrono::seconds(60)), all, {}))
    found.push_back(one.id);
  EXPECT_EQ(found, ids);
  EXPECT_TRUE(client->list_since(ago(std::chrono::seconds(-60)), all, {}).empty());
}

TEST_F(ReplicateClientTest, KeepsOfALongListOnlyWhatIsWanted) {
  fake().set({{"page_size", 2}});
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(ask());
  int read = 0;
  const auto wanted = [&](const ReplicatePrediction& one) {
    ++read;
    return one.id == ids[1];
  };
  const auto found = client->list_since(ago(std::chrono::seconds(60)), wanted, {});
  EXPECT_EQ(read, 5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, ids[1]);
}

TEST_F(ReplicateClientTest, ReadsFromTheWordsHowLongToWait) {
  fake().next({"429_no_time"});
  try {
    ask();
    FAIL() << "nothing was thrown";
  } catch (const Refusal& no) {
    EXPECT_EQ(no.status(), 429);
    EXPECT_EQ(no.retry_after(), std::chrono::seconds(1));
  }
}

TEST(ReplicatePredictionTest, UnderstandsAllFormsOfOutputAndRefusesWhatIsNone) {
  const auto outputs = [](std::string_view output) {
    const std::string text = R"({"id":"a","status":"succeeded","output":)" + std::string(output) + "}";
    return replicate_prediction(boost::json::parse(text).as_object()).outputs;
  };
  EXPECT_THAT(outputs(R"("https://x/1.mp4")"), ElementsAre("https://x/1.mp4"));
  EXPECT_THAT(outputs(R"(["https://x/1.mp4","https://x/2.mp4"])"),
              ElementsAre("https://x/1.mp4", "https://x/2.mp4"));
  EXPECT_THAT(outputs(R"({"video":"https://x/1.mp4","seconds":8})"), ElementsAre("https://x/1.mp4"));
  EXPECT_THAT(outputs("null"), ElementsAre());
  EXPECT_THAT(outputs(R"("file:///etc/passwd")"), ElementsAre());
  for (const std::string_view wrong : {R"({})", R"({"id":7,"status":"starting"})", R"({"id":"a"})"})
    EXPECT_THROW(replicate_prediction(boost::json::parse(wrong).as_object()), Error) << wrong;
}

TEST(ReplicatePredictionTest, KnowsEveryStatus) {
  using State = RunReport::State;
  const std::vector<std::pair<std::string, State>> cases = {
      {"starting", State::kWaiting}, {"processing", State::kRunning}, {"succeeded", State::kSucceeded},
      {"failed", State::kFailed},    {"canceled", State::kCanceled},  {"aborted", State::kCanceled}};
  for (const auto& [status, state] : cases)
    EXPECT_EQ(report_of(replicate_prediction({{"id", "a"}, {"status", status}})).state, state) << status;
  EXPECT_THROW(report_of(replicate_prediction({{"id", "a"}, {"status", "dreaming"}})), Error);
}

TEST(ReplicateSchemaTest, IsEmptyWhereNoneIsPublished) {
  for (const std::string_view told :
       {R"({})", R"({"latest_version":null})", R"({"latest_version":{"openapi_schema":[]}})",
        R"({"latest_version":{"openapi_schema":{"components":{"schemas":{"Input":{"properties":3}}}}}})"})
    EXPECT_TRUE(ReplicateSchema::of_model(boost::json::parse(told).as_object()).empty()) << told;
}

TEST(ReplicateSchemaTest, ReadsChoicesWhereverTheyStand) {
  const auto schema = ReplicateSchema::of_model(
      boost::json::parse(R"({"latest_version":{"openapi_schema":{"components":{"schemas":{
        "mode":{"enum":["a","b"],"type":"string"},
        "Input":{"properties":{"mode":{"allOf":[{"$ref":"#/components/schemas/mode"}]},
                               "size":{"enum":["s","m"]},
                               "lost":{"allOf":[{"$ref":"#/components/schemas/gone"}]},
                               "occlusion_detection_enabled":{"type":"boolean"}}}}}}}})")
          .as_object());
  EXPECT_TRUE(schema.has("mode"));
  EXPECT_FALSE(schema.has("seed"));
  EXPECT_TRUE(schema.allows("mode", "a"));
  EXPECT_FALSE(schema.allows("mode", "c"));
  EXPECT_FALSE(schema.allows("size", "c"));
  EXPECT_TRUE(schema.allows("lost", "c"));
  EXPECT_EQ(schema.named_like("occlusion"), "occlusion_detection_enabled");
  EXPECT_EQ(schema.named_like("speed"), "");
}

TEST(ReplicateClaimsTest, GiveEachPredictionToOneRunOnly) {
  ReplicateClaims claims;
  EXPECT_TRUE(claims.claim("p1", "a"));
  EXPECT_TRUE(claims.claim("p1", "a"));
  EXPECT_FALSE(claims.claim("p1", "b"));
  EXPECT_TRUE(claims.claim("p2", "b"));
}

TEST(ReplicateClaimsTest, WaitForThoseThatAreAskingButNotForLaterOnes) {
  ReplicateClaims claims;
  auto early = std::make_unique<ReplicateClaims::Asking>(claims);
  std::jthread answered([&] {
    const ReplicateClaims::Asking late(claims);
    claims.claim("p1", "early");
    early.reset();
    // Goes on asking for longer than anybody waits for it.
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  });
  claims.wait_for_askings({});
  answered.join();
  EXPECT_FALSE(claims.claim("p1", "another"));
  const ReplicateClaims::Asking endless(claims);
  base::CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW(claims.wait_for_askings(cancel), Error);
}

}  // namespace
}  // namespace providers
