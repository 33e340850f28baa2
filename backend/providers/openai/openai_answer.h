#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/money.h"
#include "mv/catalog.h"
#include "providers/hosted/ask_paid.h"

namespace providers {

// What a chat completion says.
struct OpenaiAnswer {
  std::string text;
  AnswerFacts facts;  // `failure`: why there is no text to work with
};

// Reads the body of a success. Its cost is that of the tokens that it counts, by the model's price;
// `estimate` where it counts none. Throws Error for a file that cannot be read; whatever stands in it, it is
// told in `failure`.
OpenaiAnswer read_openai_answer(const std::filesystem::path& body, const mv::Model& model,
                                base::MicroDollars estimate);

// What an answer about pictures says: the picture itself, or where it lies.
struct OpenaiPicture {
  std::string bytes;
  std::string link;   // "" where `bytes` are there
  AnswerFacts facts;  // `failure`: why there is neither, and what it cost
};

// As read_openai_answer.
OpenaiPicture read_openai_picture(const std::filesystem::path& body, const mv::Model& model,
                                  base::MicroDollars estimate);

// The most bytes that an answer with a picture may have: one of 4K in base64, twice.
constexpr std::uint64_t kMostOpenaiPicture = 64ULL << 20;

}  // namespace providers
