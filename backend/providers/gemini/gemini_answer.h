#pragma once

#include <filesystem>
#include <string>

#include "base/money.h"
#include "mv/catalog.h"
#include "providers/hosted/ask_paid.h"

namespace providers {

// What generateContent gave.
struct GeminiAnswer {
  std::string text;     // all of its texts, thoughts left out
  std::string picture;  // the bytes of its last picture; "" for none
  AnswerFacts facts;    // `failure`: why there is nothing to work with
};

enum class GeminiWork { kText, kPicture };

// Reads the body of a success. A text costs its tokens by the model's price, `estimate` where it counts none.
// A picture costs `estimate`, and nothing when it was blocked, as the vendor says. Throws Error for a file
// that cannot be read; whatever stands in it, it is told in `failure`.
GeminiAnswer read_gemini_answer(const std::filesystem::path& body, GeminiWork work, const mv::Model& model,
                                base::MicroDollars estimate);

// The most bytes that an answer may have: a picture of 4K in base64, twice.
constexpr std::uint64_t kMostGeminiAnswer = 64ULL << 20;

}  // namespace providers
