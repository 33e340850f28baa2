#include "base/log.h"

#include <algorithm>

namespace base {

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "info";
}

std::string format_fields(const std::vector<LogField>& fields) {
  std::string text;
  for (const LogField& field : fields) {
    if (!text.empty()) text += ' ';
    text += field.key;
    text += '=';
    const bool plain = !field.value.empty() && field.value.find_first_of(" \t\r\n\"=\\") == std::string::npos;
    text += plain ? field.value : fmt::format("{:?}", field.value);
  }
  return text;
}

void MemoryLog::write(LogLevel level, std::string_view event, const std::vector<LogField>& fields) {
  std::string line = fmt::format("{} {}", name_of(level), event);
  if (!fields.empty()) line += ' ' + format_fields(fields);
  lines_.push_back(std::move(line));
}

bool MemoryLog::has(std::string_view part_of_line) const {
  return std::any_of(lines_.begin(), lines_.end(),
                     [&](const std::string& line) { return line.find(part_of_line) != std::string::npos; });
}

}  // namespace base
