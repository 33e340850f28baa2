#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "media/png.h"
#include "providers/hosted/testing/vendor_room.h"
#include "providers/sdcpp/sdcpp_run.h"

namespace providers::testing_room {

// The fake of stable-diffusion.cpp's server, and a shop on its other side. One fake serves all tests of a
// suite.
class SdcppRoom : public VendorRoom {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("sdcpp"); }

  SdcppRoom() { fake().set({{"run_s", {0.02, 0.02}}, {"retry_after_s", 0}}); }
  SdcppShop shop() const { return {.client = client, .catalog = catalog, .media = media, .pace = pace}; }

  Pace pace = quick_pace();
  const SdcppClient client{fake().base()};
};

}  // namespace providers::testing_room
