#include "net/transfer.h"

#include <arpa/inet.h>
#include <cstddef>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

#include <fmt/format.h>

#include "base/error.h"
#include "net/curl_transfer.h"

namespace net {
using base::Error;
using base::ErrorKind;
using std::chrono::steady_clock;
namespace {

std::string text(const char* value) {
  return value != nullptr ? value : "";
}

std::uint16_t port_of(const sockaddr& socket) {
  std::uint16_t port = 0;  // it stands at the same place in both families
  std::memcpy(&port, reinterpret_cast<const char*>(&socket) + offsetof(sockaddr_in, sin_port), sizeof port);
  return ntohs(port);
}

}  // namespace

Transfer::~Transfer() {
  curl_multi_remove_handle(multi_.get(), easy_.get());
}

Transfer::Transfer(const Guard& guard, const Link& link, const TransferLimits& limits, int out)
    : guard_(guard),
      link_(link),
      limits_(limits),
      out_(out),
      easy_(curl_easy_init()),
      multi_(curl_multi_init()),
      last_heard_(steady_clock::now()) {
  if (!easy_ || !multi_) throw Error(ErrorKind::kInternal, "no memory for a connection");
  configure();
}

void Transfer::configure() {
  CURL* easy = easy_.get();
  curl_set(easy, CURLOPT_URL, link_.url.c_str());
  configure_http(easy);
  // Told too much beforehand, it does not begin.
  curl_set(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.most_bytes));
  // Through a proxy of the environment we would only see the proxy's address, never the server's.
  curl_set(easy, CURLOPT_PROXY, "");
  curl_set(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  curl_set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
  curl_set(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  curl_set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
  curl_set(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  curl_set(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
}

Answer Transfer::run(const base::CancelToken& cancel, base::ProgressSink& progress) {
  const CURLcode code = run_transfer(multi_.get(), easy_.get(), [&] {
    cancel.check();
    check_clock();
    report_download(easy_.get(), progress);
  });
  report_download(easy_.get(), progress);
  if (code != CURLE_OK && !seen_enough_) throw failure(code);
  return answer();
}

void Transfer::check_clock() const {
  const steady_clock::time_point now = steady_clock::now();
  if (now > limits_.deadline) {
    throw Error(ErrorKind::kTimedOut, fmt::format("{} takes too long; try again later", link_.host));
  }
  if (now - last_heard_ > limits_.most_silence) {
    throw Error(ErrorKind::kTimedOut, fmt::format("{} does not answer; try again later", link_.host));
  }
}

Error Transfer::failure(CURLcode code) const {
  const std::string details = curl_easy_strerror(code);
  if (write_error_ != 0) return base::file_error("write", "what is fetched", write_error_);
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED) {
    return {ErrorKind::kTooLong, fmt::format("what {} sends is larger than {} MiB; fetch something smaller",
                                             link_.host, limits_.most_bytes >> 20)};
  }
  if (!refused_.empty()) {
    return {
        ErrorKind::kRefusedAddress,
        fmt::format("{} leads to an address that is not public; only public ones are fetched", link_.host),
        refused_};
  }
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {ErrorKind::kUnreachable, fmt::format("there is no host named {}; check the link", link_.host),
              details};
    case CURLE_COULDNT_CONNECT:
      return {
          ErrorKind::kUnreachable,
          fmt::format("{} does not take our call; check the link or try again later", link_.host_and_port()),
          details};
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      return {ErrorKind::kUnreachable,
              fmt::format("{} cannot prove who it is; nothing was fetched", link_.host), details};
    case CURLE_BAD_CONTENT_ENCODING:
      return {ErrorKind::kUnreachable, fmt::format("{} sends damaged data; try again later", link_.host),
              details};
    case CURLE_OUT_OF_MEMORY:
      return {ErrorKind::kInternal, "not enough memory to fetch the link", details};
    default:
      return {ErrorKind::kUnreachable, fmt::format("the connection to {} broke; try again later", link_.host),
              details};
  }
}

Answer Transfer::answer() const {
  curl_header* location = nullptr;
  curl_easy_header(easy_.get(), "Location", 0, CURLH_HEADER, -1, &location);
  return {.status = curl_info<long>(easy_.get(), CURLINFO_RESPONSE_CODE),
          .redirect = location != nullptr ? resolved(link_, location->value) : "",
          .content_type = text(curl_info<char*>(easy_.get(), CURLINFO_CONTENT_TYPE)),
          .bytes = bytes_};
}

bool Transfer::write(std::string_view data) {
  last_heard_ = steady_clock::now();
  if (!has_succeeded(easy_.get())) {
    seen_enough_ = true;
    return false;
  }
  if (data.size() > limits_.most_bytes - bytes_) {
    too_large_ = true;
    return false;
  }
  bytes_ += data.size();
  write_error_ = write_all(out_, data);
  return write_error_ == 0;
}

bool Transfer::may_connect(const sockaddr& target) {
  const std::optional<Address> address = address_of(target);
  if (address && guard_.may_connect(link_, *address, port_of(target))) return true;
  refused_ = address ? to_string(*address) : "an address of an unknown family";
  return false;
}

std::size_t Transfer::on_body(char* data, std::size_t one, std::size_t size, void* self) {
  return static_cast<Transfer*>(self)->write({data, one * size}) ? one * size : 0;
}

std::size_t Transfer::on_header(char*, std::size_t one, std::size_t size, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.last_heard_ = steady_clock::now();
  transfer.header_bytes_ += one * size;
  return transfer.header_bytes_ <= kMostHeaderBytes ? one * size : 0;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* target) {
  if (!static_cast<Transfer*>(self)->may_connect(target->addr)) return CURL_SOCKET_BAD;
  return ::socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

}  // namespace net
