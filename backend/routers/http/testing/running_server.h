#pragma once

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/id.h"
#include "base/log.h"
#include "routers/http/server.h"
#include "routers/http/testing/raw_client.h"

namespace http {

// The simplest policy: plain text for what the server says itself; X-Finished shows that `finish` saw a
// reply.
class PlainPolicy : public Policy {
 public:
  std::optional<Response> refuse(const Request& head, const Route*) override {
    if (head.header("X-Refuse"))
      return Response{.status = 403, .content_type = "text/plain", .body = "refused"};
    return std::nullopt;
  }
  void finish(const Request&, int, std::vector<Header>& headers) override {
    headers.push_back({"X-Finished", "yes"});
  }
  Response on_status(const Request&, int status, const std::string& why) override {
    return {.status = status, .content_type = "text/plain", .body = why};
  }
  Response on_error(const Request&, std::exception_ptr error) override {
    try {
      std::rethrow_exception(error);
    } catch (const base::Error& known) {
      const int status = known.kind() == base::ErrorKind::kDiskFull ? 507 : 500;
      return {.status = status, .content_type = "text/plain", .body = known.message()};
    } catch (const std::exception& other) {
      return {.status = 500, .content_type = "text/plain", .body = other.what()};
    }
  }
  void completed(const Request&, const std::string& route, int status, std::chrono::nanoseconds) override {
    const std::lock_guard lock(mutex_);
    completed_.emplace_back(route, status);
    changed_.notify_all();
  }

  // Waits until so many replies were completed; false after 20 s.
  bool wait_for_completed(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return completed_.size() >= count; });
  }
  std::vector<std::pair<std::string, int>> completed_replies() {
    const std::lock_guard lock(mutex_);
    return completed_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::pair<std::string, int>> completed_;
};

// Something that tests wait for and any thread can say.
class Latch {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  bool wait() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

inline Response text_response(std::string body) {
  return {.content_type = "text/plain", .body = std::move(body)};
}

// A server on a free port with a folder of its own, gone with the test.
class RunningServer : public testing::Test {
 protected:
  RunningServer() {
    std::filesystem::create_directories(folder_);
    settings_.port = 0;
    settings_.pool_threads = 4;
    settings_.upload_folder = folder_;
  }
  ~RunningServer() override {
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  void get(const std::string& pattern, std::function<Reply(const Request&)> handle,
           RunsOn where = RunsOn::kPool) {
    routes_.push_back(
        {.method = Method::kGet, .pattern = pattern, .handle = std::move(handle), .runs_on = where});
  }
  void take(Method method, const std::string& pattern, BodyKind body, std::uint64_t most,
            std::function<Reply(const Request&)> handle) {
    routes_.push_back({.method = method,
                       .pattern = pattern,
                       .handle = std::move(handle),
                       .body = body,
                       .most_body_bytes = most});
  }
  void start() {
    server_ = std::make_unique<Server>(settings_, routes_, policy_, log_);
    server_->start();
  }

  // One request on a connection of its own.
  std::optional<RawReply> ask(const std::string& request, bool head = false) {
    RawClient client(server_->port());
    client.send(request);
    return client.read_reply(head);
  }
  std::optional<RawReply> ask_for(const std::string& target, const std::string& more_headers = {}) {
    return ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more_headers + "\r\n");
  }
  std::size_t files_in_folder() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator()));
  }
  std::filesystem::path write_file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("songreel-http-" + base::new_uuid());
  ServerSettings settings_;
  std::vector<Route> routes_;
  PlainPolicy policy_;
  base::NoLog log_;
  std::unique_ptr<Server> server_;
};

}  // namespace http
