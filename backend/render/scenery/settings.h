#pragma once

#include "render/stage.h"

namespace render::scenery {

// One a setting, each in the file of its name.
Stage stadium_stage(const StageContext& context);
Stage club(const StageContext& context);
Stage city_street(const StageContext& context);
Stage rooftop(const StageContext& context);
Stage beach(const StageContext& context);
Stage forest(const StageContext& context);
Stage mountains(const StageContext& context);
Stage desert_road(const StageContext& context);
Stage bedroom(const StageContext& context);
Stage train_window(const StageContext& context);
Stage space(const StageContext& context);
Stage abstract_light(const StageContext& context);

}  // namespace render::scenery
