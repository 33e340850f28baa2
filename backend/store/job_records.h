#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

enum class JobState { kQueued, kRunning, kSucceeded, kFailed, kCanceled, kHeld };

// One durable job as it stands in the table. What `kind`, `input`, `output` and `error` mean is not this
// room's business; JSON stays text here.
struct JobRow {
  std::string id;     // UUID
  std::string kind;   // "clip"
  std::string lane;   // jobs of one lane share a limit of how many run at once: "paint", "media", "download"
  std::string maker;  // "builtin", "replicate"; "" for work without one; limited on its own
  std::string graph;  // id of the graph's last job, or ""; cancelling that job cancels all of its graph
  std::string project;  // "" for none
  std::string scene;    // "" for none
  std::string input;
  std::string output;  // "" until succeeded
  std::string error;   // "" unless failed, held or being retried
  JobState state = JobState::kQueued;
  double progress = 0;  // 0 … 1
  std::string stage;    // what is being done now, for people; "" before it starts
  int attempts = 0;     // how often it was started
  int most_attempts = 3;
  std::int64_t epoch = 0;  // grows with every claim; writes of an earlier epoch have no effect
  bool cancel_asked = false;
  WallTime created{};
  std::optional<WallTime> started, finished;
  std::vector<std::string> needs;  // jobs that must have succeeded first
  double weight = 1;               // how much it counts in its graph's progress
};

std::string_view name_of(JobState state);  // "queued"
std::optional<JobState> state_named(std::string_view name);

struct JobFilter {
  std::optional<JobState> state;
  std::optional<std::string> kind, project;
  std::optional<std::string> graph;  // with the graph's last job
  std::string before;                // id of the job where the last page ended; "" for the first page
  int limit = 50;
  // Of each kind of work for each scene only the newest; only with `project`.
  enum class Which { kAll, kLatest };
  Which which = Which::kAll;
};

}  // namespace store
