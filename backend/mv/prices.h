#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/money.h"
#include "mv/catalog.h"

namespace mv {

// What one piece of work costs with a model, by the catalogue: told before, reserved while it runs.

// The shortest length that the model makes and that is long enough; what is beyond is cut off in the film.
// Throws Error{kOutOfRange} where none is, with the list of what there is.
int clip_seconds(const Model& model, double needed);
base::MicroDollars clip_price(const Model& model, int seconds, bool with_sound);
// Made after so many reference pictures; an upper guess where the model counts tokens.
base::MicroDollars image_price(const Model& model, int references = 0);
base::MicroDollars lips_price(const Model& model, double seconds);
// For a prompt of so many bytes and an answer of so many scenes: about, as it is told before. What a model
// thinks is billed as well, and nobody knows how much that will be.
base::MicroDollars scenes_price(const Model& model, std::size_t prompt_bytes, int scenes);
// The most that such an answer may be long, with room to think: what vendors are told to stop at. And what it
// costs then: reserved, so that a budget holds whatever the model does.
std::int64_t most_scenes_tokens(int scenes);
base::MicroDollars most_scenes_price(const Model& model, std::size_t prompt_bytes, int scenes);
base::MicroDollars tokens_price(const Model& model, std::int64_t in, std::int64_t out);

}  // namespace mv
