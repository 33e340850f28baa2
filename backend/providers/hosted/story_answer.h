#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mv/makers.h"

namespace providers {

// What a language model's text says of scenes.
struct StoryAnswer {
  std::vector<mv::Scene> scenes;
  std::string fault;  // why they cannot be used, as a sentence's second half; "": they can
};

// Finds the JSON in a text that may have thoughts, prose or a code fence around it, and checks it: exactly so
// many scenes, each with a description that is not blank and both texts within what a request may hold.
// Throws nothing, whatever the text.
StoryAnswer read_story(std::string_view text, int scenes);

}  // namespace providers
