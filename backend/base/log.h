#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace base {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

// One event with fields: `clip_started scene=3 maker=builtin`. Values with spaces are quoted when printed.
struct LogField {
  std::string key;
  std::string value;

  template <class T>
  LogField(std::string_view k, const T& v) : key(k), value(fmt::format("{}", v)) {}
};

// Where events go. Passed down from app; rooms never make their own. Thread-safe in every implementation.
class Log {
 public:
  virtual ~Log() = default;
  virtual void write(LogLevel level, std::string_view event, const std::vector<LogField>& fields) = 0;

  void debug(std::string_view event, std::vector<LogField> fields = {}) {
    write(LogLevel::kDebug, event, fields);
  }
  void info(std::string_view event, std::vector<LogField> fields = {}) {
    write(LogLevel::kInfo, event, fields);
  }
  void warning(std::string_view event, std::vector<LogField> fields = {}) {
    write(LogLevel::kWarning, event, fields);
  }
  void error(std::string_view event, std::vector<LogField> fields = {}) {
    write(LogLevel::kError, event, fields);
  }
};

class NoLog final : public Log {
 public:
  void write(LogLevel, std::string_view, const std::vector<LogField>&) override {}
};

// Keeps events in memory, for tests.
class MemoryLog final : public Log {
 public:
  void write(LogLevel level, std::string_view event, const std::vector<LogField>& fields) override;
  std::vector<std::string> lines() const { return lines_; }  // "warning event key=value"
  bool has(std::string_view part_of_line) const;

 private:
  std::vector<std::string> lines_;
};

// `key=value` with quoting where needed; shared by all printers.
std::string format_fields(const std::vector<LogField>& fields);
std::string_view name_of(LogLevel level);

}  // namespace base
