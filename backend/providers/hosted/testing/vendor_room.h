#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "media/media.h"
#include "mv/catalog.h"
#include "net/fetch.h"
#include "providers/hosted/carry_out.h"
#include "providers/hosted/received.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers::testing_room {

// The fake of a vendor, which serves all tests of a suite, and what a shop on its other side needs. A room of
// one vendor sets the fake up in its SetUpTestSuite.
class VendorRoom : public testing::Test {
 protected:
  static void TearDownTestSuite() { fake_.reset(); }
  static FakeServer& fake() { return *fake_; }

  // `key`: the only one that the fake takes; neither errors nor records may hold it.
  explicit VendorRoom(std::string key = "") : key_(std::move(key)) {
    fake().reset();
    if (!key_.empty()) fake().set({{"key", key_}});
  }
  void TearDown() override {
    for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(holds_key(run.details));
  }

  base::Error error_of(const std::function<void()>& action) const {
    try {
      action();
    } catch (const base::Error& error) {
      EXPECT_FALSE(holds_key(error.message() + error.details()));
      return error;
    }
    return {base::ErrorKind::kInternal, "nothing was thrown"};
  }

  // Of all runs that the fake has, oldest first.
  static std::vector<std::string> run_states() {
    std::vector<std::string> states;
    const boost::json::value bill = fake().bill();
    for (const boost::json::value& run : bill.at("runs").as_array())
      states.emplace_back(run.at("status").as_string());
    return states;
  }
  // Does `action` once the n-th run that came, from 0, is in that state.
  static std::jthread once(std::size_t number, std::string state, std::function<void()> action) {
    return std::jthread(
        [number, state = std::move(state), action = std::move(action)](const std::stop_token& stop) {
          for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
            const auto states = run_states();
            if (states.size() > number && states[number] == state) return action();
          }
        });
  }
  // The inputs of the run that was asked for last.
  static boost::json::object last_input() {
    const boost::json::value bill = fake().bill();
    const auto& runs = bill.at("runs").as_array();
    return runs.empty() ? boost::json::object() : runs.back().at("input").as_object();
  }

  // That the ledger holds what the vendor charged; each row may differ from the bill by `rounding`.
  void expect_paid(double rounding = 0) const {
    EXPECT_NEAR(static_cast<double>(purse.counted()), fake().total(),
                0.5 + rounding * static_cast<double>(purse.rows().size()));
  }
  void expect_nothing_stands() const {
    for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
    EXPECT_EQ(purse.counted(), 0);
  }

  static mv::Catalog shipped_catalog() {
    mv::ProblemList problems("", "catalog.yaml");
    mv::Catalog catalog =
        mv::Catalog::read({SONGREEL_SOURCE_DIR "/backend/providers/catalog.yaml"}, problems);
    EXPECT_TRUE(problems.problems().empty());
    return catalog;
  }
  // For tests alone: looks often, and gives nothing up before a minute.
  static Pace quick_pace() {
    return {.first_look = std::chrono::milliseconds(1),
            .longest_look = std::chrono::milliseconds(20),
            .most_time = std::chrono::seconds(60),
            .lost_after = std::chrono::seconds(0)};
  }

  static inline std::unique_ptr<FakeServer> fake_;
  Purse purse;
  const mv::Catalog catalog = shipped_catalog();
  const media::Media media{{.program = SONGREEL_MEDIA_WORKER, .arguments = {}}};
  const net::Fetcher fetcher{guard_for(fake().base())};

 private:
  bool holds_key(const std::string& text) const {
    return !key_.empty() && text.find(key_) != std::string::npos;
  }

  const std::string key_;
};

}  // namespace providers::testing_room
