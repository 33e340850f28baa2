#include "providers/comfyui/comfyui_graph.h"

#include <filesystem>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/id.h"

namespace providers {
namespace {

using base::ErrorKind;
using testing::AllOf;
using testing::HasSubstr;

ComfyuiGraph graph_of(const std::string& text) {
  const auto file = std::filesystem::temp_directory_path() / ("songreel-graph-" + base::new_uuid() + ".json");
  base::write_text(file, text);
  struct Gone {
    std::filesystem::path file;
    ~Gone() { std::filesystem::remove(file); }
  } gone{file};
  return ComfyuiGraph::read(file);
}

std::string node(const std::string& title, const std::string& inputs) {
  return R"({"5": {"class_type": "Thing", "inputs": )" + inputs + R"(, "_meta": {"title": ")" + title +
         R"("}}})";
}

std::string complaint_about(const std::string& text) {
  try {
    graph_of(text);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage) << error.message();
    return error.message();
  }
  return "none";
}

TEST(ComfyuiGraph, RefusesWhatIsNoGraphWithWhatToDo) {
  EXPECT_THAT(complaint_about("<html>"), HasSubstr("not JSON"));
  EXPECT_THAT(complaint_about("[]"), HasSubstr("Export (API)"));
  EXPECT_THAT(complaint_about("{}"), HasSubstr("is empty"));
  EXPECT_THAT(complaint_about(R"({"nodes": [], "links": []})"),
              AllOf(HasSubstr("own pages"), HasSubstr("Export (API)")));
  EXPECT_THAT(complaint_about(R"({"1": 5})"), HasSubstr("\"1\", which is no node"));
  EXPECT_THAT(complaint_about(R"({"1": {"class_type": "A"}})"), HasSubstr("no node"));
  EXPECT_THAT(complaint_about(R"({"1": {"class_type": 5, "inputs": {}}})"), HasSubstr("no node"));
  EXPECT_THAT(complaint_about(std::string(100'000, '[')), HasSubstr("not JSON"));
}

TEST(ComfyuiGraph, IsNoLargerThanGraphsAre) {
  EXPECT_THROW(graph_of(std::string(5U << 20, ' ')), base::Error);
}

TEST(ComfyuiGraph, TellsMarksThatFitNothing) {
  EXPECT_THAT(complaint_about(node("songreel:promt", R"({"text": ""})")),
              AllOf(HasSubstr("node \"songreel:promt\""), HasSubstr("there are prompt, negative")));
  EXPECT_THAT(complaint_about(node("songreel:seed", R"({"steps": 4, "model": ["1", 0]})")),
              AllOf(HasSubstr("songreel:seed=INPUT"), HasSubstr("Free are: steps")));
  EXPECT_THAT(complaint_about(node("songreel:seed=dice", R"({"seed": 4})")),
              AllOf(HasSubstr("no input \"dice\""), HasSubstr("free are: seed")));
  EXPECT_THAT(complaint_about(node("songreel:prompt", R"({"text": ["4", 0]})")), HasSubstr("mark the node"));
}

struct Fill {
  std::string title, before;
  ComfyuiSlot slot;
  double number;
  std::string after;
};
class ComfyuiNumbers : public testing::TestWithParam<Fill> {};

TEST_P(ComfyuiNumbers, AreWrittenInTheMannerOfTheInput) {
  ComfyuiGraph graph = graph_of(node(GetParam().title, GetParam().before));
  graph.set_number(GetParam().slot, GetParam().number);
  EXPECT_EQ(boost::json::serialize(graph.nodes().at("5").at("inputs")), GetParam().after);
}
INSTANTIATE_TEST_SUITE_P(
    All, ComfyuiNumbers,
    testing::Values(
        Fill{"songreel:seed", R"({"noise_seed":1})", ComfyuiSlot::kSeed, 7, R"({"noise_seed":7})"},
        Fill{"songreel:seed=b", R"({"seed":1,"b":2})", ComfyuiSlot::kSeed, 7, R"({"seed":1,"b":7})"},
        Fill{"songreel:seconds", R"({"seconds":4})", ComfyuiSlot::kSeconds, 7.3, R"({"seconds":8})"},
        Fill{"songreel:seconds", R"({"value":4.5})", ComfyuiSlot::kSeconds, 7.25, R"({"value":7.25E0})"},
        Fill{"songreel:frames", R"({"length":"81"})", ComfyuiSlot::kFrames, 97, R"({"length":"97"})"},
        Fill{"Size songreel:width, songreel:height", R"({"width":1,"height":2})", ComfyuiSlot::kHeight, 720,
             R"({"width":1,"height":720})"},
        Fill{"songreel:own-fps", R"({"fps":16})", ComfyuiSlot::kFps, 24, R"({"fps":16})"}));

TEST(ComfyuiGraph, TakesOneTextInSeveralPlaces) {
  ComfyuiGraph graph =
      graph_of(node("songreel:prompt=clip_l songreel:prompt=t5xxl", R"({"clip_l":"","t5xxl":""})"));
  graph.set_text(ComfyuiSlot::kPrompt, "a fox");
  EXPECT_EQ(boost::json::serialize(graph.nodes().at("5").at("inputs")),
            R"({"clip_l":"a fox","t5xxl":"a fox"})");
  EXPECT_FALSE(graph.takes(ComfyuiSlot::kSeed));
}

}  // namespace
}  // namespace providers
