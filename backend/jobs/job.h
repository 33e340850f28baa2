#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/error.h"
#include "store/job_records.h"

namespace jobs {

using State = store::JobState;
using store::name_of;
using store::state_named;
constexpr bool is_ended(State state) {
  return state == State::kSucceeded || state == State::kFailed || state == State::kCanceled;
}

// Why a job failed, is held, or is being tried again.
struct Failure {
  base::ErrorKind kind = base::ErrorKind::kInternal;
  std::string message;
  std::string details;
};

struct Job {
  std::string id, kind, lane, maker, graph, project, scene;
  std::vector<std::string> needs;
  boost::json::object input, output;
  std::optional<Failure> failure;
  State state = State::kQueued;
  double progress = 0;
  std::string stage;
  int attempts = 0;
  int most_attempts = 3;
  bool cancel_asked = false;
  store::WallTime created{};
  std::optional<store::WallTime> started, finished;
  std::optional<double> seconds_left;  // as far as it can be told from its progress until now
};

struct NewJob {
  std::string id;  // "": a new UUID. Work that makes a file uses the job's id as the file's id.
  std::string kind;
  std::string lane;
  std::string maker, graph, project, scene;
  std::vector<std::string> needs;
  boost::json::object input;
  int most_attempts = 3;
  double weight = 1;  // how much it counts in its graph's progress, beside the others
};

}  // namespace jobs
