#include "mv/spending.h"

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
