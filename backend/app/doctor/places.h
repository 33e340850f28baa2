#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "app/doctor/report.h"

namespace app {

// Where things are written. Nothing is created, opened for writing, or locked: a server may be starting
// beside us.
Finding about_outputs(const std::filesystem::path& outputs);
// `lock` is the file that a running server holds.
Finding about_database(const std::filesystem::path& database, const std::filesystem::path& lock);

// The process that holds a lock on `file`, as `locks` (the text of /proc/locks) tells it.
std::optional<int> lock_holder(const std::filesystem::path& file, std::string_view locks);

}  // namespace app
