#pragma once

#include <cstdint>

namespace render {

// What the painter can show. Each value's snake_case name (names.h) is what flavors and recipes write.

enum class Setting {
  kStadiumStage,  // outdoor stadium with a stage
  kClub,          // small club
  kCityStreet,
  kRooftop,  // with a skyline
  kBeach,
  kForest,
  kMountains,
  kDesertRoad,
  kBedroom,
  kTrainWindow,  // inside a train or a car, the land passing by
  kSpace,
  kAbstractLight,
};

enum class TimeOfDay { kDawn, kDay, kSunset, kTwilight, kNight };
enum class Weather { kClear, kRain, kFog, kSnow };

enum class ShotSize { kWide, kMedium, kCloseUp, kExtremeCloseUp, kLowAngle, kHighAngle, kOverTheCrowd };
enum class CameraMove { kPushIn, kPullOut, kPanLeft, kPanRight, kCraneUp, kCraneDown, kOrbit, kHandheld };

// What the main character does.
enum class Action {
  kStand,
  kWalk,
  kRun,
  kDance,
  kSing,  // at a microphone, or into a hand-held one
  kPlay,  // the instrument in the recipe
  kSit,
  kRaiseArms,
  kLookAround,  // and up
  kWave,
};

enum class Mood { kCalm, kJoyful, kEnergetic, kMelancholy, kTense, kDreamy };

// Who is seen beside the main character.
enum class BandMember { kDrums, kGuitar, kBass, kKeyboard };
enum class Focus { kLead, kDrums, kGuitar, kBass, kKeyboard, kBand, kSetting };

enum class Look {
  kNatural,  // the palette of the time of day as it is
  kNoir,     // near monochrome, hard light
  kNeon,     // magenta and cyan
  kPastel,
  kVintage,  // warm and faded
};

// One described shot. A value: no text, nothing borrowed.
struct Shot {
  Setting setting = Setting::kCityStreet;
  TimeOfDay time = TimeOfDay::kSunset;
  Weather weather = Weather::kClear;
  ShotSize size = ShotSize::kWide;
  CameraMove move = CameraMove::kPushIn;
  Action action = Action::kStand;
  Mood mood = Mood::kCalm;
  Look look = Look::kNatural;
  Focus focus = Focus::kLead;
  bool band = false;             // the four band members on the set's band places
  bool crowd = false;            // hundreds of people where the set has room for them
  std::uint64_t seed = 0;        // this shot's own variation: camera, crowd, particles
  std::uint64_t place_seed = 0;  // the same for all shots of a film, so that the place stays the same place
  bool operator==(const Shot&) const = default;
};

}  // namespace render
