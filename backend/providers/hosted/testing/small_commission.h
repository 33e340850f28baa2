#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "mv/commission.h"
#include "mv/paid_runs.h"
#include "mv/spending.h"
#include "store/run_records.h"

namespace providers::testing_room {

// Money of a test's own: records in memory, and a folder that ends with it.
struct Purse {
  explicit Purse(store::RunCaps the_caps = {}) : caps(the_caps) {
    std::filesystem::create_directories(folder / "replies");
  }
  ~Purse() {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  Purse(const Purse&) = delete;
  Purse& operator=(const Purse&) = delete;

  std::vector<store::RunRow> rows() const { return records->list({}); }
  // The only one.
  store::RunRow row() const {
    const auto all = rows();
    return all.size() == 1 ? all.front() : store::RunRow{};
  }
  // What it all counts for.
  base::MicroDollars counted() const {
    base::MicroDollars sum = 0;
    for (const store::RunRow& run : rows()) sum += store::counted(run);
    return sum;
  }

  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("songreel-purse-" + base::new_uuid());
  std::unique_ptr<store::RunRecords> records = store::open_runs_in_memory();
  base::SystemClock clock;
  store::RunCaps caps;
  mv::Spending spending{*records, caps, clock, folder / "replies"};
};

// One piece of work, or one attempt of it: another one with the same key takes up what this one has left.
class SmallCommission final : public mv::Commission {
 public:
  explicit SmallCommission(const Purse& purse, const std::string& key = "work")
      : SmallCommission(purse.spending, key) {}
  explicit SmallCommission(const mv::Spending& spending, const std::string& key = "work")
      : runs_(spending, key, "job", "project") {}

  void report(double fraction) override { fractions.push_back(fraction); }
  base::CancelToken cancel() const override { return token; }
  bool is_called_off() const override { return called_off; }
  void stage(std::string_view what) override {
    stages.emplace_back(what);
    if (on_stage) on_stage(stages.back());
  }
  mv::PaidRuns& runs() override { return runs_; }

  base::CancelToken token;
  bool called_off = true;
  std::vector<double> fractions;
  std::vector<std::string> stages;
  std::function<void(const std::string&)> on_stage;  // for what is to happen in the middle

 private:
  mv::PaidRuns runs_;
};

}  // namespace providers::testing_room
