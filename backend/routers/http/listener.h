#pragma once

#include <cstdint>

#include <boost/asio/ip/tcp.hpp>

#include "routers/http/connection.h"
#include "routers/http/context.h"

namespace http {

// Takes connections and starts a session for each. Event loop only, but for the constructor.
class Listener {
 public:
  // Throws Error{kConflict} for a taken port, Error{kUsage} for an address that is none.
  explicit Listener(Context& context);

  void start();
  void stop();
  std::uint16_t port() const { return port_; }

 private:
  asio::awaitable<void> accept_all();
  asio::awaitable<void> pause_after(const boost::system::error_code& failed);
  void admit(asio::ip::tcp::socket socket, const asio::ip::tcp::endpoint& peer);
  void turn_away(asio::ip::tcp::socket socket, const std::string& address);

  Context& context_;
  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  Moment last_warning_{};
  std::uint16_t port_ = 0;
};

}  // namespace http
