#include <algorithm>
#include <optional>
#include <string>

#include "mouth/pronunciation.h"

namespace mouth {
namespace {

// Letters and what they sound like. '^' before them: only at a word's begin; '$' behind: only at its end.
// The first rule that fits is taken, so longer ones stand first.
struct SpellingRule {
  std::string_view letters;
  std::string_view sounds;
};

// clang-format off
constexpr SpellingRule kSpelling[] = {
    {"ought", "AO T"}, {"aught", "AO T"}, {"tious", "SH AH S"}, {"cious", "SH AH S"}, {"tion", "SH AH N"},
    {"sion", "ZH AH N"}, {"ture", "CH ER"}, {"sure", "ZH ER"}, {"ough", "OW"}, {"augh", "AO"},
    {"eigh", "EY"}, {"tial", "SH AH L"}, {"cial", "SH AH L"}, {"igh", "AY"}, {"tch", "CH"}, {"dge", "JH"},
    {"sch", "SH"}, {"^kn", "N"}, {"^wr", "R"}, {"^ps", "S"}, {"^gn", "N"}, {"^wh", "W"}, {"^x", "Z"},
    {"^y", "Y"}, {"mb$", "M"}, {"ng$", "NG"}, {"nk", "NG K"}, {"ing$", "IH NG"}, {"ed$", "D"},
    {"es$", "Z"}, {"'s$", "Z"}, {"le$", "AH L"}, {"re$", "ER"}, {"ee", "IY"}, {"ea", "IY"}, {"oo", "UW"},
    {"ou", "AW"}, {"ow$", "OW"}, {"ow", "AW"}, {"oi", "OY"}, {"oy", "OY"}, {"ai", "EY"}, {"ay", "EY"},
    {"au", "AO"}, {"aw", "AO"}, {"ei", "EY"}, {"ey$", "IY"}, {"ey", "EY"}, {"ew", "UW"}, {"eu", "UW"},
    {"ie$", "IY"}, {"ie", "IY"}, {"oa", "OW"}, {"oe", "OW"}, {"ue", "UW"}, {"ui", "UW"}, {"ar", "AA R"},
    {"er", "ER"}, {"ir", "ER"}, {"ur", "ER"}, {"or", "AO R"}, {"al", "AA L"}, {"th", "TH"}, {"sh", "SH"},
    {"ch", "CH"}, {"ph", "F"}, {"gh", "G"}, {"ck", "K"}, {"qu", "K W"}, {"ng", "NG G"}, {"ce", "S EH"},
    {"ci", "S IH"}, {"cy", "S IY"}, {"ge$", "JH"}, {"x", "K S"}, {"a$", "AH"}, {"e$", ""}, {"i$", "IY"},
    {"o$", "OW"}, {"u$", "UW"}, {"y$", "IY"}, {"a", "AE"}, {"b", "B"}, {"c", "K"}, {"d", "D"}, {"e", "EH"},
    {"f", "F"}, {"g", "G"}, {"h", "HH"}, {"i", "IH"}, {"j", "JH"}, {"k", "K"}, {"l", "L"}, {"m", "M"},
    {"n", "N"}, {"o", "AA"}, {"p", "P"}, {"q", "K"}, {"r", "R"}, {"s", "S"}, {"t", "T"}, {"u", "AH"},
    {"v", "V"}, {"w", "W"}, {"y", "IH"}, {"z", "Z"},
};
// clang-format on

bool is_vowel_letter(char letter) {
  return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

bool has_vowel_before(std::string_view word, std::size_t at) {
  return word.substr(0, at).find_first_of("aeiouy") != std::string_view::npos;
}

// "made", "time", "hope", "cute": a vowel, one consonant, and an e that only says how the vowel is said.
std::string_view long_vowel(std::string_view word, std::size_t at) {
  const std::string_view rest = word.substr(at);
  const bool silent_e = rest.size() >= 3 && !is_vowel_letter(rest[1]) && rest[1] != 'x' && rest[1] != 'r' &&
                        rest[2] == 'e' &&
                        (rest.size() == 3 || rest.substr(3) == "s" || rest.substr(3) == "d");
  if (!silent_e) return {};
  switch (rest[0]) {
    case 'a':
      return "EY";
    case 'e':
      return "IY";
    case 'i':
    case 'y':
      return "AY";
    case 'o':
      return "OW";
    case 'u':
      return "UW";
    default:
      return {};
  }
}

// How many letters the rule takes at this place; none when it does not fit.
std::size_t taken_by(const SpellingRule& rule, std::string_view word, std::size_t at) {
  std::string_view letters = rule.letters;
  if (letters.starts_with('^')) {
    if (at != 0) return 0;
    letters.remove_prefix(1);
  }
  if (letters.ends_with('$')) {
    letters.remove_suffix(1);
    if (at + letters.size() != word.size()) return 0;
    // An e at the end is silent, and so are its like, only where another vowel is heard: "the", "red".
    if (letters.starts_with('e') && !has_vowel_before(word, at)) return 0;
  }
  return word.substr(at).starts_with(letters) ? letters.size() : 0;
}

void say(std::string_view sounds, Pronunciation& phones) {
  while (!sounds.empty()) {
    const std::size_t end = std::min(sounds.find(' '), sounds.size());
    const auto phone = phone_named(sounds.substr(0, end));
    // Doubled letters sound once.
    if (phone && (phones.empty() || phones.back() != *phone)) phones.push_back(*phone);
    sounds.remove_prefix(std::min(end + 1, sounds.size()));
  }
}

}  // namespace

Pronunciation sounds_of_letters(std::string_view word) {
  Pronunciation phones;
  for (std::size_t at = 0; at < word.size();) {
    if (const std::string_view vowel = long_vowel(word, at); !vowel.empty()) {
      say(vowel, phones);
      ++at;
      continue;
    }
    std::size_t taken = 1;  // an apostrophe says nothing
    for (const SpellingRule& rule : kSpelling) {
      if (const std::size_t letters = taken_by(rule, word, at); letters > 0) {
        say(rule.sounds, phones);
        taken = letters;
        break;
      }
    }
    at += taken;
  }
  return phones;
}

}  // namespace mouth
