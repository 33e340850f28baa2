#pragma once

#include <filesystem>
#include <vector>

#include "routers/http/server.h"

namespace pages {

// The studio's pages as the build has left them in a folder: index.html, which is every page and finds out by
// its address which one it is, and assets/, whose names change with their content. They open without a key:
// they hold nothing of the user's. The folder may come, go and change while the server runs; where it is
// missing, a short page says how it is built.
std::vector<http::Route> page_routes(const std::filesystem::path& folder);

// The same address for both: who asks for a page in so many words gets it, programs get what `route` answers.
http::Route page_or(http::Route route, const std::filesystem::path& folder);

}  // namespace pages
