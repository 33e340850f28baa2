#include "mouth/lyrics_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mouth {
namespace {

constexpr std::size_t kLongestWord = 40;  // letters; what is longer is no word that anybody sings

// U+00C0 … U+017F without their accents, so that "café" is looked up as "cafe"; two letters where one stands
// for two. A space: not a letter.
constexpr std::string_view kLatin =
    "aaaaaaACeeeeiiiiDnooooo ouuuuyTSaaaaaaACeeeeiiiiDnooooo ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiJJjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

constexpr std::array kOnes = {"zero",    "one",     "two",       "three",    "four",
                              "five",    "six",     "seven",     "eight",    "nine",
                              "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                              "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array kTens = {"",      "",      "twenty",  "thirty", "forty",
                              "fifty", "sixty", "seventy", "eighty", "ninety"};

// One code point of valid UTF-8, and on to the next.
char32_t next_letter(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t letter = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i) {
    letter = letter << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(std::min(length, text.size()));
  return letter;
}

void say_below_hundred(std::size_t number, std::vector<std::string>& words) {
  if (number >= kOnes.size()) {
    words.emplace_back(kTens.at(number / 10));
    if (number % 10 != 0) words.emplace_back(kOnes.at(number % 10));
  } else {
    words.emplace_back(kOnes.at(number));
  }
}

// Up to 999 as a number, four digits as a year ("nineteen eighty four"), more digit by digit.
void say_number(std::string_view digits, std::vector<std::string>& words) {
  if (digits.size() > 4 || digits.front() == '0') {
    for (const char digit : digits) words.emplace_back(kOnes.at(static_cast<std::size_t>(digit - '0')));
    return;
  }
  std::size_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<std::size_t>(digit - '0');
  if (number >= 1000 && number % 1000 < 10) {
    words.emplace_back(kOnes.at(number / 1000));
    words.emplace_back("thousand");
    number %= 1000;
    if (number == 0) return;
  } else if (number >= 100) {
    say_below_hundred(number / 100, words);
    if (number < 1000 || number % 100 == 0) words.emplace_back("hundred");
    number %= 100;
    if (number == 0) return;
  }
  say_below_hundred(number, words);
}

// Collects letters into words.
class Speller {
 public:
  void letter(char letter) {
    if (!digits_.empty()) end();
    word_ += letter;
  }
  void digit(char digit) {
    if (!word_.empty()) end();
    digits_ += digit;
  }
  void apostrophe() {
    if (!word_.empty()) word_ += '\'';
  }
  void stranger() { strange_ = true; }
  void end() {
    while (word_.ends_with('\'') && !word_.ends_with("in'")) word_.pop_back();
    if (!digits_.empty()) {
      say_number(digits_, words_);
    } else if (!word_.empty()) {
      words_.push_back(word_.substr(0, kLongestWord));
    } else if (strange_) {
      words_.emplace_back();
    }
    word_.clear();
    digits_.clear();
    strange_ = false;
  }
  std::vector<std::string> take() {
    end();
    return std::move(words_);
  }

 private:
  std::string word_, digits_;
  bool strange_ = false;
  std::vector<std::string> words_;
};

void spell_latin(char32_t letter, Speller& speller) {
  const char plain = kLatin.at(letter - 0xC0);
  switch (plain) {
    case ' ':  // × and ÷
      return speller.end();
    case 'A':
      speller.letter('a');
      return speller.letter('e');
    case 'C':
      return speller.letter(letter == 0xC7 || letter == 0xE7 ? 's' : 'c');
    case 'D':
      return speller.letter('d');
    case 'J':
      speller.letter('i');
      return speller.letter('j');
    case 'O':
      speller.letter('o');
      return speller.letter('e');
    case 'S':
      speller.letter('s');
      return speller.letter('s');
    case 'T':
      speller.letter('t');
      return speller.letter('h');
    default:
      return speller.letter(plain);
  }
}

// Accents that stand behind their letter, and marks without width.
bool is_silent(char32_t letter) {
  return (letter >= 0x300 && letter <= 0x36F) || (letter >= 0x200B && letter <= 0x200F) || letter == 0xFEFF ||
         letter == 0xAD;
}

// Spaces, punctuation and signs beyond ASCII.
bool is_between_words(char32_t letter) {
  return (letter >= 0x80 && letter < 0xC0) || (letter >= 0x2000 && letter <= 0x2BFF) ||
         (letter >= 0x3000 && letter <= 0x303F) || (letter >= 0xFF00 && letter <= 0xFF0F) ||
         (letter >= 0xE000 && letter <= 0xF8FF) || letter >= 0x1F000;
}

}  // namespace

std::vector<std::string> spoken_words(std::string_view text) {
  Speller speller;
  while (!text.empty()) {
    const char32_t letter = next_letter(text);
    if (letter >= 'a' && letter <= 'z') {
      speller.letter(static_cast<char>(letter));
    } else if (letter >= 'A' && letter <= 'Z') {
      speller.letter(static_cast<char>(letter - 'A' + 'a'));
    } else if (letter >= '0' && letter <= '9') {
      speller.digit(static_cast<char>(letter));
    } else if (letter == '\'' || letter == 0x2018 || letter == 0x2019 || letter == '`') {
      speller.apostrophe();
    } else if (letter >= 0xC0 && letter < 0xC0 + kLatin.size()) {
      spell_latin(letter, speller);
    } else if (letter < 0x80 || is_between_words(letter)) {
      speller.end();
    } else if (!is_silent(letter)) {
      speller.stranger();
    }
  }
  return speller.take();
}

}  // namespace mouth
