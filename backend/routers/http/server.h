#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "routers/http/message.h"

namespace http {

enum class BodyKind { kNone, kText, kFile };
// Where a handler runs. On the event loop only what never waits and takes microseconds.
enum class RunsOn { kPool, kEventLoop };

struct Route {
  Method method = Method::kGet;
  std::string pattern;                          // "/api/jobs/{id}"; a last "{path...}" takes all that follows
  std::function<Reply(const Request&)> handle;  // may throw: `Policy::on_error` makes the answer
  BodyKind body = BodyKind::kNone;
  std::uint64_t most_body_bytes = 0;
  RunsOn runs_on = RunsOn::kPool;
  bool answers_head = true;  // GET routes answer HEAD too
};

// What is decided about requests outside the routes. All calls on the event loop, so they never wait;
// thread-safe.
class Policy {
 public:
  virtual ~Policy() = default;
  // Before the body is read, once the head is known to be well-formed. An answer here ends the request.
  virtual std::optional<Response> refuse(const Request& head, const Route* route) = 0;
  // Adds headers (CORS, security) to every reply, errors and streams included.
  virtual void finish(const Request& request, int status, std::vector<Header>& headers) = 0;
  // The answer for a status that the server itself gives: 400, 404, 405, 408, 413, 421, 431, 501, 503 …
  virtual Response on_status(const Request& request, int status, const std::string& why) = 0;
  // The answer for what a handler has thrown.
  virtual Response on_error(const Request& request, std::exception_ptr error) = 0;
  // After each reply, for the log and the counters. `route` is the pattern or "". Of an event stream: once
  // its head was sent. Status 499 stands for a client that left before its reply was there.
  virtual void completed(const Request& request, const std::string& route, int status,
                         std::chrono::nanoseconds took) = 0;
};

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8000;  // 0: any free one
  int pool_threads = 8;
  int most_connections = 10'000;
  int most_connections_per_address = 8'000;  // of loopback: no limit of its own
  int most_event_streams = 6'000;
  std::uint64_t most_head_bytes = 32 << 10;
  // What all bodies may hold of the memory, those on their way into files included: sixteen of the largest
  // that any address takes, or hundreds of uploads at once. Besides it, each connection has a small buffer of
  // its own.
  std::size_t most_body_memory = 256 << 20;
  std::chrono::milliseconds head_deadline{15'000};  // from the first byte wanted to the whole head
  std::chrono::milliseconds body_deadline{
      30'000};  // for bodies in memory; files: this plus a second for 64 KiB
  std::chrono::milliseconds idle_deadline{60'000};  // keep-alive without a request
  std::chrono::milliseconds write_stall{60'000};    // a client that does not take its answer
  std::filesystem::path upload_folder;              // on the same file system as where uploads end up
  std::chrono::milliseconds heartbeat{15'000};      // of event streams
  // What a stream's client may leave unread before it is given up.
  std::size_t most_waiting_events = 256;
  std::size_t most_waiting_event_bytes = 256 << 10;
};

// HTTP/1.1 with keep-alive and pipelining. Owns its event loop thread and its pool.
class Server {
 public:
  Server(ServerSettings settings, std::vector<Route> routes, Policy& policy, base::Log& log);
  // Stops at once.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens, once what a killed server left in the upload folder was removed. Throws Error{kConflict} when
  // the port is taken, Error{kUsage} for an address that is none, Error{kUnwritable, kDiskFull} for the
  // upload folder.
  void start();
  std::uint16_t port() const;  // the real one, once started
  // Stops accepting and waits for open requests until `patience` is over; streams are closed.
  void drain(std::chrono::milliseconds patience);

  struct Counters {
    int connections = 0;
    int event_streams = 0;
    std::uint64_t requests = 0;
    std::size_t body_memory = 0;  // in bytes
  };
  Counters counters() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace http
