#include "app/console_log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace app {
namespace {

constexpr std::size_t kWaitingLines = 8192;

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

ConsoleLog::ConsoleLog(LogStyle style) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  if (style == LogStyle::kPlain) {
    logger_ = std::make_shared<spdlog::logger>("songreel", std::move(sink));
    logger_->set_pattern("songreel: %v");
    logger_->set_level(spdlog::level::warn);
  } else {
    // Whoever answers requests must not wait for a terminal or a pipe; then the oldest lines are lost.
    pool_ = std::make_shared<spdlog::details::thread_pool>(kWaitingLines, 1);
    logger_ = std::make_shared<spdlog::async_logger>("songreel", std::move(sink), pool_,
                                                     spdlog::async_overflow_policy::overrun_oldest);
    logger_->set_pattern("%Y-%m-%dT%H:%M:%SZ %l %v", spdlog::pattern_time_type::utc);
    logger_->set_level(style == LogStyle::kEvents ? spdlog::level::debug : spdlog::level::info);
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
