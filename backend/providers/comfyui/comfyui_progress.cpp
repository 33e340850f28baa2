#include "providers/comfyui/comfyui_progress.h"

#include <chrono>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace providers {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr milliseconds kMostConnecting{3000};
constexpr int kMostSteps = 10'000;              // at once, should a server never stop talking
constexpr std::size_t kMostMessage = 8U << 20;  // bytes; previews are pictures

// Of an address "http://host:port/path".
struct WebSocketPlace {
  std::string host, port, path;
  std::string authority;  // for the Host header
};

std::optional<WebSocketPlace> websocket_place(const std::string& base_url) {
  constexpr std::string_view kScheme = "http://";
  if (!base_url.starts_with(kScheme)) return std::nullopt;
  const std::size_t slash = base_url.find('/', kScheme.size());
  WebSocketPlace place;
  place.authority =
      base_url.substr(kScheme.size(), slash == std::string::npos ? slash : slash - kScheme.size());
  place.path = slash == std::string::npos ? "" : base_url.substr(slash);
  if (place.authority.find('@') != std::string::npos) return std::nullopt;
  const std::size_t bracket = place.authority.find(']');
  const std::size_t colon = place.authority.find(':', bracket == std::string::npos ? 0 : bracket);
  place.host = place.authority.substr(0, colon);
  place.port = colon == std::string::npos ? "80" : place.authority.substr(colon + 1);
  if (bracket != std::string::npos) place.host = place.host.substr(1, bracket - 1);
  return place;
}

}  // namespace

// The connection. Its steps are started in `open` and carried on whenever `run` lets them.
class ComfyuiProgress::Line {
 public:
  explicit Line(ComfyuiTally& tally) : tally_(tally), resolver_(context_), socket_(context_) {
    socket_.read_message_max(kMostMessage);
  }

  void open(const WebSocketPlace& place, const std::string& client_id) {
    authority_ = place.authority;
    target_ = place.path + "/ws?clientId=" + client_id;
    resolver_.async_resolve(place.host, place.port,
                            [this](error_code error, const asio::ip::tcp::resolver::results_type& found) {
                              if (error) return over();
                              connect(found);
                            });
    const auto end = std::chrono::steady_clock::now() + kMostConnecting;
    while (is_opening() && std::chrono::steady_clock::now() < end) {
      if (context_.run_one_until(end) == 0) break;
    }
    if (!is_open_) over();
  }

  // Whatever can be done without waiting.
  void run() {
    if (is_over_) return;
    context_.restart();
    for (int steps = 0; steps < kMostSteps && context_.poll_one() > 0; ++steps) {
    }
  }

  bool is_open() const { return is_open_ && !is_over_; }

 private:
  bool is_opening() const { return !is_open_ && !is_over_; }

  void over() { is_over_ = true; }

  void connect(const asio::ip::tcp::resolver::results_type& found) {
    beast::get_lowest_layer(socket_).async_connect(
        found, [this](error_code error, const asio::ip::tcp::resolver::results_type::endpoint_type&) {
          if (error) return over();
          shake_hands();
        });
  }

  void shake_hands() {
    socket_.async_handshake(authority_, target_, [this](error_code error) {
      if (error) return over();
      is_open_ = true;
      read();
    });
  }

  void read() {
    socket_.async_read(buffer_, [this](error_code error, std::size_t) {
      if (error) return over();
      if (socket_.got_text()) {
        const auto data = buffer_.cdata();
        tally_.hear({static_cast<const char*>(data.data()), data.size()});
      }
      buffer_.consume(buffer_.size());
      read();
    });
  }

  ComfyuiTally& tally_;
  asio::io_context context_{1};
  asio::ip::tcp::resolver resolver_;
  beast::websocket::stream<beast::tcp_stream> socket_;
  beast::flat_buffer buffer_;
  std::string authority_, target_;
  bool is_open_ = false;
  bool is_over_ = false;
};

ComfyuiProgress::ComfyuiProgress(const std::string& base_url, const std::string& client_id,
                                 ComfyuiTally tally)
    : tally_(std::move(tally)) {
  const auto place = websocket_place(base_url);
  if (!place) return;
  try {
    line_ = std::make_unique<Line>(tally_);
    line_->open(*place, client_id);
  } catch (const std::exception&) {
    line_.reset();  // out of descriptors, say: then there is no progress to tell
  }
}

ComfyuiProgress::~ComfyuiProgress() = default;

std::optional<double> ComfyuiProgress::heard() {
  try {
    if (line_) line_->run();
  } catch (const std::exception&) {
    line_.reset();
  }
  return tally_.progress();
}

bool ComfyuiProgress::is_connected() const {
  return line_ && line_->is_open();
}

}  // namespace providers
