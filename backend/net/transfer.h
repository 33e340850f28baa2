#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/cancel.h"
#include "base/error.h"
#include "base/progress.h"
#include "net/curl_handles.h"
#include "net/guard.h"

namespace net {

struct TransferLimits {
  std::uint64_t most_bytes = 0;
  std::chrono::steady_clock::time_point deadline;
  std::chrono::steady_clock::duration most_silence{};
};

struct Answer {
  long status = 0;
  std::string redirect;  // the link that it leads on to, made absolute; "" where it does not
  std::string content_type;
  std::uint64_t bytes = 0;
};

// One GET. What an answer of success brings goes to `out`; of every other answer only the head is read. One
// thread.
class Transfer {
 public:
  Transfer(const Guard& guard, const Link& link, const TransferLimits& limits, int out);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // Throws what Fetcher::fetch says about connections, sizes and times.
  Answer run(const base::CancelToken& cancel, base::ProgressSink& progress);

 private:
  void configure();
  void check_clock() const;
  base::Error failure(CURLcode code) const;
  Answer answer() const;
  bool write(std::string_view data);
  bool may_connect(const sockaddr& target);

  static std::size_t on_body(char* data, std::size_t one, std::size_t size, void* self);
  static std::size_t on_header(char* data, std::size_t one, std::size_t size, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* target);

  const Guard& guard_;
  const Link& link_;
  const TransferLimits& limits_;
  int out_;
  CurlEasy easy_;
  CurlMulti multi_;
  std::chrono::steady_clock::time_point last_heard_;
  std::string refused_;  // the address that was not connected to
  std::uint64_t bytes_ = 0;
  std::size_t header_bytes_ = 0;
  int write_error_ = 0;
  bool too_large_ = false;
  bool seen_enough_ = false;
};

}  // namespace net
