#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app {

// What the environment decides. Relative paths are taken from the current folder.
struct Settings {
  std::filesystem::path program;                    // this executable
  std::filesystem::path configs;                    // folder of the shipped flavors
  std::vector<std::filesystem::path> more_flavors;  // SONGREEL_FLAVORS, colon-separated
  std::filesystem::path outputs;           // SONGREEL_OUTPUTS; default backend/mv/outputs of the checkout
  std::uintmax_t kept_bytes = 8ULL << 30;  // SONGREEL_KEPT_GB; what `make` keeps to go on with
  bool debug = false;                      // MV_DEBUG_MODE=true
};

using Environment = std::function<std::optional<std::string>(const char* name)>;

// Throws Error{kUsage} for a value that makes no sense.
Settings read_settings(const Environment& environment);

// The process's own environment.
Environment process_environment();

}  // namespace app
