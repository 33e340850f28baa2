#include "routers/http/server.h"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <thread>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "base/file.h"
#include "routers/http/event_channel.h"
#include "routers/http/http_date.h"
#include "routers/http/listener.h"
#include "routers/http/session.h"

namespace http {
namespace {

// A client that has left is an error of its own connection. sendfile has no MSG_NOSIGNAL: without this, the
// first one that leaves in the middle of a film would end the program.
void block_broken_pipes() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// Deadlines are looked at so often; with short ones, as tests have them, more often.
std::chrono::milliseconds tick_of(const ServerSettings& settings) {
  const auto shortest = std::min({settings.head_deadline, settings.body_deadline, settings.idle_deadline,
                                  settings.write_stall, settings.heartbeat});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

}  // namespace

struct Server::State {
  State(ServerSettings settings, std::vector<Route> routes, Policy& policy, base::Log& log)
      : context(std::move(settings), std::move(routes), policy, log) {}

  asio::awaitable<void> tick_for_ever();
  void tick();
  void begin_drain();

  Context context;
  std::unique_ptr<Listener> listener;
  std::thread thread;
};

asio::awaitable<void> Server::State::tick_for_ever() {
  asio::steady_timer timer(context.loop);
  const auto period = tick_of(context.settings);
  while (true) {
    tick();
    timer.expires_after(period);
    co_await timer.async_wait(kAsTuple);
  }
}

void Server::State::tick() {
  context.date = http_date(std::time(nullptr));
  const Moment now = std::chrono::steady_clock::now();
  for (Session* session : context.sessions) session->check_deadline(now);
  for (EventChannel* channel : context.channels) channel->tick(now);
}

void Server::State::begin_drain() {
  context.draining = true;
  listener->stop();
  for (Session* session : context.sessions) session->drain();
  for (EventChannel* channel : context.channels) channel->drain();
}

Server::Server(ServerSettings settings, std::vector<Route> routes, Policy& policy, base::Log& log)
    : state_(std::make_unique<State>(std::move(settings), std::move(routes), policy, log)) {}

Server::~Server() {
  state_->context.door->shut();
  state_->context.loop.stop();
  if (state_->thread.joinable()) state_->thread.join();
  state_->context.pool.stop();
}

void Server::start() {
  State& state = *state_;
  const std::filesystem::path& uploads = state.context.settings.upload_folder;
  // Any writer there removes first what a killed one has left; this one writes nothing.
  if (!uploads.empty()) const base::PendingFile sweeping(uploads / "uploads");
  state.listener = std::make_unique<Listener>(state.context);
  state.listener->start();
  auto ticking = state.tick_for_ever();
  asio::co_spawn(state.context.loop, std::move(ticking), asio::detached);
  state.thread = std::thread([&state] {
    block_broken_pipes();
    state.context.loop.run();
  });
}

std::uint16_t Server::port() const {
  return state_->listener ? state_->listener->port() : 0;
}

void Server::drain(std::chrono::milliseconds patience) {
  State& state = *state_;
  if (!state.thread.joinable()) return;
  state.context.door->post([&state] { state.begin_drain(); });
  std::unique_lock lock(state.context.empty_mutex);
  state.context.became_empty.wait_for(lock, patience, [&state] { return state.context.connections == 0; });
}

Server::Counters Server::counters() const {
  const Context& context = state_->context;
  return {.connections = context.connections,
          .event_streams = context.event_streams,
          .requests = context.requests,
          .body_memory = context.body_memory};
}

}  // namespace http
