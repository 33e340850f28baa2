#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "media/media.h"
#include "media/png.h"
#include "mv/catalog.h"
#include "net/fetch.h"
#include "providers/comfyui/comfyui_run.h"
#include "providers/hosted/received.h"
#include "providers/hosted/testing/fake_server.h"
#include "providers/hosted/testing/small_commission.h"

namespace providers::testing_room {

// The fake of ComfyUI, and a shop on its other side with the graphs that come with Songreel. One fake serves
// all tests of a suite.
class ComfyuiRoom : public testing::Test {
 protected:
  static void SetUpTestSuite() { fake_ = std::make_unique<FakeServer>("comfyui"); }
  static void TearDownTestSuite() { fake_.reset(); }
  static FakeServer& fake() { return *fake_; }

  ComfyuiRoom() {
    fake().reset();
    fake().set({{"run_s", {0.02, 0.02}}, {"retry_after_s", 0}});
  }
  ComfyuiShop shop() const { return shop_with(shipped); }
  ComfyuiShop shop_with(const ComfyuiGraphs& graphs) const {
    return {.client = client,
            .graphs = graphs,
            .catalog = catalog,
            .media = media,
            .fetcher = fetcher,
            .pace = {.first_look = std::chrono::milliseconds(5),
                     .longest_look = std::chrono::milliseconds(20),
                     .most_time = std::chrono::seconds(60),
                     .lost_after = std::chrono::seconds(0)}};
  }

  static base::Error error_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const base::Error& error) {
      return error;
    }
    return {base::ErrorKind::kInternal, "nothing was thrown"};
  }

  static void forget_all() { control("restart"); }
  // Of all graphs that came, oldest first.
  static std::vector<std::string> run_states() {
    std::vector<std::string> states;
    const boost::json::value bill = fake().bill();
    for (const boost::json::value& run : bill.at("runs").as_array())
      states.emplace_back(run.at("status").as_string());
    return states;
  }
  // Does `action` once the n-th graph that came, from 0, is in that state.
  static std::jthread once(std::size_t number, std::string state, std::function<void()> action) {
    return std::jthread(
        [number, state = std::move(state), action = std::move(action)](const std::stop_token& stop) {
          for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
            const auto states = run_states();
            if (states.size() > number && states[number] == state) return action();
          }
        });
  }
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

  static mv::Catalog shipped_catalog() {
    mv::ProblemList problems("", "catalog.yaml");
    return mv::Catalog::read({std::filesystem::path(SONGREEL_SOURCE_DIR) / "backend/providers/catalog.yaml"},
                             problems);
  }
  static void control(const std::string& what) {
    net::ask({.method = net::ApiRequest::Method::kPost, .url = fake().base() + "/_fake/" + what},
             base::CancelToken());
  }

  static inline std::unique_ptr<FakeServer> fake_;
  Purse purse;
  const mv::Catalog catalog = shipped_catalog();
  const media::Media media{{.program = SONGREEL_MEDIA_WORKER, .arguments = {}}};
  const net::Fetcher fetcher{guard_for(fake().base())};
  const ComfyuiClient client{fake().base()};
  const ComfyuiGraphs shipped{std::filesystem::path(SONGREEL_SOURCE_DIR) / "backend/mv/comfyui"};
};

}  // namespace providers::testing_room
