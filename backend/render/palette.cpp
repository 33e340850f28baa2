#include "render/palette.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

// Nothing nearer than this takes on haze.
constexpr double kHazeStart = 6;

Palette day() {
  return {.sky_top = rgb(0x3F8FD2),
          .sky_middle = rgb(0x8CC3EA),
          .sky_horizon = rgb(0xE9F3F2),
          .sun = rgb(0xFFF6D8),
          .haze = rgb(0xC9DDE6),
          .far = rgb(0x86A9BE),
          .middle = rgb(0x5B8299),
          .near = rgb(0x345468),
          .front = rgb(0x1B2F3D),
          .ground = rgb(0x8E9C8A),
          .ground_near = rgb(0x4F5E52),
          .key = rgb(0xFFF4DC),
          .rim = rgb(0xFFFBEA),
          .lamp = rgb(0xFFE3A0),
          .lamp_second = rgb(0x9AE2FF),
          .shadow = rgb(0x1D2B3A),
          .brightness = 1.0,
          .key_direction = -0.6};
}

Palette dawn() {
  return {.sky_top = rgb(0x5468B4),
          .sky_middle = rgb(0xCF93B4),
          .sky_horizon = rgb(0xFFDDA6),
          .sun = rgb(0xFFF3CC),
          .haze = rgb(0xEDBCAE),
          .far = rgb(0xAE88AE),
          .middle = rgb(0x6E6097),
          .near = rgb(0x3C3D70),
          .front = rgb(0x1C2149),
          .ground = rgb(0x8E7C94),
          .ground_near = rgb(0x45426A),
          .key = rgb(0xFFDDB8),
          .rim = rgb(0xFFE2B0),
          .lamp = rgb(0xFFD58A),
          .lamp_second = rgb(0x8FC4FF),
          .shadow = rgb(0x1E2040),
          .brightness = 0.84,
          .key_direction = 0.7};
}

Palette sunset() {
  return {.sky_top = rgb(0x3B2C6B),
          .sky_middle = rgb(0xD4576B),
          .sky_horizon = rgb(0xFFC26B),
          .sun = rgb(0xFFE9A8),
          .haze = rgb(0xF0946A),
          .far = rgb(0xB25A6C),
          .middle = rgb(0x7A3B64),
          .near = rgb(0x45244F),
          .front = rgb(0x241437),
          .ground = rgb(0x8C4A5C),
          .ground_near = rgb(0x412546),
          .key = rgb(0xFFC890),
          .rim = rgb(0xFFB765),
          .lamp = rgb(0xFFC66B),
          .lamp_second = rgb(0xFF6FA3),
          .shadow = rgb(0x21122F),
          .brightness = 0.78,
          .key_direction = 0.75};
}

Palette twilight() {
  return {.sky_top = rgb(0x16225C),
          .sky_middle = rgb(0x4A59AC),
          .sky_horizon = rgb(0xE09CBE),
          .sun = rgb(0xF8E8F2),
          .haze = rgb(0x7E84C2),
          .far = rgb(0x5662A8),
          .middle = rgb(0x384487),
          .near = rgb(0x222B61),
          .front = rgb(0x10163A),
          .ground = rgb(0x414A88),
          .ground_near = rgb(0x20264F),
          .key = rgb(0xC0C8FF),
          .rim = rgb(0xF7B2D6),
          .lamp = rgb(0xFFC97A),
          .lamp_second = rgb(0x66E0FF),
          .shadow = rgb(0x0B0F2A),
          .brightness = 0.6,
          .key_direction = -0.7};
}

Palette night() {
  return {.sky_top = rgb(0x070E2A),
          .sky_middle = rgb(0x152A63),
          .sky_horizon = rgb(0x3F60A6),
          .sun = rgb(0xEEF3FF),
          .haze = rgb(0x34508F),
          .far = rgb(0x2A3F80),
          .middle = rgb(0x1D2C62),
          .near = rgb(0x162149),
          .front = rgb(0x0A1030),
          .ground = rgb(0x263768),
          .ground_near = rgb(0x131C40),
          .key = rgb(0xA9BCFF),
          .rim = rgb(0x8FD8FF),
          .lamp = rgb(0xFFBE6A),
          .lamp_second = rgb(0xFF5FB0),
          .shadow = rgb(0x05081E),
          .brightness = 0.48,
          .key_direction = -0.6};
}

Palette of_time(TimeOfDay time) {
  switch (time) {
    case TimeOfDay::kDawn:
      return dawn();
    case TimeOfDay::kDay:
      return day();
    case TimeOfDay::kSunset:
      return sunset();
    case TimeOfDay::kTwilight:
      return twilight();
    case TimeOfDay::kNight:
      return night();
  }
  return day();
}

double luminance(Color c) {
  return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

Color grey_by(Color c, double amount) {
  const double y = luminance(c);
  return mix(c, {y, y, y, c.alpha}, amount);
}

template <class Change>
void change_all(Palette& p, const Change& change) {
  for (Color* c : {&p.sky_top, &p.sky_middle, &p.sky_horizon, &p.sun, &p.haze, &p.far, &p.middle, &p.near,
                   &p.front, &p.ground, &p.ground_near, &p.key, &p.rim, &p.lamp, &p.lamp_second, &p.shadow}) {
    *c = change(*c);
  }
}

void apply_weather(Palette& p, Weather weather) {
  switch (weather) {
    case Weather::kClear:
      return;
    case Weather::kRain: {
      const Color wet = mix(rgb(0x55657A), p.sky_middle, 0.5);
      change_all(p, [&](Color c) { return mix(grey_by(c, 0.25), with_alpha(wet, c.alpha), 0.18); });
      // Under a closed cover of clouds the sky is grey and even.
      for (Color* c : {&p.sky_top, &p.sky_middle, &p.sky_horizon, &p.haze})
        *c = mix(grey_by(*c, 0.45), wet, 0.22);
      p.brightness *= 0.88;
      p.visibility = 55;
      return;
    }
    case Weather::kFog:
      p.haze = mix(p.haze, mix(p.sky_horizon, rgb(0xC8CDD6), 0.4), 0.6);
      change_all(p, [&](Color c) { return mix(grey_by(c, 0.3), with_alpha(p.haze, c.alpha), 0.22); });
      // In fog the sky is no brighter than the air before it.
      p.sky_top = mix(p.sky_top, p.haze, 0.5);
      p.sky_middle = mix(p.sky_middle, p.haze, 0.5);
      p.visibility = 17;
      return;
    case Weather::kSnow:
      p.visibility = 50;
      change_all(p, [&](Color c) { return mix(grey_by(c, 0.3), {0.86, 0.91, 1.0, c.alpha}, 0.12); });
      p.ground = mix(p.ground, {0.93, 0.96, 1.0, 1}, 0.4 + 0.35 * p.brightness);
      p.ground_near = mix(p.ground_near, {0.88, 0.92, 1.0, 1}, 0.35 + 0.3 * p.brightness);
      return;
  }
}

void apply_look(Palette& p, Look look) {
  switch (look) {
    case Look::kNatural:
      return;
    case Look::kNoir:
      change_all(p, [](Color c) { return grey_by(c, 0.9); });
      p.brightness *= 0.85;
      p.saturation = 0.12;
      return;
    case Look::kNeon:
      p.lamp = rgb(0xFF3DA5);
      p.lamp_second = rgb(0x25E4FF);
      p.rim = rgb(0x3DEBFF);
      p.haze = mix(p.haze, rgb(0x7A2BC4), 0.45);
      p.sky_horizon = mix(p.sky_horizon, rgb(0xFF4FB0), 0.45);
      return;
    case Look::kPastel:
      change_all(p, [](Color c) { return mix(c, {1.0, 0.95, 0.96, c.alpha}, 0.24); });
      p.saturation = 0.85;
      return;
    case Look::kVintage:
      change_all(p, [](Color c) { return mix(grey_by(c, 0.3), {0.93, 0.74, 0.5, c.alpha}, 0.16); });
      p.saturation = 0.7;
      return;
  }
}

}  // namespace

Palette palette_for(const Shot& shot) {
  Palette palette = of_time(shot.time);
  apply_weather(palette, shot.weather);
  apply_look(palette, shot.look);
  return palette;
}

Color hazed(Color color, const Palette& palette, double depth) {
  const double lost = 1 - std::exp(-std::max(0.0, depth - kHazeStart) / palette.visibility);
  // The farthest ridge still has to stand out from the sky.
  return mix(color, with_alpha(palette.haze, color.alpha), std::min(0.8, lost));
}

}  // namespace render
