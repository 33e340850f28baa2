#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/log.h"
#include "mv/flavors.h"
#include "providers/gemini/gemini_client.h"
#include "providers/gemini/gemini_shop.h"
#include "providers/hosted/received.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers::testing_room {

// A fake of the Gemini API, one for each group of tests, and a shop that buys there.
class GeminiRoom : public testing::Test {
 protected:
  static constexpr const char* kKey = "AIza-the-key";

  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("gemini"); }
  static void TearDownTestSuite() { fake_.reset(); }
  static FakeServer& fake() { return *fake_; }

  GeminiRoom() {
    fake().reset();
    fake().set({{"run_s", {0, 0}}, {"key", kKey}});
  }
  void TearDown() override {
    for (const store::RunRow& run : purse.rows()) EXPECT_EQ(run.details.find(kKey), std::string::npos);
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
  static const mv::Flavor& flavor(const std::string& name) {
    static base::NoLog log;
    static const mv::Flavors flavors({.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = {}},
                                     mv::FlavorLog(log, mv::DebugMode::kOff));
    return *flavors.find_or_default(name);
  }
  static mv::Catalog shipped_catalog() {
    mv::ProblemList problems("", "catalog.yaml");
    mv::Catalog catalog =
        mv::Catalog::read({SONGREEL_SOURCE_DIR "/backend/providers/catalog.yaml"}, problems);
    EXPECT_TRUE(problems.problems().empty());
    return catalog;
  }
  // The body of the POST that came last.
  static boost::json::value last_body() {
    boost::json::value body;
    const boost::json::value requests = fake().requests();
    for (const boost::json::value& request : requests.as_array()) {
      if (request.at("method").as_string() == "POST") body = request.at("json");
    }
    return body;
  }
  static std::string text_of(const boost::json::value& value, std::string_view pointer) {
    boost::system::error_code error;
    const boost::json::value* found = value.find_pointer(pointer, error);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
  }
  // That the ledger holds exactly what the vendor charged.
  void expect_paid() const { EXPECT_EQ(purse.counted(), fake().charged()); }

  static inline std::unique_ptr<FakeServer> fake_;
  Purse purse;
  const mv::Catalog catalog = shipped_catalog();
  const media::Media media{{.program = SONGREEL_MEDIA_WORKER, .arguments = {}}};
  const net::Fetcher fetcher{guard_for(fake().base())};
  const GeminiClient client{fake().base() + "/v1beta", kKey};
  const GeminiShop shop{.client = client,
                        .catalog = catalog,
                        .media = media,
                        .fetcher = fetcher,
                        .pace = {.first_look = std::chrono::milliseconds(1),
                                 .longest_look = std::chrono::milliseconds(20),
                                 .most_time = std::chrono::seconds(60),
                                 .lost_after = std::chrono::seconds(0)}};
};

}  // namespace providers::testing_room
