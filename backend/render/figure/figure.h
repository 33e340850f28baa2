#pragma once

#include <optional>

#include "render/canvas/canvas.h"
#include "render/character.h"
#include "render/figure/mouth_form.h"
#include "render/palette.h"
#include "render/shot.h"
#include "render/stage.h"
#include "timing/mouth_shape.h"

namespace render {

// Everything that moves on a figure at one moment.
struct FigureState {
  Action action = Action::kStand;
  Mood mood = Mood::kCalm;
  Moment moment;
  timing::MouthShape mouth = timing::MouthShape::kX;
  std::optional<MouthForm> mouth_form;  // where it is on its way between two shapes; beats `mouth`
  double nod = 0;          // 0 … 1: the head goes down a little, the brows up, as on a stressed syllable
  double facing = 0;       // -1 turned left … 0 to the camera … 1 turned right (a slight turn)
  std::uint64_t seed = 0;  // phase of breathing, blinking and gestures
};

// Draws the whole figure standing on (0,0), 1 unit tall, y downwards (head at about y = -1), lit by the
// palette (body tones multiplied by its brightness, rim light, a soft own shadow at the feet). `detail` is
// how many pixels one unit is: small figures leave out what cannot be seen.
void draw_figure(Canvas& canvas, const Character& character, const FigureState& state, const Palette& palette,
                 double detail);

// Where the face sits in the figure's coordinates at this moment: the camera frames close-ups by it and
// lip-sync finds the mouth by it.
struct FacePlace {
  Point center;      // between the eyes
  double width = 0;  // of the head
  Point mouth;
};
FacePlace face_of(const Character& character, const FigureState& state);

// A band member's look, derived from the lead's so that the band belongs together.
Character band_member(const Character& lead, BandMember member, std::uint64_t seed);
// The member with instrument (the drummer with the kit), same coordinates as draw_figure.
void draw_band_member(Canvas& canvas, BandMember member, const Character& character, const FigureState& state,
                      const Palette& palette, double detail);

// A crowd of hundreds over `area`, moving with the music: arms up on accents, phones and hands, silhouettes
// with rim light from the stage. As one Actor a row, nearest rows last.
std::vector<Actor> build_crowd(const Stage::CrowdArea& area, const StageContext& context);

}  // namespace render
