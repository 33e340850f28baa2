#include "routers/http/listener.h"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "routers/http/reply_head.h"
#include "routers/http/session.h"

namespace http {
namespace {

// After an error of accept that lasts, such as too many open files: the connection waits in the kernel, and
// asking for it at once would only burn time.
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr auto kBetweenWarnings = std::chrono::seconds(60);
constexpr int kBacklog = 4096;

asio::ip::address address_of(const std::string& text) {
  boost::system::error_code failed;
  auto address = asio::ip::make_address(text == "localhost" ? "127.0.0.1" : text, failed);
  if (!failed) return address;
  throw base::Error(base::ErrorKind::kUsage,
                    fmt::format("\"{}\" is no address to listen on; give one such as 127.0.0.1", text));
}

[[noreturn]] void fail_to_listen(const ServerSettings& settings, const boost::system::error_code& failed) {
  if (failed == asio::error::address_in_use) {
    throw base::Error(base::ErrorKind::kConflict,
                      fmt::format("port {} is taken by another program; choose another", settings.port));
  }
  throw base::Error(base::ErrorKind::kUsage, fmt::format("could not listen on {}, port {}: {}",
                                                         settings.address, settings.port, failed.message()));
}

asio::ip::address plain_address(const asio::ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

bool comes_from_the_client(const boost::system::error_code& failed) {
  return failed == asio::error::connection_aborted || failed == asio::error::connection_reset;
}

}  // namespace

Listener::Listener(Context& context) : context_(context), acceptor_(context.loop), pause_(context.loop) {
  const asio::ip::tcp::endpoint endpoint(address_of(context.settings.address), context.settings.port);
  boost::system::error_code failed;
  const auto check = [&] {
    if (failed) fail_to_listen(context.settings, failed);
  };
  acceptor_.open(endpoint.protocol(), failed);
  check();
  acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
  acceptor_.bind(endpoint, failed);
  check();
  acceptor_.listen(kBacklog, failed);
  check();
  port_ = acceptor_.local_endpoint().port();
}

void Listener::start() {
  auto running = accept_all();
  asio::co_spawn(context_.loop, std::move(running), asio::detached);
}

void Listener::stop() {
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  pause_.cancel();
}

asio::awaitable<void> Listener::accept_all() {
  while (acceptor_.is_open()) {
    asio::ip::tcp::endpoint peer;
    auto [failed, socket] = co_await acceptor_.async_accept(peer, kAsTuple);
    if (!failed) {
      admit(std::move(socket), peer);
    } else if (acceptor_.is_open() && !comes_from_the_client(failed)) {
      co_await pause_after(failed);
    }
  }
}

asio::awaitable<void> Listener::pause_after(const boost::system::error_code& failed) {
  const Moment now = std::chrono::steady_clock::now();
  if (now - last_warning_ > kBetweenWarnings) {
    last_warning_ = now;
    context_.log.warning("accept_failed", {{"why", failed.message()}});
  }
  pause_.expires_after(kPause);
  co_await pause_.async_wait(kAsTuple);
}

void Listener::admit(asio::ip::tcp::socket socket, const asio::ip::tcp::endpoint& peer) {
  const asio::ip::address address = plain_address(peer.address());
  std::string text = address.to_string();
  if (!ConnectionTicket::available(context_, text, address.is_loopback())) {
    return turn_away(std::move(socket), text);
  }
  auto ticket = std::make_unique<ConnectionTicket>(context_, std::move(text));
  std::make_shared<Session>(context_, std::move(socket), std::move(ticket))->start();
}

// Tells one too many so in a single write that does not wait.
void Listener::turn_away(asio::ip::tcp::socket socket, const std::string& address) {
  Request request;
  request.peer = address;
  request.id = context_.ids.next();
  Response response =
      context_.policy.on_status(request, 503, "Too many connections are open; try again later.");
  context_.policy.finish(request, response.status, response.headers);
  if (!has_header(response.headers, "X-Request-ID")) response.headers.push_back({"X-Request-ID", request.id});
  say_when_to_come_back(response.headers);
  std::string text;
  append_head({.status = response.status,
               .content_type = response.content_type,
               .headers = response.headers,
               .length = response.body.size(),
               .closes = true,
               .date = context_.date},
              text);
  text += response.body;
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(asio::socket_base::shutdown_send, ignored);
  char waste[2048];  // what came already; a socket that is closed with bytes unread takes its reply back
  socket.read_some(asio::buffer(waste), ignored);
  context_.policy.completed(request, "", response.status, std::chrono::nanoseconds(0));
}

}  // namespace http
