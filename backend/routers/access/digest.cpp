#include "routers/access/digest.h"

#include <cstdint>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/error.h"

namespace access_control {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kHexDigits = "0123456789abcdef0123456789ABCDEF";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Digest sha256(std::string_view bytes) {
  Digest digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw base::Error(base::ErrorKind::kInternal, "SHA-256 is not available in this OpenSSL");
  }
  return digest;
}

Digest hmac_sha256(std::string_view secret, std::string_view message) {
  Digest digest{};
  if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes_of(message), message.size(),
           digest.data(), nullptr) == nullptr) {
    throw base::Error(base::ErrorKind::kInternal, "HMAC-SHA256 is not available in this OpenSSL");
  }
  return digest;
}

bool same(const Digest& left, const Digest& right) {
  return CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string base64url(const Digest& digest) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const unsigned char byte : digest) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 6; held -= 6) text += kAlphabet[(bits >> (held - 6)) & 63];
  }
  if (held > 0) text += kAlphabet[(bits << (6 - held)) & 63];
  return text;
}

std::optional<Digest> digest_from_base64url(std::string_view text) {
  Digest digest{};
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t filled = 0;
  if (text.size() != 43) return std::nullopt;
  for (const char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    digest.at(filled++) = static_cast<unsigned char>(bits >> held);
  }
  // 258 bits hold 256: the two that are over must be zero, so that each digest has one spelling only.
  if ((bits & 3) != 0) return std::nullopt;
  return digest;
}

std::optional<Digest> digest_from_hex(std::string_view text) {
  Digest digest{};
  if (text.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const auto high = kHexDigits.find(text[2 * i]);
    const auto low = kHexDigits.find(text[2 * i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    digest.at(i) = static_cast<unsigned char>((high % 16) * 16 + low % 16);
  }
  return digest;
}

}  // namespace access_control
