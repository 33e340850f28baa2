#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/doctor/report.h"
#include "mv/maker_guard.h"

namespace app {

// Programs and fonts that others have made. None of them is needed for a film.

// Where a program is: a name with a slash as it stands, else looked for in `path` (folders between colons).
std::optional<std::filesystem::path> find_program(const std::filesystem::path& name, std::string_view path);

// `version` is what the program says of itself, its day of release ("2023.03.04"); nothing when it could not
// be started.
Finding about_downloader(const std::filesystem::path& program, const std::optional<std::string>& version,
                         std::chrono::sys_days today);
// `named` is FFMPEG_PATH: the program, or the folder that it is in; empty means "as found".
Finding about_ffmpeg(const std::filesystem::path& named, std::string_view path);
Finding about_fonts(const std::vector<std::filesystem::path>& folders);

// The makers that there are, whether each is ready and why not, and what is wrong with the models that would
// be used.
std::vector<Finding> about_makers(const std::vector<mv::Maker>& makers,
                                  const std::vector<mv::MakerConcern>& concerns);

}  // namespace app
