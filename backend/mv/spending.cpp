#include "mv/spending.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {

using store::RunRow;
using store::RunState;
namespace {

constexpr std::chrono::hours kLeftBehind{24};

}  // namespace

Spending::Spending(store::RunRecords& records, store::RunCaps caps, const base::Clock& clock,
                   std::filesystem::path replies)
    : records_(records), caps_(caps), clock_(clock), replies_(std::move(replies)) {}

store::WallTime Spending::now() const {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(clock_.wall_time());
}

store::WallTime Spending::month_begin() const {
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now()));
  return std::chrono::sys_days(today.year() / today.month() / 1);
}

store::RunSum Spending::this_month() const {
  store::RunSum month;
  for (const store::RunSum& sum : records_.sums(store::RunGroup::kMonth, month_begin())) {
    month.of = sum.of;
    month.runs += sum.runs;
    month.reserved += sum.reserved;
    month.spent += sum.spent;
  }
  return month;
}

store::RunSum Spending::of_project(const std::string& project) const {
  if (project.empty()) return {};
  for (const store::RunSum& sum : records_.sums(store::RunGroup::kProject, {})) {
    if (sum.of == project) return sum;
  }
  return {};
}

std::optional<base::MicroDollars> Spending::left_for(const std::string& project) const {
  std::optional<base::MicroDollars> left;
  const auto cap = [&](const std::optional<base::MicroDollars>& most, const store::RunSum& counted) {
    if (!most) return;
    const base::MicroDollars room = std::max<base::MicroDollars>(*most - counted.total(), 0);
    left = std::min(left.value_or(room), room);
  };
  cap(caps_.month, this_month());
  cap(caps_.project, of_project(project));
  return left;
}

int Spending::write_off_unknown(const std::string& job) const {
  int count = 0;
  for (const RunRow& run : records_.list({.job = job, .project = {}, .stands = true, .since = {}})) {
    if (run.state != RunState::kUnknown) continue;
    write_off(run.id);
    ++count;
  }
  return count;
}

std::vector<RunRow> Spending::standing() const {
  constexpr int kMost = 10'000;
  return records_.list({.job = {}, .project = {}, .stands = true, .since = {}, .limit = kMost});
}

void Spending::settle(const RunRow& run) const {
  records_.change(run.id, [](RunRow& row) { row.stands = false; });
  forget_reply(run);
}

void Spending::forget_reply(const RunRow& run) const {
  std::error_code ignored;
  std::filesystem::remove(reply_file(run), ignored);
}

RunRow Spending::write_off(const std::string& run) const {
  return records_.change(run, [&](RunRow& row) {
    const bool is_left_behind = row.stands && now() - row.changed > kLeftBehind;
    if (row.state != RunState::kUnknown && !is_left_behind)
      throw base::Error(base::ErrorKind::kConflict,
                        fmt::format("the run {} is {}; only unknown ones can be written off, and those of "
                                    "which nothing was heard for a day",
                                    run, store::name_of(row.state)));
    if (row.state != RunState::kSucceeded) row.state = RunState::kUnknown;
    row.stands = false;
    row.changed = now();
  });
}

}  // namespace mv
