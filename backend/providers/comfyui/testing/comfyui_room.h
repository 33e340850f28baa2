#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "media/png.h"
#include "providers/comfyui/comfyui_run.h"
#include "providers/hosted/testing/vendor_room.h"

namespace providers::testing_room {

// The fake of ComfyUI, and a shop on its other side with the graphs that come with Songreel. One fake serves
// all tests of a suite.
class ComfyuiRoom : public VendorRoom {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("comfyui"); }

  ComfyuiRoom() { fake().set({{"run_s", {0.02, 0.02}}, {"retry_after_s", 0}}); }
  ComfyuiShop shop() const { return shop_with(shipped); }
  ComfyuiShop shop_with(const ComfyuiGraphs& graphs) const {
    return {.client = client,
            .graphs = graphs,
            .catalog = catalog,
            .media = media,
            .fetcher = fetcher,
            .pace = quick_pace()};
  }

  static void forget_all() { control("restart"); }
  // The inputs of a node, by its title, of the graph that came last.
  static boost::json::object inputs_of(std::string_view title) {
    const boost::json::value bill = fake().bill();
    const auto& runs = bill.at("runs").as_array();
    if (runs.empty()) return {};
    for (const auto& node : runs.back().at("input").as_object()) {
      if (node.value().at("_meta").at("title").as_string() == title)
        return node.value().at("inputs").as_object();
    }
    return {};
  }

  std::filesystem::path picture() const {
    const std::filesystem::path file = purse.folder / "singer.png";
    base::Pixels pixels(8, 8);
    pixels.words.assign(pixels.words.size(), 0xFFC0'4000);
    media::write_png(file, pixels);
    return file;
  }
  // A graph of the test's own in a folder of its own.
  std::filesystem::path own_graph(const std::string& work, const std::string& name,
                                  const std::string& text) const {
    const std::filesystem::path folder = purse.folder / "graphs";
    std::filesystem::create_directories(folder / work);
    base::write_text(folder / work / (name + ".json"), text);
    return folder;
  }

  static void control(const std::string& what) {
    net::ask({.method = net::ApiRequest::Method::kPost, .url = fake().base() + "/_fake/" + what},
             base::CancelToken());
  }

  const ComfyuiClient client{fake().base()};
  const ComfyuiGraphs shipped{std::filesystem::path(SONGREEL_SOURCE_DIR) / "backend/mv/comfyui"};
};

}  // namespace providers::testing_room
