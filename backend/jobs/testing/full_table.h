#pragma once

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "store/job_table.h"

namespace jobs::testing_room {

// A real table on a disk that is full for a while: that many of the next claims and successes throw. Counts
// claims.
class FullTable final : public store::JobTable {
 public:
  explicit FullTable(store::JobTable& table) : table_(table) {}

  std::atomic<int> failing_claims{0}, failing_successes{0}, claims{0};

  void add(const std::vector<store::JobRow>& jobs) override { table_.add(jobs); }
  Once add_once(const std::string& key, const std::string& print,
                const std::vector<store::JobRow>& jobs) override {
    return table_.add_once(key, print, jobs);
  }
  std::optional<store::JobRow> find(const std::string& id) override { return table_.find(id); }
  std::vector<store::JobRow> list(const store::JobFilter& filter) override { return table_.list(filter); }
  std::vector<store::JobRow> graph(const std::string& head) override { return table_.graph(head); }
  std::vector<std::pair<store::JobState, int>> counts() override { return table_.counts(); }
  std::optional<store::JobRow> claim(const store::ClaimLimits& limits, const ClaimTimes& times) override {
    ++claims;
    fail_while(failing_claims);
    return table_.claim(limits, times);
  }
  std::optional<store::LeaseTime> next_due(store::LeaseTime now) override { return table_.next_due(now); }
  store::Lease renew(const store::Claim& claim, store::LeaseTime until) override {
    return table_.renew(claim, until);
  }
  std::vector<store::JobRow> expired(store::LeaseTime now) override { return table_.expired(now); }
  void forget_delays() override { table_.forget_delays(); }
  void write_progress(const std::vector<store::ProgressRow>& rows) override { table_.write_progress(rows); }
  std::vector<store::JobRow> succeed(const store::Claim& claim, const std::string& output,
                                     const std::vector<store::Growth>& growths,
                                     store::WallTime now) override {
    fail_while(failing_successes);
    return table_.succeed(claim, output, growths, now);
  }
  std::vector<store::JobRow> fail(const store::Claim& claim, const std::string& error,
                                  const std::string& of_dependants, store::WallTime now) override {
    return table_.fail(claim, error, of_dependants, now);
  }
  std::vector<store::JobRow> hold(const store::Claim& claim, const std::string& error) override {
    return table_.hold(claim, error);
  }
  std::vector<store::JobRow> try_again(const store::Claim& claim, const std::string& error,
                                       store::LeaseTime not_before) override {
    return table_.try_again(claim, error, not_before);
  }
  std::vector<store::JobRow> release(const store::Claim& claim) override { return table_.release(claim); }
  std::vector<store::JobRow> end_canceled(const store::Claim& claim, store::WallTime now) override {
    return table_.end_canceled(claim, now);
  }
  std::vector<store::JobRow> cancel(const std::string& id, store::WallTime now) override {
    return table_.cancel(id, now);
  }
  std::vector<store::JobRow> retry(const std::string& id) override { return table_.retry(id); }
  int remove_ended(store::WallTime before) override { return table_.remove_ended(before); }

 private:
  static void fail_while(std::atomic<int>& failures) {
    if (failures <= 0) return;
    --failures;
    throw base::Error(base::ErrorKind::kDiskFull, "the disk is full; free some space and try again");
  }

  store::JobTable& table_;
};

}  // namespace jobs::testing_room
