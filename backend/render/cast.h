#pragma once

#include <functional>
#include <vector>

#include "render/camera.h"
#include "render/character.h"
#include "render/palette.h"
#include "render/stage.h"
#include "render/stress.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace render {

struct CastContext {
  Shot shot;
  Character lead;
  Palette palette;
  timing::Timeline<timing::MouthShape> mouth;
  double mouth_opening = 1;
  std::vector<Stress> stresses;
  timing::Flicks frame_length{0};  // for how long a frame is shown: the mouth is that of its middle
  // How far people look turned from where the camera is, -1 … 1; nothing: straight on.
  std::function<double(timing::Flicks)> facing;
};

// The lead, the band (where the shot has one) and the crowd (where the shot and the set have room), each at
// its depth on the stage.
std::vector<Actor> build_cast(const CastContext& cast, const Stage& stage, const StageContext& context);

// Where the lead's face is at a moment, in rest coordinates.
struct SeenFace {
  Point mouth;
  double mouth_width = 0;
};
SeenFace lead_face(const CastContext& cast, const Stage& stage, const Moment& moment);

// Whom or what the shot looks at.
Subject subject_of(const CastContext& cast, const Stage& stage);

}  // namespace render
