#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "schema/fields.h"

namespace api {

struct JobError {
  std::string error, message, details;
};
BOOST_DESCRIBE_STRUCT(JobError, (), (error, message, details))

// How jobs::to_json writes a job, for the reference.
struct JobView {
  std::string id, kind, state;
  double progress = 0;
  std::string stage;
  std::optional<double> seconds_left;
  std::string maker;
  std::optional<std::string> project_id, scene_id;
  std::int64_t attempts = 0, most_attempts = 0;
  std::string created_at;
  std::optional<std::string> started_at, finished_at;
  std::optional<JobError> error;
  std::optional<boost::json::object> result;
  std::vector<std::string> needs;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(JobView, (),
                      (id, kind, state, progress, stage, seconds_left, maker, project_id, scene_id, attempts,
                       most_attempts, created_at, started_at, finished_at, error, result, needs))

struct JobPage {
  std::vector<JobView> jobs;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(JobPage, (), (jobs, next))

struct JobQuery {
  std::optional<std::string> state, kind, project;
  std::int64_t limit = 50;
  std::optional<std::string> before;
  bool latest = false;
  static schema::Notes notes();
};
BOOST_DESCRIBE_STRUCT(JobQuery, (), (state, kind, project, limit, before, latest))

}  // namespace api
