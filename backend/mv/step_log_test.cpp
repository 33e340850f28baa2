#include "mv/step_log.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "mv/full_prompt.h"
#include "mv/tasks/character_task.h"
#include "mv/tasks/clip_task.h"
#include "mv/tasks/scenes_task.h"
#include "mv/testing/small_workshop.h"

namespace mv {
namespace {

bool is_step(const std::string& line) {
  return line.find("mv_debug_") != std::string::npos;
}

// The names of the steps that were told, in order.
std::vector<std::string> told(const base::MemoryLog& log) {
  std::vector<std::string> names;
  for (const std::string& line : log.lines()) {
    if (!is_step(line)) continue;
    const std::size_t at = line.find("mv_debug_") + 9;
    names.push_back(line.substr(at, line.find(' ', at) - at));
  }
  return names;
}

template <class T>
void run(testing_room::SmallWorkshop& small, const char* kind, boost::json::object input) {
  jobs::Job job;
  job.id = base::new_uuid();
  job.kind = kind;
  job.maker = "builtin";
  job.input = std::move(input);
  testing_room::QuietAttempt attempt;
  T(small.workshop).run(job, attempt);
}

void run_all(testing_room::SmallWorkshop& small) {
  run<ScenesTask>(small, "scenes",
                  {{"idea", "A moth"}, {"character_description", "A lamp"}, {"camera_angle", "from above"}});
  run<CharacterTask>(small, "character", {{"character_description", "A lamp"}, {"num_images", 1}});
  run<ClipTask>(small, "clip", {{"prompt", "A moth at night"}, {"duration", 1}});
}

TEST(TheStepsOfTheWork, AreToldInOrderUnderDebugModeWithTheNamesOfTheContract) {
  testing_room::SmallWorkshop small(DebugMode::kOn);
  run_all(small);
  EXPECT_EQ(told(small.log), (std::vector<std::string>{
                                 "request_args_received", "defaults_applied", "full_prompt",
                                 "image_request_args_received", "image_defaults_applied", "image_full_prompt",
                                 "video_request_args_received", "video_defaults_applied", "video_full_prompt",
                                 "video_backend_selected", "video_generation_result"}));
  EXPECT_TRUE(small.log.has("defaults_applied character_characteristics=")) << "the flavor's";
  EXPECT_TRUE(small.log.has("camera_angle=\"from above\""));
  EXPECT_TRUE(small.log.has("video_full_prompt prompt=\"A moth at night\""));
}

TEST(TheStepsOfTheWork, HaveTheWholePromptWithEveryValueInItsPlace) {
  testing_room::SmallWorkshop small(DebugMode::kOn);
  run_all(small);
  const auto lines = small.log.lines();
  const auto prompt = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.starts_with("info mv_debug_full_prompt ");
  });
  ASSERT_NE(prompt, lines.end());
  EXPECT_NE(prompt->find("A moth"), std::string::npos);
  EXPECT_NE(prompt->find("from above"), std::string::npos);
  EXPECT_EQ(prompt->find("{idea}"), std::string::npos);
}

TEST(TheStepsOfTheWork, AreNotToldOtherwise) {
  testing_room::SmallWorkshop small(DebugMode::kOff);
  run_all(small);
  EXPECT_TRUE(told(small.log).empty());
  EXPECT_FALSE(small.log.has("A moth"));
}

TEST(TheStepsOfTheWork, TellPicturesByTheirLength) {
  base::MemoryLog log;
  StepLog(log, DebugMode::kOn)
      .write(Step::kVideoRequestArgsReceived, {{"reference_image_base64", "aGVsbG8="}, {"seed", 7}});
  EXPECT_EQ(log.lines().at(0),
            "info mv_debug_video_request_args_received reference_image_base64=\"(8 characters)\" seed=7");
}

}  // namespace
}  // namespace mv
