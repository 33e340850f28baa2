#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "routers/http/message.h"

// Not plain "access": that is a function of POSIX.
namespace access_control {

struct AccessSettings {
  std::vector<std::string> keys;  // API_KEY: plain, or "hash:<sha256 hex>"; empty: no key is asked for
  std::vector<std::string>
      allowed_hosts;  // besides the loopback names: "studio.example", "studio.example:8443"
  std::vector<std::string> cors_origins;  // exact: "http://localhost:3000"
  std::string secret;  // 32 random bytes of this data folder: signs cookies and media URLs; only with keys
  std::uint16_t port = 8000;  // the one that Host may name
  std::chrono::seconds link_lifetime{6 * 3600};
  std::chrono::seconds login_lifetime{30 * 24 * 3600};
  int most_failures =
      10;  // wrong keys from one address in a minute before 429; what then still opens: guess_limit.h
};

// Who may ask what, from where. Thread-safe and never waits. The constructor throws Error{kUsage} for
// settings that cannot be meant: a host or an origin that is none ("*" too), a "hash:" without 64 hex digits.
class Access {
 public:
  Access(AccessSettings settings, const base::Clock& clock);
  ~Access();

  // The port that loopback names in Host must carry, once the server knows it (--port 0).
  void set_port(std::uint16_t port);

  // Whether keys are on.
  bool needs_key() const;

  // The answer that refuses this request, or nothing. In this order: Host not allowed (421) · preflight
  // (answered here, 200/400) · foreign Origin or Sec-Fetch-Site on a write (403) · paths below /api/ without
  // a valid key, cookie or, for GET and HEAD of media, signature (401, flat body of the contract; 429 with
  // Retry-After after repeated failures).
  std::optional<http::Response> refuse(const http::Request& head);

  // Adds CORS and security headers (nosniff, Referrer-Policy, CSP for HTML, frame-ancestors, CORP).
  void finish(const http::Request& request, int status, std::vector<http::Header>& headers) const;

  // "/api/mv/get_video/<id>" → the same with "?expires=…&signature=…" when keys are on, else as it is.
  std::string signed_url(const std::string& path) const;

  // Browsers: POST /api/login {"key": "…"} sets the cookie, POST /api/logout takes it away.
  http::Response log_in(const http::Request& request, const std::string& key);
  http::Response log_out(const http::Request& request) const;

  // The target without the values of api_key and signature, for logs.
  static std::string redacted(const std::string& target);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace access_control
