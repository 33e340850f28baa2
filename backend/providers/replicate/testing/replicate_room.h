#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "media/media.h"
#include "mv/catalog.h"
#include "net/fetch.h"
#include "providers/hosted/received.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"
#include "providers/replicate/replicate_run.h"
#include "providers/replicate/testing/published_schema.h"

namespace providers::testing_room {

inline constexpr const char* kKey = "r8_secret";

// The fake of Replicate, and a shop on its other side. One fake serves all tests of a suite.
class ReplicateRoom : public testing::Test {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("replicate"); }
  static void TearDownTestSuite() { fake_.reset(); }
  static FakeServer& fake() { return *fake_; }

  ReplicateRoom() {
    fake().reset();
    fake().set({{"run_s", {0, 0}}, {"key", kKey}});
    open_shop();
  }
  // Whatever a test asks for is as the models' schemas have it, and nothing of it holds the key.
  void TearDown() override {
    EXPECT_THAT(PublishedSchema(fake()).faults(), testing::IsEmpty());
    for (const store::RunRow& run : purse.rows()) EXPECT_EQ(run.details.find(kKey), std::string::npos);
  }

  // As a new start of the program has it.
  void open_shop() {
    client = std::make_unique<ReplicateClient>(fake().base() + "/v1", kKey);
    shop =
        std::make_unique<ReplicateShop>(ReplicateShop{.client = *client,
                                                      .catalog = catalog,
                                                      .media = media,
                                                      .fetcher = fetcher,
                                                      .webhook = {},
                                                      .pace = {.first_look = std::chrono::milliseconds(1),
                                                               .longest_look = std::chrono::milliseconds(20),
                                                               .most_time = std::chrono::seconds(60),
                                                               .lost_after = std::chrono::seconds(0)}});
  }

  static base::Error error_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const base::Error& error) {
      EXPECT_EQ(error.message().find(kKey), std::string::npos);
      EXPECT_EQ(error.details().find(kKey), std::string::npos);
      return error;
    }
    return {base::ErrorKind::kInternal, "nothing was thrown"};
  }

  // The inputs of the prediction that was asked for last.
  static boost::json::object last_input() {
    const boost::json::value bill = fake().bill();
    const auto& runs = bill.at("runs").as_array();
    return runs.empty() ? boost::json::object() : runs.back().at("input").as_object();
  }
  static bool has(const boost::json::object& input, std::string_view name) { return input.contains(name); }
  // That the ledger holds exactly what the vendor charged.
  void expect_paid() const { EXPECT_EQ(purse.counted(), fake().charged()); }

  static mv::Catalog shipped_catalog() {
    mv::ProblemList problems("", "catalog.yaml");
    return mv::Catalog::read({std::filesystem::path(SONGREEL_SOURCE_DIR) / "backend/providers/catalog.yaml"},
                             problems);
  }

  static inline std::unique_ptr<FakeServer> fake_;
  Purse purse;
  const mv::Catalog catalog = shipped_catalog();
  const media::Media media{{.program = SONGREEL_MEDIA_WORKER, .arguments = {}}};
  const net::Fetcher fetcher{guard_for(fake().base())};
  std::unique_ptr<ReplicateClient> client;
  std::unique_ptr<ReplicateShop> shop;
};

}  // namespace providers::testing_room
