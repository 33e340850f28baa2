#include "providers/replicate/replicate_webhook.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/base64.h"
#include "providers/replicate/replicate_json.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr std::string_view kSecretPrefix = "whsec_";
constexpr std::string_view kSignaturePrefix = "v1,";
constexpr std::chrono::seconds kMostSkew{300};  // as the scheme's own libraries allow
constexpr std::size_t kDigestBytes = 32;        // SHA-256

std::optional<std::chrono::system_clock::time_point> time_of_stamp(std::string_view text) {
  std::int64_t seconds = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, seconds);
  // Beyond the year 10000 the clock's own count would overflow.
  if (fault != std::errc() || stop != end || seconds < 0 || seconds > 253'402'300'800) return std::nullopt;
  return std::chrono::system_clock::time_point(std::chrono::seconds(seconds));
}

std::string signature_bytes(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &size);
  return {digest.begin(), digest.begin() + size};
}

bool is_one_of(std::string_view signatures, std::string_view wanted) {
  while (!signatures.empty()) {
    const std::string_view one = signatures.substr(0, signatures.find(' '));
    signatures.remove_prefix(std::min(one.size() + 1, signatures.size()));
    if (!one.starts_with(kSignaturePrefix)) continue;
    const auto given = base::from_base64(one.substr(kSignaturePrefix.size()));
    if (given && given->size() == wanted.size() &&
        CRYPTO_memcmp(given->data(), wanted.data(), wanted.size()) == 0)
      return true;
  }
  return false;
}

}  // namespace

WebhookVerdict verdict_on(const WebhookHeaders& headers, std::string_view body, std::string_view secret,
                          std::chrono::system_clock::time_point now) {
  if (secret.starts_with(kSecretPrefix)) secret.remove_prefix(kSecretPrefix.size());
  const auto key = base::from_base64(secret);
  const auto sent = time_of_stamp(headers.timestamp);
  if (headers.id.empty() || headers.signature.empty() || !sent || !key || key->empty())
    return WebhookVerdict::kIncomplete;
  if (*sent > now + kMostSkew || *sent < now - kMostSkew) return WebhookVerdict::kWrongTime;
  const std::string wanted =
      signature_bytes(*key, fmt::format("{}.{}.{}", headers.id, headers.timestamp, body));
  const bool is_genuine = wanted.size() == kDigestBytes && is_one_of(headers.signature, wanted);
  return is_genuine ? WebhookVerdict::kGenuine : WebhookVerdict::kForged;
}

std::string prediction_of_webhook(std::string_view body) {
  boost::system::error_code error;
  const json::value told = json::parse(body, error);
  return !error && told.is_object() ? replicate_json::text_at(told.get_object(), "id") : "";
}

}  // namespace providers
