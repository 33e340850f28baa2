#pragma once

#include <atomic>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "routers/http/event_turns.h"
#include "routers/http/loop.h"
#include "routers/http/request_ids.h"
#include "routers/http/routing.h"
#include "routers/http/server.h"
#include "routers/http/worker_pool.h"

namespace http {

class Session;
class EventChannel;

// What all connections of one server share. Event loop only, but for the pool, the door, the turns and the
// counters.
struct Context {
  Context(ServerSettings its_settings, std::vector<Route> its_routes, Policy& its_policy, base::Log& its_log)
      : settings(std::move(its_settings)), routes(std::move(its_routes)), policy(its_policy), log(its_log) {}

  const ServerSettings settings;
  const RouteTable routes;
  Policy& policy;
  base::Log& log;
  RequestIds ids;
  std::string date;  // of the current second
  bool draining = false;
  std::list<Session*> sessions;
  std::list<EventChannel*> channels;
  std::unordered_map<std::string, int> per_address;

  std::atomic<int> connections{0};
  std::atomic<int> event_streams{0};
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::size_t> body_memory{0};  // of all bodies
  std::mutex empty_mutex;
  std::condition_variable became_empty;

  WorkerPool pool{settings.pool_threads};
  // Last, so it goes first: with it go the connections that wait in it, which use all of the above.
  asio::io_context loop{1};
  const std::shared_ptr<Door> door = std::make_shared<Door>(loop);
  const std::shared_ptr<EventTurns> turns = std::make_shared<EventTurns>(door);
};

// One place among the connections. Moves with the socket.
class ConnectionTicket {
 public:
  ConnectionTicket(Context& context, std::string address);
  ~ConnectionTicket();
  ConnectionTicket(const ConnectionTicket&) = delete;
  ConnectionTicket& operator=(const ConnectionTicket&) = delete;

  // Whether one more from there is within the limits.
  static bool available(const Context& context, const std::string& address, bool loopback);
  const std::string& address() const { return address_; }

 private:
  Context& context_;
  std::string address_;
};

}  // namespace http
