#include "mv/prices.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace mv {
namespace {

using base::MicroDollars;

// Bytes of English a token, and tokens that one scene takes as JSON: on the safe side.
constexpr std::size_t kBytesPerToken = 3;
constexpr std::int64_t kTokensPerScene = 400;
// Gemini's models think up to 24 576 tokens where nothing else is said, OpenAI's some thousands at their
// usual effort; an answer that is cut off is paid and worth nothing. Scenes have twice what they usually
// take.
constexpr std::int64_t kMostThinking = 24'576;
// The most that any answer of the shipped catalogue's models can have.
constexpr std::int64_t kMostAnswer = 65'536;
// Of a picture of a megapixel or two at medium quality, and of what asks for it.
constexpr std::int64_t kTokensPerPicture = 2000;
constexpr std::int64_t kTokensPerPictureAsked = 1000;
constexpr std::int64_t kTokensPerReference = 6500;  // in full fidelity
constexpr std::int64_t kMillion = 1'000'000;

std::int64_t tokens_of(std::size_t bytes) {
  return static_cast<std::int64_t>(bytes / kBytesPerToken + 1);
}

std::string lengths_of(const Model& model) {
  return model.durations.empty() ? fmt::format("{} to {}", model.least_seconds, model.most_seconds)
                                 : fmt::format("{}", fmt::join(model.durations, ", "));
}

}  // namespace

int clip_seconds(const Model& model, double needed) {
  // A length that is met but for rounding is met.
  const int whole = std::max(1, static_cast<int>(std::ceil(needed - 1e-6)));
  for (const int seconds : model.durations) {
    if (seconds >= whole) return seconds;
  }
  const bool is_free = model.durations.empty() && (model.most_seconds == 0 || whole <= model.most_seconds);
  if (is_free) return std::max(whole, model.least_seconds);
  throw base::Error(
      base::ErrorKind::kOutOfRange,
      fmt::format("{} makes clips of {} seconds, and {:g} are needed; make the scenes shorter, or "
                  "choose another maker",
                  model.id, lengths_of(model), needed));
}

MicroDollars clip_price(const Model& model, int seconds, bool with_sound) {
  const ModelPrice& price = model.price;
  return price.per_run +
         seconds * (with_sound ? price.per_second_with_sound.value_or(price.per_second) : price.per_second);
}

MicroDollars image_price(const Model& model, int references) {
  return tokens_price(model, kTokensPerPictureAsked + kTokensPerReference * references, kTokensPerPicture);
}

MicroDollars lips_price(const Model& model, double seconds) {
  return model.price.per_run +
         static_cast<MicroDollars>(std::ceil(static_cast<double>(model.price.per_second) * seconds));
}

MicroDollars scenes_price(const Model& model, std::size_t prompt_bytes, int scenes) {
  return tokens_price(model, tokens_of(prompt_bytes), kTokensPerScene * scenes);
}

std::int64_t most_scenes_tokens(int scenes) {
  return std::min(2 * kTokensPerScene * scenes + kMostThinking, kMostAnswer);
}

MicroDollars most_scenes_price(const Model& model, std::size_t prompt_bytes, int scenes) {
  return tokens_price(model, tokens_of(prompt_bytes), most_scenes_tokens(scenes));
}

MicroDollars tokens_price(const Model& model, std::int64_t in, std::int64_t out) {
  const ModelPrice& price = model.price;
  const auto part = [](MicroDollars each, std::int64_t tokens) {
    return (each * tokens + kMillion - 1) / kMillion;
  };
  return price.per_run + part(price.per_million_tokens_in, in) + part(price.per_million_tokens_out, out);
}

}  // namespace mv
