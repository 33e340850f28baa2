#include "app/settings.h"

#include <charconv>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace app {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> folders_of(const std::string& list) {
  std::vector<fs::path> folders;
  std::size_t start = 0;
  while (start <= list.size()) {
    const std::size_t end = std::min(list.find(':', start), list.size());
    if (end > start) folders.emplace_back(list.substr(start, end - start));
    start = end + 1;
  }
  return folders;
}

std::uintmax_t gigabytes(const std::string& text) {
  unsigned count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count > 100'000) {
    throw base::Error(
        base::ErrorKind::kUsage,
        fmt::format("SONGREEL_KEPT_GB is '{}'; give a whole number of gigabytes, for example 8", text));
  }
  return std::uintmax_t{count} << 30;
}

// The checkout that the program was built in, wherever it has been moved since; the place of the build as
// last resort.
fs::path checkout_of(const fs::path& program) {
  for (fs::path folder = program.parent_path(); folder != folder.parent_path();
       folder = folder.parent_path()) {
    std::error_code error;
    if (fs::is_directory(folder / "backend/mv/configs", error)) return folder;
  }
  return SONGREEL_SOURCE_DIR;
}

}  // namespace

Settings read_settings(const Environment& environment) {
  Settings settings;
  settings.program = fs::read_symlink("/proc/self/exe");
  const fs::path checkout = checkout_of(settings.program);
  settings.configs = checkout / "backend/mv/configs";
  settings.more_flavors = folders_of(environment("SONGREEL_FLAVORS").value_or(""));
  settings.outputs = environment("SONGREEL_OUTPUTS").value_or((checkout / "backend/mv/outputs").string());
  if (const auto kept = environment("SONGREEL_KEPT_GB")) settings.kept_bytes = gigabytes(*kept);
  settings.debug = base::lower(environment("MV_DEBUG_MODE").value_or("")) == "true";
  return settings;
}

Environment process_environment() {
  return [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets variables
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
  };
}

}  // namespace app
