#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "routers/http/message.h"

namespace access_control {

const std::string* find_header(const std::vector<http::Header>& headers, std::string_view name);
void set_if_absent(std::vector<http::Header>& headers, std::string_view name, std::string_view value);
// "Vary: Accept" and "Origin" → "Vary: Accept, Origin"
void add_to_vary(std::vector<http::Header>& headers, std::string_view name);

// Whether a signature may stand in for a key, and pages of listed origins may show it: films, pictures,
// songs.
bool is_media_path(std::string_view path);

enum class Embedding { kOwnPagesOnly, kListedOrigins };

// What keeps a browser from doing more with a reply than was meant. A header that the handler has set stays.
void add_security_headers(std::string_view path, Embedding media, std::vector<http::Header>& headers);

}  // namespace access_control
