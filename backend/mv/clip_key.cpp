#include "mv/clip_key.h"

#include <span>

#include <fmt/format.h>

#include "base/hash.h"

namespace mv {
namespace {

void add_curve(base::ContentHash& hash, const timing::Curve& curve) {
  hash.add(curve.step.count());
  hash.add_raw(std::as_bytes(std::span(curve.values)));
}

}  // namespace

std::string clip_key(const ClipRequest& request, const Flavor& flavor, const std::string& maker,
                     const std::string& image) {
  base::ContentHash hash;
  hash.add(maker).add(flavor.fingerprint).add(request.prompt).add(request.negative_prompt);
  hash.add(request.character_description).add(image);
  hash.add(request.format.width)
      .add(request.format.height)
      .add(request.format.rate.per_second)
      .add(request.frames);
  hash.add(request.model)
      .add(request.rules)
      .add(request.person_generation)
      .add(static_cast<std::int64_t>(request.generate_audio));
  hash.add(static_cast<std::int64_t>(request.seed)).add(static_cast<std::int64_t>(request.film_seed));
  if (request.music) {
    add_curve(hash, request.music->energy);
    add_curve(hash, request.music->bass);
    add_curve(hash, request.music->onset);
    hash.add(fmt::format("{:.6f}", request.music->beats_per_minute)).add(request.music->first_beat.count());
  }
  for (const auto& entry : request.mouth.entries()) {
    hash.add(entry.range.start.count())
        .add(entry.range.end.count())
        .add(static_cast<std::int64_t>(entry.value));
  }
  return "clip" + hash.hex();
}

}  // namespace mv
