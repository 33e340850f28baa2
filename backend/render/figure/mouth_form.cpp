#include "render/figure/mouth_form.h"

#include <algorithm>

#include "render/figure/space.h"

namespace render {
namespace {

using timing::Flicks;
using timing::MouthShape;
using timing::TimeRange;

constexpr Flicks kPassing = timing::from_seconds(0.06);

MouthForm between(const MouthForm& from, const MouthForm& to, double part) {
  const auto mix = [part](double a, double b) { return a + (b - a) * part; };
  return {.half_width = mix(from.half_width, to.half_width),
          .open = mix(from.open, to.open),
          .upper_lip = mix(from.upper_lip, to.upper_lip),
          .lower_lip = mix(from.lower_lip, to.lower_lip),
          .upper_teeth = mix(from.upper_teeth, to.upper_teeth),
          .lower_teeth = mix(from.lower_teeth, to.lower_teeth),
          .tongue = mix(from.tongue, to.tongue),
          .round = mix(from.round, to.round),
          .tongue_up = mix(from.tongue_up, to.tongue_up),
          .teeth_on_lip = mix(from.teeth_on_lip, to.teeth_on_lip),
          .pressed = mix(from.pressed, to.pressed)};
}

// Lips that meet, teeth on the lip: nobody reads them halfway.
bool must_be_whole(MouthShape shape) {
  return shape == MouthShape::kA || shape == MouthShape::kG;
}

// The entries that hold at some time in [from, to), in order, with the gaps between them as X.
template <class See>
void each_in(const timing::Timeline<MouthShape>& shapes, TimeRange seen, const See& see) {
  const auto& entries = shapes.entries();
  auto entry = std::upper_bound(entries.begin(), entries.end(), seen.start,
                                [](Flicks t, const auto& e) { return t < e.range.end; });
  Flicks done = seen.start;
  for (; entry != entries.end() && entry->range.start < seen.end; ++entry) {
    if (entry->range.start > done) see(TimeRange{done, entry->range.start}, MouthShape::kX);
    see(entry->range, entry->value);
    done = entry->range.end;
  }
  if (done < seen.end) see(TimeRange{done, seen.end}, MouthShape::kX);
}

// The share of a smooth window of kPassing around `time` that lies before `until`.
double share_before(Flicks until, Flicks time) {
  return smooth_step(0.5 + timing::to_seconds(until - time) / timing::to_seconds(kPassing));
}

// The mean of the shapes in the window: steady, however fast they follow each other.
MouthForm mean_around(const timing::Timeline<MouthShape>& shapes, Flicks time) {
  MouthForm form;
  double seen = 0;
  each_in(shapes, {time - kPassing / 2, time + kPassing / 2}, [&](TimeRange range, MouthShape shape) {
    const double share = share_before(range.end, time) - share_before(range.start, time);
    if (share <= 0) return;
    seen += share;
    form = between(form, mouth_form(shape), share / seen);
  });
  return form;
}

}  // namespace

MouthForm mouth_form_at(const timing::Timeline<MouthShape>& shapes, Flicks time, double opening) {
  MouthForm form = mean_around(shapes, time);
  double pull = 0;
  MouthShape whole = MouthShape::kX;
  each_in(shapes, {time - kPassing, time + kPassing}, [&](TimeRange range, MouthShape shape) {
    if (!must_be_whole(shape)) return;
    const Flicks away = std::max({Flicks(0), range.start - time, time - range.end + Flicks(1)});
    const double near = 1 - timing::to_seconds(away) / timing::to_seconds(kPassing);
    if (near <= pull) return;
    pull = near;
    whole = shape;
  });
  if (pull > 0) form = between(form, mouth_form(whole), smooth_step(pull));
  form.open *= blend(opening, 1, form.teeth_on_lip);
  return form;
}

MouthForm mouth_form_in(const timing::Timeline<MouthShape>& shapes, TimeRange frame, double opening) {
  Flicks time = frame.start + (frame.end - frame.start) / 2;
  bool closed = false;
  each_in(shapes, frame, [&](TimeRange range, MouthShape shape) {
    const Flicks middle = range.start + (range.end - range.start) / 2;
    if (closed || !must_be_whole(shape) || !frame.contains(middle)) return;
    closed = shape == MouthShape::kA;
    time = middle;
  });
  return mouth_form_at(shapes, time, opening);
}

}  // namespace render
