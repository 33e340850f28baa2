#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/log.h"
#include "mv/flavors.h"
#include "providers/gemini/gemini_client.h"
#include "providers/gemini/gemini_shop.h"
#include "providers/hosted/testing/vendor_room.h"

namespace providers::testing_room {

// A fake of the Gemini API, one for each group of tests, and a shop that buys there.
class GeminiRoom : public VendorRoom {
 protected:
  static constexpr const char* kKey = "AIza-the-key";

  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("gemini"); }

  GeminiRoom() : VendorRoom(kKey) { fake().set({{"run_s", {0, 0}}}); }

  static const mv::Flavor& flavor(const std::string& name) {
    static base::NoLog log;
    static const mv::Flavors flavors({.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = {}},
                                     mv::FlavorLog(log, mv::DebugMode::kOff));
    return *flavors.find_or_default(name);
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

  const GeminiClient client{fake().base() + "/v1beta", kKey};
  const GeminiShop shop{
      .client = client, .catalog = catalog, .media = media, .fetcher = fetcher, .pace = quick_pace()};
};

}  // namespace providers::testing_room
