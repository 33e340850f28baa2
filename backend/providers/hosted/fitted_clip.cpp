#include "providers/hosted/fitted_clip.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "mv/picture_format.h"
#include "mv/prices.h"
#include "timing/flicks.h"

namespace providers {
namespace {

// "16:9" → 16/9, "1536x1024" → 3/2; 0 for what is none.
double ratio_of(const std::string& text) {
  const std::size_t between = text.find_first_of(":x");
  if (between == std::string::npos) return 0;
  const double width = std::atof(text.c_str());
  const double height = std::atof(text.c_str() + between + 1);
  return width > 0 && height > 0 ? width / height : 0;
}

// "1080p" → 1080, "4k" → 2160; 0 for what is none.
int lines_of(const std::string& resolution) {
  return resolution == "4k" || resolution == "4K" ? 2160 : std::atoi(resolution.c_str());
}

std::string fitted_resolution(const media::VideoFormat& format, const std::vector<std::string>& allowed) {
  const int wanted = std::min(format.width, format.height);
  std::string best;
  for (const std::string& resolution : allowed) {
    const int lines = lines_of(resolution);
    const bool enough = lines >= wanted;
    const bool best_is_enough = !best.empty() && lines_of(best) >= wanted;
    const bool nearer = enough ? lines < lines_of(best) : lines > lines_of(best);
    if (best.empty() || (enough != best_is_enough ? enough : nearer)) best = resolution;
  }
  return best;
}

}  // namespace

std::string nearest_aspect(int width, int height, const std::vector<std::string>& allowed) {
  const double wanted = std::log(static_cast<double>(width) / height);
  std::string best;
  double least = std::numeric_limits<double>::infinity();
  for (const std::string& aspect : allowed) {
    const double ratio = ratio_of(aspect);
    const double distance = ratio > 0 ? std::abs(std::log(ratio) - wanted) : least;
    if (distance < least) {
      least = distance;
      best = aspect;
    }
  }
  return best;
}

FittedClip fitted(const mv::ClipRequest& request, const mv::Model& model) {
  FittedClip clip;
  clip.seconds =
      mv::clip_seconds(model, timing::to_seconds(timing::frame_time(request.frames, request.format.rate)));
  clip.aspect_ratio = nearest_aspect(request.format.width, request.format.height, model.aspect_ratios);
  clip.resolution = fitted_resolution(request.format, model.resolutions);
  clip.with_sound = request.generate_audio && model.makes_sound;
  const double wanted = static_cast<double>(request.format.width) / request.format.height;
  if (!clip.aspect_ratio.empty() && std::abs(ratio_of(clip.aspect_ratio) / wanted - 1) > 0.02)
    clip.notes.push_back(
        fmt::format("{} does not make {} pictures; this one is {} and gets borders in the film", model.id,
                    mv::aspect_name(request.format), clip.aspect_ratio));
  clip.estimate = mv::clip_price(model, clip.seconds, clip.with_sound);
  return clip;
}

media::VideoFormat fitted_size(const media::VideoFormat& wanted, const FittedClip& clip) {
  media::VideoFormat size = wanted;
  const double ratio = ratio_of(clip.aspect_ratio);
  const int side = std::min(wanted.width, wanted.height);
  if (ratio > 0) {
    size.width = ratio > 1 ? static_cast<int>(std::lround(side * ratio)) : side;
    size.height = ratio > 1 ? side : static_cast<int>(std::lround(side / ratio));
  }
  const int lines = lines_of(clip.resolution);
  const int least = std::min(size.width, size.height);
  if (lines > 0 && lines < least) {
    size.width = size.width * lines / least;
    size.height = size.height * lines / least;
  }
  return size;
}

double fitted_seconds(const mv::ClipRequest& request, const mv::Model& model, const FittedClip& clip) {
  const bool is_set = !model.durations.empty() || model.least_seconds > 0;
  return is_set ? clip.seconds : timing::to_seconds(timing::frame_time(request.frames, request.format.rate));
}

std::int64_t fitted_frames(double seconds, double fps, std::int64_t step) {
  // A length that is met but for rounding is met.
  const auto needed = static_cast<std::int64_t>(std::ceil(seconds * fps - 1e-6));
  return (std::max<std::int64_t>(needed, 1) + step - 2) / step * step + 1;
}

std::string prompt_of(const mv::ClipRequest& request) {
  std::string prompt = request.prompt;
  if (!request.character_description.empty() && !request.character_image &&
      prompt.find(request.character_description) == std::string::npos)
    prompt += "\nMain character: " + request.character_description;
  if (!request.rules.empty()) prompt += "\n\n" + request.rules;
  return prompt;
}

}  // namespace providers
