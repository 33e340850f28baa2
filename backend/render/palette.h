#pragma once

#include "render/canvas/canvas.h"
#include "render/shot.h"

namespace render {

// The colours of one shot, from its time of day, weather, look and mood. All sets paint with these, so that a
// film hangs together.
struct Palette {
  Color sky_top, sky_middle, sky_horizon;  // gradient of the sky
  Color sun;                               // sun or moon disc and its halo
  Color haze;                              // what far pieces fade to
  Color far, middle, near, front;  // paper tones from the far background to the foreground silhouettes
  Color ground, ground_near;
  Color key;                    // colour of the main light
  Color rim;                    // light along the edges of figures
  Color lamp, lamp_second;      // artificial lights: windows, signs, stage lights
  Color shadow;                 // colour of shadows (never pure black)
  double brightness = 1;        // 0.25 (night) … 1 (day): multiplies what the light falls on
  double key_direction = -0.6;  // -1 from the left … 1 from the right
  double saturation = 1;        // how much of a thing's own colour the look leaves: 0 grey … 1
  double visibility = 90;       // depth units over which paper loses 1 - 1/e of its colour to the haze
};

Palette palette_for(const Shot& shot);

// Paper at `depth` fades towards the haze: near pieces keep their colour.
Color hazed(Color color, const Palette& palette, double depth);

}  // namespace render
