#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "routers/http/server.h"

namespace pages {

// The studio's pages as the build has left them in a folder: index.html, which is every page and finds out by
// its address which one it is, and assets/, whose names change with their content. They open without a key:
// they hold nothing of the user's. The folder may come, go and change while the server runs; where it is
// missing, a short page says how it is built.
std::vector<http::Route> page_routes(const std::filesystem::path& folder);

// For an address that nothing answers: the pages, which say that there is nothing, with status 404, to who
// asks for a page in so many words; nothing for programs, and below /api/ and /assets/.
std::optional<http::Response> missing_page(const std::filesystem::path& folder, const http::Request& request);

// The same address for both: who asks for a page in so many words gets it, programs get what `route` answers.
http::Route page_or(http::Route route, const std::filesystem::path& folder);

}  // namespace pages
