#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "base/money.h"
#include "mv/catalog.h"
#include "mv/makers.h"

namespace providers {

// Which of the API's two ways to films a model is reached by.
enum class GeminiWire {
  kInteractions,  // Omni: https://ai.google.dev/gemini-api/docs/interactions
  kOperations,    // Veo: https://ai.google.dev/gemini-api/docs/video
};

// One clip as it is asked for.
struct GeminiVideoOrder {
  std::string model;
  std::string prompt;
  std::string negative_prompt;  // "" where it stands in the prompt
  int seconds = 0;
  std::string aspect_ratio, resolution;          // "": the model's own
  std::optional<std::filesystem::path> picture;  // of the character
  std::string person_generation;                 // "": the model's own
  std::int64_t seed = 0;
  base::MicroDollars estimate = 0;
  std::vector<std::string> notes;  // what is otherwise than asked, for the user
};

GeminiWire wire_of(const mv::Model& model);
// The request as its model can do it. Throws as `fitted` does.
GeminiVideoOrder video_order(const mv::ClipRequest& request, const mv::Model& model);
// For a run's record: the picture by its file's name.
boost::json::object recorded(const GeminiVideoOrder& order);

// A picture as it is sent.
struct GeminiPicture {
  std::string mime_type, base64;
};
// Throws Error for a file that cannot be read.
GeminiPicture read_gemini_picture(const std::filesystem::path& file);

}  // namespace providers
