#include "providers/builtin/prose.h"

#include <cctype>

#include "base/text.h"
#include "providers/builtin/lead_words.h"

namespace providers {
namespace {

// Marks are control characters, which no YAML text of ours and no smoothed sentence holds. Tab, line feed and
// carriage return are left out.
constexpr char kFirstMark = 0x0E;
constexpr char kLastMark = 0x1F;

bool is_mark(char c) {
  return c >= kFirstMark && c <= kLastMark;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
}

std::string tidy(std::string_view text) {
  std::string tidy;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && static_cast<unsigned char>(c) < 0x20 && !is_mark(c)) continue;
    if (space && (tidy.empty() || tidy.back() == ' ')) continue;
    tidy += space ? ' ' : c;
  }
  for (const auto& [from, to] :
       {std::pair(" ,", ","), std::pair(" .", "."), std::pair(" ;", ";"), std::pair(" :", ":"),
        std::pair(",,", ","), std::pair(",.", "."), std::pair(",;", ";"), std::pair(",:", ":"),
        std::pair(";.", "."), std::pair(":.", "."), std::pair("..", "."), std::pair(": ;", ":"),
        std::pair(".,", "."), std::pair(". :", "."), std::pair(": :", ":")}) {
    replace_all(tidy, from, to);
  }
  const std::size_t first = tidy.find_first_not_of(" ,;:.");
  return first == std::string::npos ? std::string() : std::string(base::trimmed(tidy.substr(first)));
}

void capitalise_sentences(std::string& text) {
  bool start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (start && c >= 'a' && c <= 'z') text[i] = static_cast<char>(c - 'a' + 'A');
    if (is_mark(c) || std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 127)
      start = false;
    if (c == '.' && (i + 1 == text.size() || text[i + 1] == ' ')) start = true;
  }
}

}  // namespace

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

std::string Prose::keep(std::string_view text) {
  const char mark = static_cast<char>(kFirstMark + static_cast<char>(kept_.size()));
  if (mark > kLastMark) return std::string(text);
  kept_[mark] = std::string(text);
  return std::string(1, mark);
}

std::string Prose::fill(std::string_view text,
                        const std::map<std::string, std::string, std::less<>>& values) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      result += text[i];
      continue;
    }
    const auto value = values.find(text.substr(i + 1, close - i - 1));
    if (value != values.end()) result += value->second;
    i = close;
  }
  return result;
}

std::string Prose::fix_articles(std::string_view text) const {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(';
    const bool article = begins && (text[i] == 'a' || text[i] == 'A');
    const std::size_t letters = article && text.substr(i + 1, 2) == "n " ? 2 : 1;
    if (!article || i + letters >= text.size() || text[i + letters] != ' ') {
      result += text[i++];
      continue;
    }
    const std::string_view next = text.substr(i + letters + 1);
    const std::string_view word = !next.empty() && is_mark(next.front()) ? kept_at(next) : next;
    result += text[i];
    if (takes_an(word)) result += 'n';
    i += letters;
  }
  return result;
}

std::string_view Prose::kept_at(std::string_view mark) const {
  const auto found = kept_.find(mark.front());
  return found == kept_.end() ? std::string_view() : found->second;
}

std::string Prose::finish(std::string_view text) const {
  std::string smooth = fix_articles(tidy(text));
  capitalise_sentences(smooth);
  std::string result;
  for (const char c : smooth) {
    if (is_mark(c)) {
      result += kept_at(std::string_view(&c, 1));
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace providers
