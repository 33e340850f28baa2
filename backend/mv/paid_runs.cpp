#include "mv/paid_runs.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/id.h"

namespace mv {
namespace {

namespace json = boost::json;
using store::RunRow;
using store::RunState;

json::object details_of(const RunRow& run) {
  boost::system::error_code error;
  json::value details = json::parse(run.details, error);
  return !error && details.is_object() ? std::move(details.get_object()) : json::object{};
}

void add_facts(RunRow& run, const json::object& facts) {
  json::object details = details_of(run);
  for (const auto& fact : facts) details[fact.key()] = fact.value();
  run.details = json::serialize(details);
}

}  // namespace

PaidRuns::PaidRuns(const Spending& spending, std::string key, std::string job, std::string project)
    : spending_(spending), key_(std::move(key)), job_(std::move(job)), project_(std::move(project)) {}

std::string PaidRuns::key_of(const std::string& step) const {
  return step.empty() ? key_ : fmt::format("{} {}", key_, step);
}

std::optional<RunRow> PaidRuns::standing(const std::string& step) const {
  return spending_.records().standing(key_of(step));
}

RunRow PaidRuns::begin(const RunPlan& plan) {
  RunRow run;
  run.id = base::new_uuid();
  run.key = key_of(plan.step);
  run.job = job_;
  run.project = project_;
  run.maker = plan.maker;
  run.model = plan.model;
  run.work = plan.work;
  run.estimate = plan.estimate;
  run.details = json::serialize(json::object{{"inputs", plan.inputs}});
  run.created = run.changed = spending_.now();
  spending_.records().begin(run, spending_.caps(), spending_.month_begin());
  return run;
}

RunRow PaidRuns::submitted(const RunRow& run, const std::string& remote_id) {
  return spending_.records().change(run.id, [&](RunRow& row) {
    row.state = RunState::kSubmitted;
    row.remote_id = remote_id;
    row.changed = spending_.now();
  });
}

RunRow PaidRuns::succeeded(const RunRow& run, base::MicroDollars cost, const json::object& facts) {
  return spending_.records().change(run.id, [&](RunRow& row) {
    row.state = RunState::kSucceeded;
    row.cost = cost;
    add_facts(row, facts);
    row.changed = spending_.now();
  });
}

RunRow PaidRuns::ended(const RunRow& run, RunState state, base::MicroDollars cost, const std::string& why) {
  return spending_.records().change(run.id, [&](RunRow& row) {
    row.state = state;
    row.cost = cost;
    row.stands = false;
    add_facts(row, {{"reason", why}});
    row.changed = spending_.now();
  });
}

RunRow PaidRuns::unknown(const RunRow& run, const std::string& why) {
  return spending_.records().change(run.id, [&](RunRow& row) {
    row.state = RunState::kUnknown;
    add_facts(row, {{"reason", why}});
    row.changed = spending_.now();
  });
}

RunRow PaidRuns::lost(const RunRow& run, const std::string& why) {
  unknown(run, why);
  return spending_.write_off(run.id);
}

void PaidRuns::settle(const std::vector<std::string>& notes) {
  for (const RunRow& run : spending_.records().of_key(key_)) {
    if (!run.stands || run.state != RunState::kSucceeded) continue;
    if (!notes.empty())
      spending_.records().change(run.id, [&](RunRow& row) {
        add_facts(row, {{"notes", json::value_from(notes)}});
      });
    settle(run);
  }
}

void PaidRuns::settle(const RunRow& run) {
  spending_.settle(run);
}

std::filesystem::path PaidRuns::reply_file(const RunRow& run) const {
  return spending_.reply_file(run);
}

std::vector<RunRow> PaidRuns::all() const {
  std::vector<RunRow> runs = spending_.records().of_key(key_);
  std::erase_if(
      runs, [](const RunRow& run) { return run.state != RunState::kSucceeded && store::counted(run) == 0; });
  return runs;
}

json::object provenance(const RunRow& run) {
  json::object facts{{"maker", run.maker}, {"model", run.model}};
  if (!run.remote_id.empty()) facts["remote_id"] = run.remote_id;
  for (auto& fact : details_of(run)) facts[fact.key()] = std::move(fact.value());
  facts["cost_usd"] = base::to_plain_dollars(store::counted(run));
  return facts;
}

}  // namespace mv
