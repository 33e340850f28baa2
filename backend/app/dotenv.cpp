#include "app/dotenv.h"

#include <algorithm>
#include <optional>
#include <sys/stat.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kMostBytes = 64 << 10;  // a page of settings has 2 KiB; more is another file

struct Line {
  std::string key, value;
};
struct Fault {
  std::string why;
};

bool is_key(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
}

bool is_comment_or_nothing(std::string_view rest) {
  rest = base::trimmed(rest);
  return rest.empty() || rest.front() == '#';
}

char escaped(char letter) {
  if (letter == 'n') return '\n';
  if (letter == 't') return '\t';
  return letter;
}

// `text` begins with its quote. Nothing when that is not closed on this line or something follows.
std::optional<std::string> unquoted(std::string_view text) {
  const char quote = text.front();
  std::string value;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == quote) return is_comment_or_nothing(text.substr(i + 1)) ? std::optional(value) : std::nullopt;
    const bool escapes =
        c == '\\' && i + 1 < text.size() && (quote == '"' || text[i + 1] == quote || text[i + 1] == '\\');
    if (escapes) ++i;
    value += escapes && quote == '"' ? escaped(text[i]) : text[i];
  }
  return std::nullopt;
}

// A "#" begins a comment only after a space: colours and links hold some.
std::string_view without_comment(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\t')) return text.substr(0, i);
  }
  return text;
}

// Nothing for a line that says nothing. Throws Fault.
std::optional<Line> parse_line(std::string_view line) {
  if (line.find('\0') != std::string_view::npos) throw Fault{"holds a zero byte; write it anew"};
  line = base::trimmed(line);
  if (is_comment_or_nothing(line)) return std::nullopt;
  if (line.starts_with("export ") || line.starts_with("export\t")) line = base::trimmed(line.substr(7));
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) throw Fault{"has no '='; write NAME=value"};
  const std::string_view key = base::trimmed(line.substr(0, equals));
  if (!is_key(key)) throw Fault{"what stands before the '=' is no name; letters, digits and _ make one"};
  const std::string_view text = base::trimmed(line.substr(equals + 1));
  if (text.starts_with('"') || text.starts_with('\'')) {
    if (auto value = unquoted(text)) return Line{std::string(key), *std::move(value)};
    throw Fault{fmt::format("the quote after {}= must be closed at the end of the line", key)};
  }
  return Line{std::string(key), std::string(base::trimmed(without_comment(text)))};
}

}  // namespace

Dotenv parse_dotenv(std::string_view text, std::string_view name) {
  Dotenv result;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    try {
      if (auto line = parse_line(text.substr(0, end))) result.values[line->key] = line->value;
    } catch (const Fault& fault) {
      result.faults.push_back(fmt::format("{}:{}: {}", name, number, fault.why));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

Dotenv read_dotenv(const fs::path& file) {
  struct stat link {};
  if (::lstat(file.c_str(), &link) != 0) return {};
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0 || S_ISDIR(state.st_mode))
    return {};  // python's venv may have this name
  Dotenv result;
  try {
    // Opening a pipe would wait for its writer.
    if (!S_ISREG(state.st_mode)) throw base::Error(base::ErrorKind::kUnreadable, "it is no regular file");
    result = parse_dotenv(base::read_text(file, kMostBytes), file.string());
  } catch (const base::Error& error) {
    result.faults = {fmt::format("{} is not read: {}", file.string(), error.message())};
  }
  result.file = file;
  result.is_link = S_ISLNK(link.st_mode);
  result.others_may_read = (state.st_mode & S_IROTH) != 0;
  return result;
}

}  // namespace app
