#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "providers/hosted/carry_out.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers::testing_room {

inline constexpr base::MicroDollars kPrice = 3'200'000;

inline const Pace kQuick{.first_look = std::chrono::milliseconds(1),
                         .longest_look = std::chrono::milliseconds(2),
                         .most_time = std::chrono::seconds(20),
                         .lost_after = std::chrono::seconds(0)};

// A vendor that does what is written down for each call, in order; one call too many fails the test.
class ScriptedVendor final : public BackgroundRun {
 public:
  const VendorNames& vendor() const override { return names_; }
  std::string submit(const store::RunRow&, base::CancelToken cancel) override {
    ++submitted;
    return next(submits)(cancel);
  }
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override {
    looked_at = remote_id;
    return next(looks)(cancel);
  }
  void call_off(const std::string& remote_id) override {
    called_off.push_back(remote_id);
    if (!call_offs.empty()) next(call_offs)();
  }
  bool can_be_called_off() const override { return can_stop; }
  bool can_look_up() const override { return can_find; }
  std::optional<std::string> look_up(const store::RunRow&, base::CancelToken cancel) override {
    ++looked_up;
    return next(look_ups)(cancel);
  }

  std::deque<std::function<std::string(base::CancelToken)>> submits;
  std::deque<std::function<RunReport(base::CancelToken)>> looks;
  std::deque<std::function<std::optional<std::string>(base::CancelToken)>> look_ups;
  std::deque<std::function<void()>> call_offs;  // empty: it is heard
  bool can_find = true, can_stop = true;
  int submitted = 0, looked_up = 0;
  std::string looked_at;
  std::vector<std::string> called_off;

 private:
  template <class Step>
  static Step next(std::deque<Step>& steps) {
    if (steps.empty()) throw std::logic_error("a call that nobody has foreseen");
    Step step = std::move(steps.front());
    steps.pop_front();
    return step;
  }

  VendorNames names_{.title = "Painter & Co", .variable = "PAINTER_KEY"};
};

inline auto gives(std::string id) {
  return [id = std::move(id)](const base::CancelToken&) { return id; };
}
inline auto found(std::string id) {
  return [id = std::move(id)](const base::CancelToken&) { return std::optional<std::string>(id); };
}
inline auto not_there() {
  return [](const base::CancelToken&) { return std::optional<std::string>(); };
}
inline auto refuses(long status, base::ErrorKind kind = base::ErrorKind::kUnavailable, bool at_once = true) {
  const auto wait = at_once ? std::optional(std::chrono::seconds(0)) : std::nullopt;
  return [=](const base::CancelToken&) -> std::string {
    throw Refusal(kind, "Painter & Co says no", "", status, wait);
  };
}
inline auto breaks(net::Unanswered::Request request) {
  return [=](const base::CancelToken&) -> std::string {
    throw net::Unanswered(base::ErrorKind::kUnreachable, "the line is dead", "", request);
  };
}
inline auto answers_nonsense() {
  return [](const base::CancelToken&) -> std::string {
    throw base::Error(base::ErrorKind::kMakerFailed, "that is no JSON");
  };
}
inline auto is(RunReport report) {
  return [report = std::move(report)](const base::CancelToken&) { return report; };
}
inline auto look_refused(long status) {
  return [=](const base::CancelToken&) -> RunReport {
    throw Refusal(base::ErrorKind::kUnavailable, "no look", "", status, std::nullopt);
  };
}
inline const RunReport kRunning{.state = RunReport::State::kRunning, .progress = 0.5};
inline const RunReport kDone{.state = RunReport::State::kSucceeded, .outputs = {"https://there/clip.mp4"}};
inline const RunReport kCanceledThere{.state = RunReport::State::kCanceled};

inline mv::RunPlan plan(base::MicroDollars estimate = kPrice) {
  return {.step = "",
          .maker = "painter",
          .model = "painter/best",
          .work = "clip",
          .estimate = estimate,
          .inputs = {{"prompt", "a fox"}}};
}

// A commission at such a vendor.
class CarryOutRoom : public testing::Test {
 protected:
  Finished carry(base::MicroDollars estimate = kPrice) {
    const mv::RunPlan the_plan = plan(estimate);
    return carry_out(vendor, the_plan, commission, pace);
  }
  base::Error error_of(base::MicroDollars estimate = kPrice) {
    try {
      carry(estimate);
    } catch (const base::Error& error) {
      return error;
    }
    return {base::ErrorKind::kInternal, "nothing was thrown"};
  }
  // A run that an earlier attempt began.
  store::RunRow begun(base::MicroDollars estimate = kPrice) {
    SmallCommission earlier(purse);
    return earlier.runs().begin(plan(estimate));
  }
  store::RunRow submitted() {
    SmallCommission earlier(purse);
    return earlier.runs().submitted(begun(), "run-7");
  }
  // Cancels and then hears it itself.
  auto cancels() {
    return [this](const base::CancelToken&) -> std::string {
      commission.token.cancel();
      commission.token.check();
      return "";
    };
  }

  Purse purse;
  SmallCommission commission{purse};
  ScriptedVendor vendor;
  Pace pace = kQuick;
};

}  // namespace providers::testing_room
