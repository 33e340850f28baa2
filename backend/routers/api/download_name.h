#pragma once

#include <string>
#include <string_view>

namespace api {

// The value of Content-Disposition for a file that is saved under the name that a page asks for: as UTF-8
// and, for old programs, as ASCII (RFC 6266). What no file may be called is taken out of it, and it keeps the
// ending of `own`. With no name left: `own`.
std::string attachment(std::string_view wanted, std::string_view own);

}  // namespace api
