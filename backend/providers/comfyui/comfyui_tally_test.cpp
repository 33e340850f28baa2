#include "providers/comfyui/comfyui_tally.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace providers {
namespace {

ComfyuiTally tally() {
  return {boost::json::parse(R"({"1": {"class_type": "Loader"}, "2": {"class_type": "KSampler"},
                                 "3": {"class_type": "SaveVideo"}})")
              .as_object(),
          "mine"};
}

TEST(ComfyuiTally, CountsNodesAndTheStepsOfSamplers) {
  ComfyuiTally heard = tally();
  EXPECT_FALSE(heard.progress());
  heard.hear(R"({"type": "execution_cached", "data": {"nodes": ["1"], "prompt_id": "mine"}})");
  EXPECT_NEAR(*heard.progress(), 1.0 / 22, 1e-9);
  heard.hear(R"({"type": "executing", "data": {"node": "2", "prompt_id": "mine"}})");
  heard.hear(R"({"type": "progress", "data": {"value": 10, "max": 20, "prompt_id": "mine", "node": "2"}})");
  EXPECT_NEAR(*heard.progress(), 11.0 / 22, 1e-9);
  heard.hear(R"({"type": "progress", "data": {"value": 2, "max": 20, "prompt_id": "mine", "node": "2"}})");
  EXPECT_NEAR(*heard.progress(), 11.0 / 22, 1e-9);
  heard.hear(R"({"type": "executing", "data": {"node": "3", "prompt_id": "mine"}})");
  EXPECT_NEAR(*heard.progress(), 21.0 / 22, 1e-9);
  heard.hear(R"({"type": "executing", "data": {"node": null, "prompt_id": "mine"}})");
  EXPECT_NEAR(*heard.progress(), 1, 1e-9);
}

TEST(ComfyuiTally, IgnoresWhatItDoesNotUnderstand) {
  ComfyuiTally heard = tally();
  for (const char* message :
       {"", "{", "[]", "null", R"({"type": 5})", R"({"data": []})", R"({"type": "progress", "data": {}})",
        R"({"type": "executing", "data": {"node": "2", "prompt_id": "another"}})",
        R"({"type": "executing", "data": {"node": "2", "prompt_id": 7}})"})
    heard.hear(message);
  EXPECT_FALSE(heard.progress());
  heard.hear(R"({"type": "progress", "data": {"value": "x", "max": -1, "prompt_id": "mine"}})");
  heard.hear(R"({"type": "execution_cached", "data": {"nodes": [1, null, "99"], "prompt_id": "mine"}})");
  heard.hear(R"({"type": "executing", "data": {"node": {}, "prompt_id": "mine"}})");
  EXPECT_EQ(heard.progress(), 0);
}

}  // namespace
}  // namespace providers
