#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace access_control {

// What SHA-256 and HMAC-SHA256 give. Never compared with ==: see same().
using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);
Digest hmac_sha256(std::string_view secret, std::string_view message);

// In a time that does not depend on where they differ.
bool same(const Digest& left, const Digest& right);

std::string base64url(const Digest& digest);  // 43 characters, without padding
std::optional<Digest> digest_from_base64url(std::string_view text);
std::optional<Digest> digest_from_hex(std::string_view text);

}  // namespace access_control
