#pragma once

#include <string_view>

#include "render/character.h"

namespace providers {

// Reads a figure from a description in plain words: who it is, build, skin or shell, hair, clothes, hat, what
// it carries. A colour belongs to the thing named after it ("a red shield"). What is not said comes from a
// hash of the text, in colours that go together: the same text always gives the same figure. Unknown words
// mean nothing; never fails.
render::Character read_character(std::string_view description);

}  // namespace providers
