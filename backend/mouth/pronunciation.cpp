#include "mouth/pronunciation.h"

#include <algorithm>

#include "base/error.h"
#include "base/file.h"

namespace mouth {
namespace {

constexpr std::uintmax_t kLargestDictionary = 32U << 20;
constexpr std::size_t kMostWays = 4;

// "singin'" is said as "singing", but for its last sound.
std::string in_full(const std::string& word) {
  return word.ends_with("in'") ? word.substr(0, word.size() - 1) + "g" : word;
}

// Phones up to the end of the line; none when one of them is not known.
Pronunciation phones_of(std::string_view text) {
  Pronunciation phones;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) {
      const auto phone = phone_named(text.substr(0, end));
      if (!phone) return {};
      phones.push_back(*phone);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return phones;
}

std::string read_dictionary(const std::filesystem::path& dictionary) {
  try {
    return base::read_text(dictionary, kLargestDictionary);
  } catch (const base::Error& error) {
    throw base::Error(base::ErrorKind::kNotConfigured,
                      "the dictionary of pronunciations is missing; install the package pocketsphinx-en-us",
                      error.message());
  }
}

}  // namespace

Pronouncer::Pronouncer(const std::filesystem::path& dictionary, const Lyrics& lyrics) {
  for (const LyricsLine& line : lyrics.lines) {
    for (const LyricsWord& word : line.words) {
      known_[word.text];
      known_[in_full(word.text)];
    }
  }
  const std::string content = read_dictionary(dictionary);
  std::string_view rest = content;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, std::min(line.find('('), space));  // "read(2)"
    const auto wanted = known_.find(name);
    if (wanted == known_.end() || wanted->second.size() >= kMostWays) continue;
    if (Pronunciation phones = phones_of(line.substr(space + 1)); !phones.empty())
      wanted->second.push_back(std::move(phones));
  }
  std::erase_if(known_, [](const auto& word) { return word.second.empty(); });
}

std::vector<Pronunciation> Pronouncer::ways_to_say(const std::string& word) const {
  if (const auto found = known_.find(word); found != known_.end()) return found->second;
  if (const auto found = known_.find(in_full(word)); found != known_.end()) {
    std::vector<Pronunciation> ways = found->second;
    for (Pronunciation& way : ways) {
      if (way.back() == Phone::kNG) way.back() = Phone::kN;
    }
    return ways;
  }
  Pronunciation guess = sounds_of_letters(word);
  if (guess.empty()) return {};
  return {std::move(guess)};
}

}  // namespace mouth
