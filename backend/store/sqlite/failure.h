#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace store::sqlite {

// The error for an extended result code of SQLite's on the database `file`. `system_error` is errno at that
// time or 0, `text` what SQLite says about it.
base::Error database_error(int code, int system_error, std::string_view file, std::string text);

}  // namespace store::sqlite
