#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/money.h"
#include "mv/catalog.h"
#include "mv/makers.h"

namespace providers {

// A clip request as one model can do it.
struct FittedClip {
  int seconds = 0;
  std::string aspect_ratio;  // "" where the model takes any
  std::string resolution;    // "720p"; "" where it has no choice
  bool with_sound = false;
  base::MicroDollars estimate = 0;
  std::vector<std::string> notes;  // what is otherwise than asked, for the user
};

// What is harmless is translated: more seconds than needed are cut off in the film, a shape that the model
// does not have is cut from the nearest one (told), a resolution is the nearest one above. Throws
// Error{kOutOfRange} where no length is enough, with the list of what there is.
FittedClip fitted(const mv::ClipRequest& request, const mv::Model& model);

// For makers that make any size and number of frames: the size that was asked for in the clip's shape and
// within its resolution; and as many frames as it takes at `fps`, of those that are a multiple of `step` and
// one more, as models for films make them: what the scene lasts, unless the catalogue knows of set lengths.
media::VideoFormat fitted_size(const media::VideoFormat& wanted, const FittedClip& clip);
double fitted_seconds(const mv::ClipRequest& request, const mv::Model& model, const FittedClip& clip);
std::int64_t fitted_frames(double seconds, double fps, std::int64_t step);

// The text of a clip: the scene, then the flavor's rules. Where a model takes no negative prompt of its own,
// the caller adds it.
std::string prompt_of(const mv::ClipRequest& request);

// The aspect ratio ("16:9") or size ("1536x1024") among `allowed` that is nearest to width : height; "" for
// none allowed.
std::string nearest_aspect(int width, int height, const std::vector<std::string>& allowed);

}  // namespace providers
