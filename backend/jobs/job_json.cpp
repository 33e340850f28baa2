#include "jobs/job_json.h"

#include <cmath>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/id.h"
#include "jobs/queue.h"

namespace jobs {
namespace {

namespace json = boost::json;

// What people may send is at most 32 deep; a job wraps it a few levels deeper.
constexpr std::size_t kMostDepth = 128;

json::object object_of(const std::string& text) {
  if (text.empty()) return {};
  json::parse_options options;
  options.max_depth = kMostDepth;
  boost::system::error_code failed;
  json::value value = json::parse(text, failed, {}, options);
  if (failed || !value.is_object()) {
    throw base::Error(base::ErrorKind::kBadRecords,
                      "the database has a job that cannot be read; put a backup in its place",
                      text.substr(0, 200));
  }
  return std::move(value.as_object());
}

// The inverse of base::name_of.
base::ErrorKind kind_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(base::kLastErrorKind); ++i) {
    const auto kind = static_cast<base::ErrorKind>(i);
    if (base::name_of(kind) == name) return kind;
  }
  return base::ErrorKind::kInternal;
}

std::string text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::optional<Failure> failure_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const json::object object = object_of(text);
  return Failure{.kind = kind_named(text_in(object, "error")),
                 .message = text_in(object, "message"),
                 .details = text_in(object, "details")};
}

json::object to_json(const Failure& failure) {
  return {{"error", json::string(base::name_of(failure.kind))},
          {"message", failure.message},
          {"details", failure.details}};
}

json::value or_null(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

json::value or_null(const std::optional<store::WallTime>& time) {
  return time ? json::value(iso_milliseconds(*time)) : json::value();
}

}  // namespace

std::string iso_milliseconds(store::WallTime time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), (time - seconds).count());
}

store::JobRow to_row(NewJob job, store::WallTime now) {
  store::JobRow row;
  row.id = job.id.empty() ? base::new_uuid() : std::move(job.id);
  row.kind = std::move(job.kind);
  row.lane = std::move(job.lane);
  row.maker = std::move(job.maker);
  row.graph = std::move(job.graph);
  row.project = std::move(job.project);
  row.scene = std::move(job.scene);
  row.input = json::serialize(job.input);
  row.most_attempts = job.most_attempts;
  row.created = now;
  row.needs = std::move(job.needs);
  row.weight = job.weight;
  return row;
}

Job to_job(store::JobRow row) {
  Job job;
  job.input = object_of(row.input);
  job.output = object_of(row.output);
  job.failure = failure_of(row.error);
  job.id = std::move(row.id);
  job.kind = std::move(row.kind);
  job.lane = std::move(row.lane);
  job.maker = std::move(row.maker);
  job.graph = std::move(row.graph);
  job.project = std::move(row.project);
  job.scene = std::move(row.scene);
  job.needs = std::move(row.needs);
  job.state = row.state;
  job.progress = row.progress;
  job.stage = std::move(row.stage);
  job.attempts = row.attempts;
  job.most_attempts = row.most_attempts;
  job.cancel_asked = row.cancel_asked;
  job.created = row.created;
  job.started = row.started;
  job.finished = row.finished;
  return job;
}

std::string to_text(const Failure& failure) {
  return json::serialize(to_json(failure));
}

Failure failure_of_dependants(const store::JobRow& row, const Failure& failure) {
  return {.kind = failure.kind,
          .message = fmt::format("{}: {}", row.stage.empty() ? row.kind : row.stage, failure.message),
          .details = failure.details};
}

json::object to_json(const Job& job) {
  json::object object;
  object["id"] = job.id;
  object["kind"] = job.kind;
  object["state"] = name_of(job.state);
  object["progress"] = job.progress;
  object["stage"] = job.stage;
  object["seconds_left"] = nullptr;
  object["maker"] = job.maker;
  object["project_id"] = or_null(job.project);
  object["scene_id"] = or_null(job.scene);
  object["attempts"] = job.attempts;
  object["most_attempts"] = job.most_attempts;
  object["created_at"] = iso_milliseconds(job.created);
  object["started_at"] = or_null(job.started);
  object["finished_at"] = or_null(job.finished);
  object["error"] = nullptr;
  object["result"] = nullptr;
  object["needs"] = json::array();
  for (const std::string& need : job.needs) object["needs"].as_array().emplace_back(need);
  if (job.seconds_left) object["seconds_left"] = std::round(*job.seconds_left * 10) / 10;
  if (job.failure) object["error"] = to_json(*job.failure);
  if (job.state == State::kSucceeded) object["result"] = job.output;
  return object;
}

}  // namespace jobs
