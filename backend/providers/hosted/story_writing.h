#pragma once

#include <functional>
#include <string>
#include <vector>

#include "mv/makers.h"
#include "providers/hosted/vendor.h"
#include "store/run_records.h"

namespace providers {

// One side of a talk with a language model, in turns; the first is ours.
struct StoryTurn {
  enum class Who { kWe, kModel };
  Who who = Who::kWe;
  std::string text;
};

struct StoryReply {
  std::string text;   // the model's
  store::RunRow run;  // that was paid for it
  std::string model;
};

// Asks once and pays for it, under that step of the commission. Throws as ask_paid does.
using StoryAsk = std::function<StoryReply(const std::vector<StoryTurn>& talk, const std::string& step)>;

// Has a language model write the scenes. What it wrote is checked, and a fault is told to it once, in a
// second run (step "again"). A flavor's rule that is broken even then is a note of the story; an answer that
// still cannot be used is Error{kMakerFailed}, and whoever tries again orders anew.
mv::Story write_story(const VendorNames& vendor, const mv::SceneRequest& request, const mv::Flavor& flavor,
                      mv::Commission& commission, const StoryAsk& ask);

// All that is sent, for the estimate.
std::size_t bytes_of(const std::vector<StoryTurn>& talk);
// For a run's record.
boost::json::object inputs_of(const std::vector<StoryTurn>& talk, const mv::SceneRequest& request);

}  // namespace providers
