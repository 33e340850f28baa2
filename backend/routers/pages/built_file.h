#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "routers/http/message.h"

namespace pages {

// What nothing else is served but: letters, digits, '.', '-' and '_', not beginning with a dot, and no
// pre-compressed copy by its own name.
bool is_asset_name(std::string_view name);

// "text/javascript; charset=utf-8" of "app-1a2b.js".
std::string type_of(std::string_view name);

// A file of the built pages in the encoding that the client takes best, of those that the build has made
// (`name.br`, `name.gz`). A missing file answers 404.
http::Response built_file(const std::filesystem::path& file, const http::Request& request);

}  // namespace pages
