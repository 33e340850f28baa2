#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <thread>
#include <vector>

#include <boost/json.hpp>

#include "base/cancel.h"
#include "base/child_process.h"
#include "base/id.h"
#include "base/money.h"
#include "base/spawn.h"
#include "net/api_client.h"

namespace providers::testing_room {

// One of the vendors' fakes of tests/fakes as a process of its own, from its start to its end; it ends with
// the object, or with the test program should that crash. Its runs, bill and uploads outlive `restart`.
// Throws std::runtime_error, and what net::ask throws.
class FakeServer {
 public:
  // `name`: of the Python file: "replicate".
  explicit FakeServer(std::string name, int seed = 1) : name_(std::move(name)), seed_(seed) {
    std::filesystem::create_directories(folder_);
    start();
  }
  ~FakeServer() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  // "http://127.0.0.1:PORT", without the vendor's "/v1".
  const std::string& base() const { return base_; }

  // Changes what is named: {{"run_s", {0, 0}}, {"next", {"502_after"}}}. Throws for unknown names.
  void set(const boost::json::object& switches) const {
    control(net::ApiRequest::Method::kPut, "switches", boost::json::serialize(switches));
  }
  boost::json::object switches() const {
    return control(net::ApiRequest::Method::kGet, "switches").as_object();
  }
  // The faults that befall the next requests, one by one.
  void next(const std::vector<std::string>& faults) const {
    set({{"next", boost::json::value_from(faults)}});
  }
  // {total_usd, runs: [{id, model, kind, price_usd, charged, status, outcome, input, …}]}
  // Stays as it is until it is asked for again.
  const boost::json::value& bill() const {
    bill_ = control(net::ApiRequest::Method::kGet, "bill");
    return bill_;
  }
  // [{method, path, query, headers, json, size, at}], secrets masked.
  // Stays as it is until it is asked for again.
  const boost::json::value& requests() const {
    requests_ = control(net::ApiRequest::Method::kGet, "requests");
    return requests_;
  }
  void reset() const { control(net::ApiRequest::Method::kPost, "reset"); }

  // What the vendor has charged in all.
  base::MicroDollars charged() const {
    return base::parse_dollars(std::string_view(bill().at("total_usd").as_string())).value();
  }
  // The same with parts of a millionth, as prices of tokens have them.
  double total() const { return 1e6 * std::stod(std::string(bill().at("total_usd").as_string())); }
  std::size_t runs() const { return bill().at("runs").as_array().size(); }
  // How many requests came of that method whose path holds `part`.
  int count(std::string_view method, std::string_view part) const {
    int found = 0;
    for (const boost::json::value& request : requests().as_array()) {
      const std::string_view path = request.at("path").as_string();
      if (request.at("method").as_string() == method && path.find(part) != std::string_view::npos) ++found;
    }
    return found;
  }

  // Kills it, as a crash would.
  void stop() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }
  // Starts it again, at the same address, with the state it had.
  void restart() {
    stop();
    start();
  }

 private:
  static constexpr std::chrono::seconds kMostStart{60};  // five builds may share the machine
  // Ends with its parent: PR_SET_PDEATHSIG is 1, SIGKILL is 9.
  static constexpr std::string_view kRun =
      "import ctypes, os, runpy, sys\n"
      "ctypes.CDLL(None).prctl(1, 9)\n"
      "sys.argv = sys.argv[1:]\n"
      "sys.path.insert(0, os.path.dirname(sys.argv[0]))\n"
      "runpy.run_path(sys.argv[0], run_name='__main__')\n";

  static std::filesystem::path python() {
    const auto found = base::find_program("python3");
    if (!found) throw std::runtime_error("the fakes need python3");
    return *found;
  }
  static std::vector<std::string> environment() {
    std::vector<std::string> kept{"PYTHONDONTWRITEBYTECODE=1"};
    for (const char* name : {"PATH", "HOME", "TMPDIR"})
      if (const char* value = std::getenv(name)) kept.push_back(std::string(name) + "=" + value);
    return kept;
  }

  void start() {
    const std::filesystem::path ready = folder_ / "ready";
    std::filesystem::remove(ready);
    const auto fake = std::filesystem::path(SONGREEL_SOURCE_DIR) / "tests/fakes" / (name_ + ".py");
    const base::FileDescriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    process_ = base::spawn(
        {.words = {python().string(), "-c", std::string(kRun), fake.string(), "--port", port_, "--ready",
                   ready.string(), "--seed", std::to_string(seed_), "--state", (folder_ / "state").string()},
         .environment = environment(),
         .placed = {nothing.get(), nothing.get(), STDERR_FILENO}},
        name_);
    const auto deadline = std::chrono::steady_clock::now() + kMostStart;
    while (!std::filesystem::exists(ready)) {
      int status = 0;
      if (::waitpid(process_, &status, WNOHANG) == process_) {
        process_ = 0;
        throw std::runtime_error(name_ + ".py ended before it was ready");
      }
      if (std::chrono::steady_clock::now() > deadline) {
        stop();
        throw std::runtime_error(name_ + ".py is not ready after a minute");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    std::ifstream(ready) >> base_;
    port_ = base_.substr(base_.rfind(':') + 1);
  }

  boost::json::value control(net::ApiRequest::Method method, std::string_view what,
                             std::string body = {}) const {
    net::ApiRequest request{.method = method, .url = base_ + "/_fake/" + std::string(what)};
    if (!body.empty()) request.headers = {{"Content-Type", "application/json"}};
    request.body = std::move(body);
    const net::ApiReply reply = net::ask(request, base::CancelToken());
    if (!reply.succeeded()) throw std::runtime_error(name_ + ".py: " + reply.body);
    return boost::json::parse(reply.body);
  }

  std::string name_;
  int seed_;
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("songreel-fake-" + base::new_uuid());
  std::string base_, port_ = "0";
  mutable boost::json::value bill_, requests_;
  pid_t process_ = 0;
};

}  // namespace providers::testing_room
