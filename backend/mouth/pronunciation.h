#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mouth/lyrics.h"
#include "mouth/phones.h"

namespace mouth {

using Pronunciation = std::vector<Phone>;

// How the words of some lyrics are said: as the CMU Pronouncing Dictionary has it (several ways where it
// knows several), else by the rules of sounds_of_letters.
class Pronouncer {
 public:
  // `dictionary`: cmudict-en-us.dict of Debian's package pocketsphinx-en-us; only the words of these lyrics
  // are kept of it. Throws Error{kNotConfigured} when it is not there.
  Pronouncer(const std::filesystem::path& dictionary, const Lyrics& lyrics);

  // Empty for a word that nobody can read here.
  std::vector<Pronunciation> ways_to_say(const std::string& word) const;
  // Whether the dictionary knows it.
  bool knows(const std::string& word) const { return known_.contains(word); }

 private:
  std::map<std::string, std::vector<Pronunciation>, std::less<>> known_;
};

// A guess for names and made-up words: English spelling, read by about a hundred rules. Of other languages in
// Latin letters it gets the consonants right, of which the lips are what matters most. Lower-case ASCII.
Pronunciation sounds_of_letters(std::string_view word);

}  // namespace mouth
