#pragma once

#include <memory>

#include "base/log.h"

namespace spdlog {
class logger;
}

namespace app {

// Prints events to standard error: `2026-03-01T12:00:00Z warning config_flavor_fallback flavor=noir file=…`.
class ConsoleLog final : public base::Log {
 public:
  // Below `least` nothing is printed.
  explicit ConsoleLog(base::LogLevel least);
  ~ConsoleLog() override;
  void write(base::LogLevel level, std::string_view event,
             const std::vector<base::LogField>& fields) override;

 private:
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace app
