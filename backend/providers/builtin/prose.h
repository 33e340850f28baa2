#pragma once

#include <map>
#include <string>
#include <string_view>

namespace providers {

// Puts a description together from the grammar's texts and from texts of the user. What the user wrote is
// kept aside behind a mark while the sentences are smoothed, and comes back byte for byte: markup in a
// description means nothing here.
class Prose {
 public:
  // Keeps a user's text aside and returns the mark that stands for it.
  std::string keep(std::string_view text);

  // Fills {placeholders}; those without a value become nothing.
  static std::string fill(std::string_view text,
                          const std::map<std::string, std::string, std::less<>>& values);

  // Single spaces, no doubled or hanging punctuation, "an" before vowels, capitals at sentence starts; marks
  // replaced.
  std::string finish(std::string_view text) const;

 private:
  std::string_view kept_at(std::string_view mark) const;
  std::string fix_articles(std::string_view text) const;

  std::map<char, std::string> kept_;
};

// "wide shot" → "Wide shot".
std::string capitalised(std::string_view text);

}  // namespace providers
