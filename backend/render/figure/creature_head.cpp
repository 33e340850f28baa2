#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

// What animal it is follows from the colour of its fur, so that a recipe needs no more than that.
enum class Animal { kFox, kBear, kRabbit, kCat };

Animal animal_of(Color fur) {
  const double high = std::max({fur.red, fur.green, fur.blue});
  const double low = std::min({fur.red, fur.green, fur.blue});
  const double saturation = high > 0 ? (high - low) / high : 0;
  const bool warm = fur.red >= fur.green && fur.green >= fur.blue;
  if (warm && saturation > 0.55 && high > 0.6) return Animal::kFox;
  if (low > 0.72) return Animal::kRabbit;
  if (warm && saturation > 0.22) return Animal::kBear;
  return Animal::kCat;
}

void animal_ear(const HeadView& v, Animal animal, double side, const Tone& fur, const Tone& inner) {
  const double twitch =
      0.02 * std::sin(v.sitter.rhythm.t * 3 + side) * v.sitter.rhythm.onset + 0.012 * v.sitter.rhythm.pulse;
  const auto at = [&](double x, double y) {
    return v.rim(side * x, y - twitch) + Point{v.place.yaw * 0.03, 0};
  };
  const Paper& paper = v.paper;
  switch (animal) {
    case Animal::kFox:
    case Animal::kCat: {
      const double tall = animal == Animal::kFox ? 0.92 : 0.8;
      paper.piece(paper.cut({at(0.1, -0.42), at(0.2, -0.64), at(0.315, -tall), at(0.385, -tall + 0.13),
                             at(0.41, -0.45), at(0.36, -0.2)}),
                  fur, {.shade = 0.05, .light = 0.02, .rim = 0.02});
      paper.fill(paper.cut({at(0.18, -0.44), at(0.245, -0.62), at(0.315, -tall + 0.12), at(0.345, -0.6),
                            at(0.345, -0.34)}),
                 inner.base);
      if (animal == Animal::kFox) {
        paper.fill(paper.cut({at(0.262, -0.8), at(0.315, -tall), at(0.385, -tall + 0.13), at(0.36, -0.76),
                              at(0.315, -0.72)}),
                   paper.lit(rgb(0x2A1A18)));
      }
      return;
    }
    case Animal::kBear:
      paper.piece(paper.disc(at(0.3, -0.42), 0.15, 0.15), fur, {.shade = 0.05, .light = 0.02, .rim = 0.02});
      paper.fill(paper.disc(at(0.305, -0.40), 0.085, 0.085), inner.base);
      return;
    case Animal::kRabbit: {
      const Point sway = v.hang * 0.5;
      const std::vector<Point> way{at(0.16, -0.38), at(0.19, -0.75), at(0.25, -1.05) + sway * 0.5,
                                   at(0.27, -1.3) + sway};
      paper.piece(paper.ribbon(way, {0.075, 0.11, 0.1, 0.035}), fur,
                  {.shade = 0.05, .light = 0.02, .rim = 0.018});
      paper.fill(paper.ribbon({way[0], way[1], way[2]}, {0.03, 0.055, 0.04}), inner.base);
      return;
    }
  }
}

// The head's edge with tufts of fur on the cheeks.
Outline furry_head(const HeadView& v, Animal animal) {
  const double cheek = animal == Animal::kFox ? 0.075 : animal == Animal::kCat ? 0.04 : 0.015;
  const double drop = v.mouth.open * 0.2;
  const auto side = [&](double s) {
    return std::vector<Point>{v.rim(s * 0.2, -0.45),
                              v.rim(s * 0.33, -0.3),
                              v.rim(s * 0.375, -0.08),
                              v.rim(s * (0.385 + cheek * 0.6), 0.07),
                              v.rim(s * (0.36 + cheek * 0.4), 0.12),
                              v.rim(s * (0.375 + cheek), 0.2),
                              v.rim(s * (0.31 + cheek * 0.3), 0.245),
                              v.rim(s * (0.31 + cheek * 0.6), 0.32),
                              v.rim(s * 0.2, 0.40 + drop),
                              v.rim(s * 0.09, 0.47 + drop)};
  };
  std::vector<Point> points{v.rim(0, -0.49)};
  for (const Point& p : side(1)) points.push_back(p);
  points.push_back(v.rim(0, 0.485 + drop));
  std::vector<Point> left = side(-1);
  points.insert(points.end(), left.rbegin(), left.rend());
  return v.paper.cut(points);
}

void muzzle(const HeadView& v, Animal animal, const Tone& pale) {
  const Paper& paper = v.paper;
  const double drop = v.mouth.open * 0.55;
  const double narrow = animal == Animal::kFox ? 0.85 : 1;
  const auto at = [&](double x, double y) { return v.at(x * narrow, y, 0.42); };
  if (animal == Animal::kFox) {
    // The white mask from the cheeks to the muzzle.
    for (const double s : {-1.0, 1.0}) {
      const auto mask = [&](double x, double y) { return v.at(s * x, y, 0.3); };
      paper.fill(
          paper.cut({mask(0.0, 0.12), mask(0.07, 0.1), mask(0.17, 0.12), mask(0.3, 0.09), mask(0.36, 0.19),
                     mask(0.28, 0.31), mask(0.18, 0.39 + drop * 0.3), mask(0.0, 0.46 + drop * 0.4)}),
          pale.base);
    }
  }
  // The lower jaw, then the mouth between it and the muzzle.
  paper.piece(paper.cut({at(-0.14, 0.3), at(0.14, 0.3), at(0.12, 0.40 + drop), at(0, 0.455 + drop),
                         at(-0.12, 0.40 + drop)}),
              pale, {.shade = 0.04, .light = 0, .rim = 0.008});
  const Tone lips = paper.tone(mix(mix(v.sitter.character.body, rgb(0x2A1512), 0.7), rgb(0xFFFFFF), 0.04));
  HeadView inner = v;
  inner.mouth.half_width *= blend(1, 1.2, v.mouth.pressed);
  inner.mouth.upper_lip = std::min(0.012, v.mouth.upper_lip);
  inner.mouth.lower_lip = std::min(0.014, v.mouth.lower_lip);
  // Below the muzzle's edge, so that teeth are seen of a mouth that is only a little open.
  draw_mouth(inner, at(0, 0.325 + 0.014 * std::min(1.0, v.mouth.open / 0.04)), 1.05, lips);
  const Outline snout = paper.cut({at(-0.03, 0.09), at(0.03, 0.09), at(0.12, 0.16), at(0.185, 0.245),
                                   at(0.14, 0.315 - drop * 0.06), at(0.05, 0.305 - drop * 0.3),
                                   at(0, 0.285 - drop * 0.3), at(-0.05, 0.305 - drop * 0.3),
                                   at(-0.14, 0.315 - drop * 0.06), at(-0.185, 0.245), at(-0.12, 0.16)});
  paper.piece(snout, pale, {.shade = 0.035, .light = 0.02, .rim = 0.01});
  const Point nose = v.at(0, 0.125, 0.5);
  const Tone dark = paper.tone(animal == Animal::kRabbit ? rgb(0xC77A80) : rgb(0x1C1414));
  paper.piece(paper.cut({nose + Point{-0.07, -0.03}, nose + Point{0, -0.048}, nose + Point{0.07, -0.03},
                         nose + Point{0.045, 0.03}, nose + Point{0, 0.055}, nose + Point{-0.045, 0.03}}),
              dark, {.shade = 0.015, .light = 0, .rim = 0.01});
  if (v.pixels() < 80) return;
  paper.fill(paper.disc(nose + Point{paper.light_side() * 0.022, -0.02}, 0.018, 0.01),
             with_alpha(rgb(0xFFFFFF), 0.6));
  paper.stroke({nose + Point{0, 0.05}, at(0, 0.285 - drop * 0.3)}, 0.008, paper.lit(rgb(0x3A2420)));
  for (const double s : {-1.0, 1.0}) {
    for (int i = 0; i < 3; ++i) {
      const Point root = at(s * 0.11, 0.21 + 0.03 * i);
      paper.stroke(paper.line({root, root + Point{s * 0.14, -0.015 + 0.02 * i},
                               root + Point{s * 0.3, -0.03 + 0.05 * i}}),
                   0.0045, with_alpha(pale.rim, 0.8));
    }
  }
}

}  // namespace

void draw_animal_head(const HeadView& v) {
  const Paper& paper = v.paper;
  const Color color = v.sitter.character.body;
  const Animal animal = animal_of(color);
  const Tone fur = paper.tone(color);
  const Tone pale = paper.tone(mix(color, rgb(0xFFF8EC), animal == Animal::kFox ? 0.88 : 0.55));
  const Tone inner = paper.tone(mix(color, animal == Animal::kRabbit ? rgb(0xE8A0A4) : rgb(0x4A2A24), 0.6));
  for (const double side : {-1.0, 1.0}) animal_ear(v, animal, side, fur, inner);
  paper.piece(furry_head(v, animal), fur, {.shade = 0.13, .light = 0.05, .rim = 0.024});
  if (v.pixels() > 50 && animal != Animal::kRabbit) {
    // A lighter blaze up the forehead.
    paper.fill(paper.cut({v.at(-0.03, 0.1, 0.4), v.at(-0.045, -0.1, 0.34), v.at(0, -0.34, 0.24),
                          v.at(0.045, -0.1, 0.34), v.at(0.03, 0.1, 0.4)}),
               with_alpha(fur.light, 0.9));
  }
  muzzle(v, animal, pale);
  draw_eyes(v);
  draw_brows(v, mix(fur.shade, rgb(0x1A100C), 0.4));
}

void draw_alien_head(const HeadView& v) {
  const Paper& paper = v.paper;
  const Tone skin = v.sitter.skin();
  const double drop = v.mouth.open * 0.4;
  const double shift = v.place.yaw * 0.05;
  // Two feelers that lag behind.
  for (const double s : {-1.0, 1.0}) {
    const Point root = v.rim(s * 0.14, -0.45);
    const Point tip =
        root + Point{s * 0.16 + v.hang.x * 0.7 + 0.02 * v.sitter.wind(s), -0.4 + v.hang.y * 0.4};
    paper.fill(paper.ribbon({root, mix(root, tip, 0.5) + Point{-s * 0.02, -0.03}, tip}, {0.03, 0.018, 0.012}),
               skin.shade);
    const Color glow = v.sitter.character.accent;
    paper.canvas().circle(tip, 0.12);
    paper.canvas().fill_radial(
        tip, 0.12, {{0, with_alpha(glow, 0.4 + 0.4 * v.sitter.rhythm.pulse)}, {1, with_alpha(glow, 0)}});
    paper.piece(paper.disc(tip, 0.045, 0.045), paper.tone(glow), {.shade = 0.015, .light = 0, .rim = 0.01});
  }
  const Outline head = paper.cut(
      {v.rim(0, -0.52), v.rim(0.24, -0.47), v.rim(0.385, -0.29), v.rim(0.4, -0.08), v.rim(0.33, 0.13),
       v.rim(0.22 + shift, 0.32 + drop * 0.5), v.rim(0.1 + shift, 0.46 + drop), v.rim(shift, 0.495 + drop),
       v.rim(-0.1 + shift, 0.46 + drop), v.rim(-0.22 + shift, 0.32 + drop * 0.5), v.rim(-0.33, 0.13),
       v.rim(-0.4, -0.08), v.rim(-0.385, -0.29), v.rim(-0.24, -0.47)});
  paper.piece(head, skin, {.shade = 0.14, .light = 0.05, .rim = 0.024});
  if (v.pixels() > 60) {
    for (int i = 0; i < 3; ++i) {
      paper.fill(paper.disc(v.at(-0.06 + 0.07 * i, -0.36 + 0.03 * (i % 2), 0.22), 0.024, 0.017),
                 with_alpha(skin.shade, 0.7));
    }
  }
  for (const double s : {-1.0, 1.0}) {
    const double open = std::max(0.06, 1 - v.blink);
    const auto at = [&](double x, double y) { return v.at(s * x, kEyeY + y * open, 0.3); };
    const Outline eye = paper.cut({at(0.055, 0.05), at(0.1, -0.055), at(0.22, -0.12), at(0.305, -0.10),
                                   at(0.29, 0.0), at(0.2, 0.085), at(0.1, 0.1)});
    paper.piece(eye,
                {.base = rgb(0x0A0A14),
                 .shade = rgb(0x040408),
                 .light = mix(v.sitter.character.eyes, rgb(0x0A0A14), 0.3),
                 .rim = skin.shade},
                {.shade = 0.03, .light = 0.045, .rim = 0.012});
    if (open > 0.4) {
      paper.fill(paper.disc(at(0.2, -0.05) + v.gaze * 0.02, 0.034, 0.026), with_alpha(rgb(0xFFFFFF), 0.9));
      paper.fill(paper.disc(at(0.14, 0.04) + v.gaze * 0.02, 0.02, 0.014),
                 with_alpha(v.sitter.character.eyes, 0.9));
    }
    if (v.pixels() > 80)
      paper.fill(paper.disc(v.at(s * 0.022, 0.18, 0.36), 0.009, 0.02, s * 0.3),
                 paper.lit(mix(v.sitter.character.body, rgb(0x000000), 0.6)));
  }
  draw_mouth(v, v.at(0, 0.31, 0.33), 0.82, paper.tone(mix(v.sitter.character.body, rgb(0x3A1A3A), 0.4)));
}

void draw_ghost_head(const HeadView& v) {
  const Paper& paper = v.paper;
  Canvas& canvas = paper.canvas();
  const Tone veil = v.sitter.skin();
  const Color glow = v.sitter.character.body;
  // The glow as sheets of tissue, one over the other.
  for (const double r : {0.62, 0.76, 0.92}) {
    canvas.circle({0, 0}, r);
    canvas.fill(with_alpha(glow, 0.075));
  }
  const double drop = v.mouth.open * 0.3;
  // One sheet from the crown over the shoulders.
  const Outline head =
      paper.cut({v.rim(0, -0.53), v.rim(0.26, -0.46), v.rim(0.385, -0.22), v.rim(0.385, 0.1),
                 v.rim(0.34, 0.36 + drop), v.rim(0.36, 0.58), v.rim(0.6, 0.78), v.rim(0.7, 1.0),
                 v.rim(0.3, 1.2), v.rim(-0.3, 1.2), v.rim(-0.7, 1.0), v.rim(-0.6, 0.78), v.rim(-0.36, 0.58),
                 v.rim(-0.34, 0.36 + drop), v.rim(-0.385, 0.1), v.rim(-0.385, -0.22), v.rim(-0.26, -0.46)});
  Tone sheer = veil;
  sheer.base = with_alpha(veil.base, 0.94);
  paper.piece(head, sheer, {.shade = 0.1, .light = 0.05, .rim = 0.022});
  const Color hollow = mix(paper.lit(rgb(0x1A1830)), glow, 0.08);
  for (const double s : {-1.0, 1.0}) {
    const double open = std::max(0.08, 1 - v.blink);
    const double sad = v.sitter.state.mood == Mood::kMelancholy ? 0.35 : 0.12;
    const Point at = v.at(s * kEyeX, kEyeY, 0.3);
    paper.fill(paper.disc(at, 0.072, 0.1 * open, s * sad), hollow);
    if (open > 0.4) {
      paper.fill(paper.disc(at + Point{v.gaze.x * 0.02 + 0.012 * paper.light_side(), v.gaze.y * 0.02 - 0.03},
                            0.02, 0.024),
                 mix(v.sitter.character.eyes, rgb(0xFFFFFF), 0.6));
    }
  }
  // A hollow without lips or teeth; its form alone speaks.
  const MouthForm& m = v.mouth;
  const Point c = v.at(0, kMouthY, 0.33);
  const double wide = m.half_width * blend(blend(0.6, 0.85, std::min(1.0, m.open / 0.03)), 1.25, m.pressed);
  const double tall = blend(std::max(0.019, m.open * 0.56), 0.009, m.pressed);
  paper.fill(paper.disc(c + Point{0, m.open * 0.1}, wide, tall), hollow);
  if (m.tongue_up > 0.5 || m.teeth_on_lip > 0.5) {
    paper.fill(paper.disc(c + Point{0, m.tongue_up > 0.5 ? m.open * 0.34 : -m.open * 0.4}, m.half_width * 0.5,
                          m.open * 0.3 + 0.006),
               veil.base);
  }
  for (const double s : {-1.0, 1.0}) {
    const Point cheek = v.at(s * 0.235, 0.16, 0.27);
    canvas.ellipse(cheek, 0.09, 0.06);
    canvas.fill_radial(cheek, 0.09, {{0, with_alpha(rgb(0xFF9AB0), 0.3)}, {1, with_alpha(rgb(0xFF9AB0), 0)}});
  }
}

}  // namespace render
