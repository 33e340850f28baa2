#include "render/scenery/scenery.h"

#include "base/error.h"
#include "render/scenery/mirror.h"
#include "render/scenery/settings.h"

namespace render {
namespace {

struct Artist {
  Setting setting;
  Stage (*build)(const StageContext&);
};

constexpr Artist kArtists[] = {
    {Setting::kStadiumStage, scenery::stadium_stage},
    {Setting::kClub, scenery::club},
    {Setting::kCityStreet, scenery::city_street},
    {Setting::kRooftop, scenery::rooftop},
    {Setting::kBeach, scenery::beach},
    {Setting::kForest, scenery::forest},
    {Setting::kMountains, scenery::mountains},
    {Setting::kDesertRoad, scenery::desert_road},
    {Setting::kBedroom, scenery::bedroom},
    {Setting::kTrainWindow, scenery::train_window},
    {Setting::kSpace, scenery::space},
    {Setting::kAbstractLight, scenery::abstract_light},
};

}  // namespace

Stage build_stage(const StageContext& context) {
  for (const Artist& artist : kArtists) {
    if (artist.setting != context.shot.setting) continue;
    if (!scenery::is_mirrored(context.shot)) return artist.build(context);
    // Mirrored twice, the light comes from where the palette has it.
    StageContext turned = context;
    turned.palette.key_direction = -context.palette.key_direction;
    return scenery::mirrored(artist.build(turned));
  }
  throw base::Error(base::ErrorKind::kInternal, "there is no set for this setting");
}

}  // namespace render
