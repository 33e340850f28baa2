#include "providers/builtin/builtin_image_maker.h"

#include "media/png.h"
#include "providers/builtin/character_reader.h"
#include "render/painter.h"

namespace providers {

mv::Made BuiltinImageMaker::make(const mv::ImageRequest& request, const mv::Flavor&,
                                 const std::filesystem::path& out, mv::Commission& commission) {
  commission.cancel().check();
  render::Character character = read_character(request.character_description);
  character.seed += request.seed;  // other candidates of the same person differ in the face alone
  media::write_png(
      out, render::paint_character(character, request.width, request.height),
      {{"Description", request.character_description}, {kRecipeKey, render::to_json(character)}});
  return {};
}

}  // namespace providers
