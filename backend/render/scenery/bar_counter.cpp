#include "render/scenery/bar_counter.h"

#include <algorithm>
#include <array>

namespace render::scenery {

void add_bar(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double side = set.numbers("bar side").chance(0.5) ? 1 : -1;
  const double inner = set.half() * 0.74;
  const double foot = floor.y(6.9);
  const double outer = set.reach(6.9).right;
  set.add({.name = "bar",
           .depth = 6.9,
           .extent = {std::min(side * inner, side * outer) - 0.03, -0.3,
                      std::max(side * inner, side * outer) + 0.03, 0.95},
           .draw =
               [ink, side, inner, outer, foot, numbers = set.numbers("bar")](Canvas& canvas) {
                 base::Random own = numbers;
                 canvas.save();
                 canvas.scale(side, 1);
                 const double top = foot - 0.3;
                 const Color dark = mix(ink.tone(3), ink.palette.shadow, 0.3);
                 const std::array glass = {rgb(0x58B98A), rgb(0xD98A3A), rgb(0x6FA8E0), rgb(0xC8506A),
                                           rgb(0xE8D9A8)};
                 for (double x = inner + 0.05; x < outer; x += 0.042) {
                   const double tall = own.between(0.07, 0.12);
                   canvas.begin();
                   canvas.rounded_rectangle({x, top - tall * 0.65, x + 0.026, top}, 0.006);
                   canvas.rectangle({x + 0.009, top - tall, x + 0.017, top - tall * 0.6});
                   canvas.fill(with_alpha(ink.in_look(mix(own.pick(glass), ink.palette.lamp, 0.25)), 0.85));
                 }
                 canvas.rounded_rectangle({inner - 0.02, top, outer, top + 0.035}, 0.01);
                 canvas.fill(mix(dark, ink.palette.lamp, 0.4));
                 canvas.rectangle({inner, top + 0.035, outer, 0.95});
                 canvas.fill_linear({0, top}, {0, 0.5},
                                    {{0, mix(dark, ink.paper(rgb(0x7A4428), 6), 0.5)}, {1, dark}});
                 for (double x = inner + 0.02; x < outer; x += 0.11) {
                   canvas.rounded_rectangle({x, top + 0.07, x + 0.085, top + 0.27}, 0.008);
                 }
                 canvas.fill(with_alpha(dark, 0.7));
                 canvas.restore();
               },
           .shadow = 0.4});
  set.lamp({.at = {side * (inner + 0.1), foot - 0.36},
            .depth = 6.8,
            .radius = 0.3,
            .color = ink.palette.lamp,
            .strength = 0.4});
}

}  // namespace render::scenery
