#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "providers/hosted/testing/vendor_room.h"
#include "providers/replicate/replicate_run.h"
#include "providers/replicate/testing/published_schema.h"

namespace providers::testing_room {

inline constexpr const char* kKey = "r8_secret";

// The fake of Replicate, and a shop on its other side. One fake serves all tests of a suite.
class ReplicateRoom : public VendorRoom {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("replicate"); }

  ReplicateRoom() : VendorRoom(kKey) {
    fake().set({{"run_s", {0, 0}}});
    open_shop();
  }
  // Whatever a test asks for is as the models' schemas have it.
  void TearDown() override {
    EXPECT_THAT(PublishedSchema(fake()).faults(), testing::IsEmpty());
    VendorRoom::TearDown();
  }

  // As a new start of the program has it.
  void open_shop() {
    client = std::make_unique<ReplicateClient>(fake().base() + "/v1", kKey);
    shop = std::make_unique<ReplicateShop>(ReplicateShop{.client = *client,
                                                         .catalog = catalog,
                                                         .media = media,
                                                         .fetcher = fetcher,
                                                         .webhook = {},
                                                         .pace = quick_pace()});
  }

  static bool has(const boost::json::object& input, std::string_view name) { return input.contains(name); }

  std::unique_ptr<ReplicateClient> client;
  std::unique_ptr<ReplicateShop> shop;
};

}  // namespace providers::testing_room
