#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "media/media.h"
#include "media/png.h"
#include "mv/catalog.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"
#include "providers/sdcpp/sdcpp_run.h"

namespace providers::testing_room {

// The fake of stable-diffusion.cpp's server, and a shop on its other side. One fake serves all tests of a
// suite.
class SdcppRoom : public testing::Test {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("sdcpp"); }
  static void TearDownTestSuite() { fake_.reset(); }
  static FakeServer& fake() { return *fake_; }

  SdcppRoom() {
    fake().reset();
    fake().set({{"run_s", {0.02, 0.02}}, {"retry_after_s", 0}});
  }
  SdcppShop shop() const { return {.client = client, .catalog = catalog, .media = media, .pace = pace}; }

  static base::Error error_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const base::Error& error) {
      return error;
    }
    return {base::ErrorKind::kInternal, "nothing was thrown"};
  }

  static std::vector<std::string> run_states() {
    std::vector<std::string> states;
    const boost::json::value bill = fake().bill();
    for (const boost::json::value& run : bill.at("runs").as_array())
      states.emplace_back(run.at("status").as_string());
    return states;
  }
  // Does `action` once the n-th job that came, from 0, is in that state.
  static std::jthread once(std::size_t number, std::string state, std::function<void()> action) {
    return std::jthread(
        [number, state = std::move(state), action = std::move(action)](const std::stop_token& stop) {
          for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
            const auto states = run_states();
            if (states.size() > number && states[number] == state) return action();
          }
        });
  }
  static boost::json::object last_input() {
    const boost::json::value bill = fake().bill();
    const auto& runs = bill.at("runs").as_array();
    return runs.empty() ? boost::json::object() : runs.back().at("input").as_object();
  }
  void expect_nothing_stands() const {
    for (const store::RunRow& run : purse.rows()) EXPECT_FALSE(run.stands);
    EXPECT_EQ(purse.counted(), 0);
  }

  static mv::Catalog shipped_catalog() {
    mv::ProblemList problems("", "catalog.yaml");
    return mv::Catalog::read({std::filesystem::path(SONGREEL_SOURCE_DIR) / "backend/providers/catalog.yaml"},
                             problems);
  }

  Pace pace{.first_look = std::chrono::milliseconds(5),
            .longest_look = std::chrono::milliseconds(20),
            .most_time = std::chrono::seconds(60),
            .lost_after = std::chrono::seconds(0)};
  static inline std::unique_ptr<FakeServer> fake_;
  Purse purse;
  const mv::Catalog catalog = shipped_catalog();
  const media::Media media{{.program = SONGREEL_MEDIA_WORKER, .arguments = {}}};
  const SdcppClient client{fake().base()};
};

}  // namespace providers::testing_room
