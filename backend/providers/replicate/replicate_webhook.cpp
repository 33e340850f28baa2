#include "providers/replicate/replicate_webhook.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/base64.h"
#include "base/hash.h"
#include "mv/loose_json.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr std::string_view kSecretPrefix = "whsec_";
constexpr std::string_view kSignaturePrefix = "v1,";
constexpr std::chrono::seconds kMostSkew{300};  // as the scheme's own libraries allow
constexpr std::size_t kBlockBytes = 64;         // of SHA-256
constexpr std::size_t kSignatureBytes = 32;

std::optional<std::chrono::system_clock::time_point> time_of_stamp(std::string_view text) {
  std::int64_t seconds = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, seconds);
  // Beyond the year 10000 the clock's own count would overflow.
  if (fault != std::errc() || stop != end || seconds < 0 || seconds > 253'402'300'800) return std::nullopt;
  return std::chrono::system_clock::time_point(std::chrono::seconds(seconds));
}

std::string sha256_of(std::string_view head, std::string_view rest) {
  base::ContentHash hash;
  hash.add_raw(std::as_bytes(std::span(head.data(), head.size())));
  hash.add_raw(std::as_bytes(std::span(rest.data(), rest.size())));
  const std::string digits = hash.hex();
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return bytes;
}

std::string padded_key(const std::string& key, unsigned char pad) {
  std::string padded = key;
  padded.resize(kBlockBytes, '\0');
  for (char& byte : padded) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ pad);
  return padded;
}

// HMAC-SHA256 (RFC 2104).
std::string signature_bytes(std::string key, std::string_view text) {
  if (key.size() > kBlockBytes) key = sha256_of(key, "");
  return sha256_of(padded_key(key, 0x5c), sha256_of(padded_key(key, 0x36), text));
}

// In the same time wherever they differ, so that nobody finds a signature byte by byte.
bool is_same(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned int difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
  return difference == 0;
}

// Those of the scheme among all that are given.
std::vector<std::string> signatures_in(std::string_view header) {
  std::vector<std::string> signatures;
  while (!header.empty()) {
    const std::string_view one = header.substr(0, header.find(' '));
    header.remove_prefix(std::min(one.size() + 1, header.size()));
    if (!one.starts_with(kSignaturePrefix)) continue;
    auto bytes = base::from_base64(one.substr(kSignaturePrefix.size()));
    if (bytes && bytes->size() == kSignatureBytes) signatures.push_back(*std::move(bytes));
  }
  return signatures;
}

}  // namespace

std::optional<WebhookVerdict> fault_of(const WebhookHeaders& headers,
                                       std::chrono::system_clock::time_point now) {
  const auto sent = time_of_stamp(headers.timestamp);
  if (headers.id.empty() || headers.signature.empty() || !sent) return WebhookVerdict::kIncomplete;
  if (*sent > now + kMostSkew || *sent < now - kMostSkew) return WebhookVerdict::kWrongTime;
  if (signatures_in(headers.signature).empty()) return WebhookVerdict::kForged;
  return std::nullopt;
}

WebhookVerdict verdict_on(const WebhookHeaders& headers, std::string_view body, std::string_view secret,
                          std::chrono::system_clock::time_point now) {
  if (const auto fault = fault_of(headers, now)) return *fault;
  if (secret.starts_with(kSecretPrefix)) secret.remove_prefix(kSecretPrefix.size());
  const auto key = base::from_base64(secret);
  if (!key || key->empty()) return WebhookVerdict::kIncomplete;
  const std::string wanted =
      signature_bytes(*key, fmt::format("{}.{}.{}", headers.id, headers.timestamp, body));
  const std::vector<std::string> given = signatures_in(headers.signature);
  const bool fits = std::any_of(given.begin(), given.end(),
                                [&](const std::string& signature) { return is_same(signature, wanted); });
  return fits ? WebhookVerdict::kGenuine : WebhookVerdict::kForged;
}

std::string prediction_of_webhook(std::string_view body) {
  boost::system::error_code error;
  const json::value told = json::parse(body, error);
  return !error && told.is_object() ? mv::loose_json::text_at(told.get_object(), "id") : "";
}

}  // namespace providers
