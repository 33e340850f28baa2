#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"

namespace net {

// Which addresses a URL given by a client may reach. Loopback, private, link-local, carrier-grade, multicast,
// metadata and other special addresses (RFC 6890) are refused in every spelling, IPv4-mapped and NAT64
// included.
struct GuardSettings {
  std::vector<std::string>
      allowed_special;  // "127.0.0.1:8080": host:port pairs allowed all the same (tests, own servers)
};

struct FetchRequest {
  std::string url;
  std::filesystem::path out;                // written in place: give a base::PendingFile's path
  std::uint64_t most_bytes = 512ULL << 20;  // after decompression
  std::chrono::seconds most_time{600};
  std::chrono::seconds most_silence{30};
};

struct Fetched {
  std::string final_url;
  std::string content_type;
  std::uint64_t bytes = 0;
};

// Fetches URLs that clients have given. http and https only; no credentials in the URL; redirects are
// followed up to five times, each checked anew; the address is checked when the connection is made, so that a
// name which resolves differently the second time is refused too. Thread-safe.
class Fetcher {
 public:
  explicit Fetcher(GuardSettings guard);

  // Throws Error{kRefusedAddress} for what the guard refuses, Error{kTooLong} over most_bytes,
  // Error{kTimedOut}, Error{kUnreachable} (no such name, refused, TLS, 5xx), Error{kNotFound} (404, 410),
  // Error{kUnreadable} (401, 403).
  Fetched fetch(const FetchRequest& request, base::CancelToken cancel, base::ProgressSink& progress) const;

  // Throws Error{kRefusedAddress} for what is refused without asking the network: scheme, credentials,
  // spelling, literal addresses.
  static void check_url(const std::string& url);
  // The same, but lets through what this fetcher's guard allows.
  void check(const std::string& url) const;

 private:
  GuardSettings guard_;
};

// The URL without user, password and query values, for logs.
std::string redacted_url(const std::string& url);

}  // namespace net
