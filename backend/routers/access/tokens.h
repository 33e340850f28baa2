#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "routers/access/digest.h"

namespace access_control {

// What this server has signed itself: "<seconds since 1970>" and an HMAC over it, its purpose and its
// subject. A token of one purpose is worth nothing for the other.
class Tokens {
 public:
  using Time = std::chrono::system_clock::time_point;

  explicit Tokens(std::string secret);

  // "expires=1767225600&signature=…" for one path. GET and HEAD only; the holder sees this one file and no
  // more.
  std::string link(std::string_view path, Time expires) const;
  bool link_opens(std::string_view path, std::string_view expires, std::string_view signature,
                  Time now) const;

  // The cookie's value. It is bound to the key that it was given for: without that key in the list it is
  // void.
  std::string session(const Digest& key, Time expires) const;
  bool session_is_open(std::string_view value, const std::vector<Digest>& keys, Time now) const;

  // A name of this data folder's own, because cookies do not know ports: two studios on one machine share
  // localhost.
  std::string cookie_name() const;

 private:
  Digest sign(std::string_view purpose, std::string_view expires, std::string_view subject) const;

  std::string secret_;
};

}  // namespace access_control
