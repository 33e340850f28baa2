#include "app/console_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace app {
namespace {

spdlog::level::level_enum level_of(base::LogLevel level) {
  switch (level) {
    case base::LogLevel::kDebug:
      return spdlog::level::debug;
    case base::LogLevel::kInfo:
      return spdlog::level::info;
    case base::LogLevel::kWarning:
      return spdlog::level::warn;
    case base::LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

}  // namespace

ConsoleLog::ConsoleLog(LogStyle style)
    : logger_(
          std::make_shared<spdlog::logger>("songreel", std::make_shared<spdlog::sinks::stderr_sink_mt>())) {
  if (style == LogStyle::kEvents) {
    logger_->set_pattern("%Y-%m-%dT%H:%M:%SZ %l %v", spdlog::pattern_time_type::utc);
    logger_->set_level(spdlog::level::debug);
  } else {
    logger_->set_pattern("songreel: %v");
    logger_->set_level(spdlog::level::warn);
  }
  logger_->flush_on(spdlog::level::debug);
}
ConsoleLog::~ConsoleLog() = default;

void ConsoleLog::write(base::LogLevel level, std::string_view event,
                       const std::vector<base::LogField>& fields) {
  if (!logger_->should_log(level_of(level))) return;
  std::string line(event);
  if (!fields.empty()) line += ' ' + base::format_fields(fields);
  logger_->log(level_of(level), line);
}

}  // namespace app
