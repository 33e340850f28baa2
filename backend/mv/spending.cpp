#include "mv/spending.h"

#include <chrono>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace mv {

using store::RunRow;
using store::RunState;

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

void Spending::settle_succeeded(const std::function<bool(const std::string& job)>& has_succeeded) const {
  constexpr int kMost = 10'000;
  for (const RunRow& run :
       records_.list({.job = {}, .project = {}, .stands = true, .since = {}, .limit = kMost})) {
    if (run.state == RunState::kSucceeded && has_succeeded(run.job)) settle(run);
  }
}

void Spending::settle(const RunRow& run) const {
  records_.change(run.id, [](RunRow& row) { row.stands = false; });
  std::error_code ignored;
  std::filesystem::remove(reply_file(run), ignored);
}

RunRow Spending::write_off(const std::string& run) const {
  return records_.change(run, [&](RunRow& row) {
    if (row.state != RunState::kUnknown)
      throw base::Error(base::ErrorKind::kConflict,
                        fmt::format("the run {} is {}; only unknown ones can be written off", run,
                                    store::name_of(row.state)));
    row.stands = false;
    row.changed = now();
  });
}

}  // namespace mv
