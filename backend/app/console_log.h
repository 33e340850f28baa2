#pragma once

#include <memory>

#include "base/log.h"

namespace spdlog {
class logger;
namespace details {
class thread_pool;
}
}  // namespace spdlog

namespace app {

enum class LogStyle {
  kPlain,   // for people: warnings and errors as "songreel: …"
  kServer,  // for those who look after a server: events from info on, with their time
  kEvents,  // for debugging: everything, `2026-03-01T12:00:00Z warning config_flavor_fallback flavor=noir …`
};

// Prints events to standard error.
class ConsoleLog final : public base::Log {
 public:
  explicit ConsoleLog(LogStyle style);
  ~ConsoleLog() override;
  void write(base::LogLevel level, std::string_view event,
             const std::vector<base::LogField>& fields) override;

 private:
  std::shared_ptr<spdlog::details::thread_pool> pool_;  // writes the lines of a server; outlives its logger
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace app
