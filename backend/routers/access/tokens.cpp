#include "routers/access/tokens.h"

#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace access_control {
namespace {

constexpr std::string_view kLink = "songreel link";
constexpr std::string_view kSession = "songreel session";

std::int64_t seconds_of(Tokens::Time time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

bool is_past(std::string_view expires, Tokens::Time now) {
  std::int64_t seconds = 0;
  const char* end = expires.data() + expires.size();
  const auto [stop, error] = std::from_chars(expires.data(), end, seconds);
  return error != std::errc{} || stop != end || seconds <= seconds_of(now);
}

std::string_view view_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

Tokens::Tokens(std::string secret) : secret_(std::move(secret)) {}

Digest Tokens::sign(std::string_view purpose, std::string_view expires, std::string_view subject) const {
  return hmac_sha256(secret_, fmt::format("{}\n{}\n{}", purpose, expires, subject));
}

std::string Tokens::link(std::string_view path, Time expires) const {
  const std::string seconds = std::to_string(seconds_of(expires));
  return fmt::format("expires={}&signature={}", seconds, base64url(sign(kLink, seconds, path)));
}

bool Tokens::link_opens(std::string_view path, std::string_view expires, std::string_view signature,
                        Time now) const {
  const auto presented = digest_from_base64url(signature);
  return presented && same(*presented, sign(kLink, expires, path)) && !is_past(expires, now);
}

std::string Tokens::session(const Digest& key, Time expires) const {
  const std::string seconds = std::to_string(seconds_of(expires));
  return fmt::format("{}.{}", seconds, base64url(sign(kSession, seconds, view_of(key))));
}

bool Tokens::session_is_open(std::string_view value, const std::vector<Digest>& keys, Time now) const {
  const std::size_t dot = value.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view expires = value.substr(0, dot);
  const auto presented = digest_from_base64url(value.substr(dot + 1));
  if (!presented || is_past(expires, now)) return false;
  bool found = false;
  for (const Digest& key : keys) found |= same(*presented, sign(kSession, expires, view_of(key)));
  return found;
}

std::string Tokens::cookie_name() const {
  return "songreel_" + base64url(sign("songreel cookie", "", "")).substr(0, 8);
}

}  // namespace access_control
