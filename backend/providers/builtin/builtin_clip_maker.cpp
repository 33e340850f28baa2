#include "providers/builtin/builtin_clip_maker.h"

#include "base/error.h"
#include "media/clip_encoder.h"
#include "media/png.h"
#include "providers/builtin/builtin_image_maker.h"
#include "providers/builtin/character_reader.h"
#include "providers/builtin/clip_recipe.h"
#include "providers/builtin/picture_palette.h"
#include "providers/builtin/shot_reader.h"
#include "render/painter.h"

namespace providers {
namespace {

render::Music music_of(const mv::ClipRequest& request) {
  if (!request.music) return {};
  return {.energy = request.music->energy,
          .bass = request.music->bass,
          .onset = request.music->onset,
          .beats_per_minute = request.music->beats_per_minute,
          .first_beat = request.music->first_beat};
}

render::PaintJob paint_job(const mv::ClipRequest& request, const mv::Flavor& flavor,
                           const render::Character& lead) {
  return {
      .shot = ShotReader(flavor.grammar)
                  .read({.description = request.prompt,
                         .negative = request.negative_prompt,
                         .character = request.character_description,
                         .seed = request.seed,
                         .place_seed = request.film_seed}),
      .lead = lead,
      .music = music_of(request),
      .mouth = request.mouth,
      .format = {.width = request.format.width, .height = request.format.height, .rate = request.format.rate},
      .duration = timing::frame_time(request.frames, request.format.rate)};
}

}  // namespace

render::Character BuiltinClipMaker::character_of(const mv::ClipRequest& request) const {
  if (request.character_image) {
    const auto texts = media::read_png_texts(*request.character_image);
    if (const auto recipe = texts.find(kRecipeKey); recipe != texts.end()) {
      if (auto character = render::character_from_json(recipe->second)) return *character;
    }
  }
  render::Character character = read_character(request.character_description);
  if (!request.character_image) return character;
  constexpr int kThumbnail = 64;  // pixels: enough to weigh colours
  const timing::Flicks beginning{0};
  try {
    const auto pictures = media_.pictures_at(*request.character_image, {&beginning, 1}, kThumbnail);
    if (!pictures.empty()) dress_in_colours_of(character, pictures.front());
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kCanceled) throw;
    throw base::Error(error.kind(), "the character's picture cannot be read; choose or make another one",
                      error.message());
  }
  return character;
}

mv::Made BuiltinClipMaker::make(const mv::ClipRequest& request, const mv::Flavor& flavor,
                                const std::filesystem::path& out, mv::Commission& commission) {
  const base::CancelToken cancel = commission.cancel();
  cancel.check();
  const render::PaintJob job = paint_job(request, flavor, character_of(request));
  render::Painter painter(job);
  media::ClipEncoder encoder(out, request.format, recipe_of(job));
  base::Pixels frame;
  for (std::int64_t number = 0; number < request.frames; ++number) {
    cancel.check();
    painter.paint(number, frame);
    encoder.add(frame);
    commission.report(static_cast<double>(number + 1) / static_cast<double>(request.frames));
  }
  encoder.finish();
  return {};
}

}  // namespace providers
