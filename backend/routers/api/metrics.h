#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "jobs/queue.h"
#include "routers/http/server.h"

namespace api {

// Counters for Prometheus. Thread-safe; counting never waits for a reader.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // `route`: the pattern, so that ids do not make series of their own; "" for none.
  void count_request(const std::string& method, const std::string& route, int status,
                     std::chrono::nanoseconds took);

  // The text exposition format, with the jobs and connections as they are now.
  std::string text(jobs::Queue& queue, const http::Server::Counters& connections);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace api
