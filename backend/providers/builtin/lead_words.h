#pragma once

#include <string>
#include <string_view>

namespace providers {

// How a description, of whatever shape, can stand in a sentence word for word.
enum class LeadForm {
  kInside,    // "a surfer with red hair": within a sentence
  kAtStart,   // "A surfer with red hair": at the beginning of one
  kInParens,  // "Silver robot, Mk II": the robot (Silver robot, Mk II)
  kAlone,     // several sentences, or very long: after a colon, in a sentence of its own
};

// The words for a film's main character.
struct LeadWords {
  LeadForm form = LeadForm::kInside;
  std::string article;      // "a " or "an " where the description lacks one, for kInside
  std::string ref;          // "the robot"
  std::string their;        // her, his, its, their
  std::string them;         // her, him, it, them
  bool instrument = false;  // carries something to play on
  bool sings = false;       // a singer, or holds a microphone
};

LeadWords lead_words(std::string_view character_description);

// Whether "an" rather than "a" goes before this text, by its first word's sound as far as spelling tells.
bool takes_an(std::string_view text);

}  // namespace providers
