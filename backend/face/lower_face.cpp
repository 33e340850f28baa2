#include "face/lower_face.h"

#include <algorithm>
#include <cmath>

namespace face {
namespace {

constexpr double kUpperShare = 0.2;  // of an opening; the jaw does the rest
constexpr double kCornerReach =
    1.5;  // half widths, to which the corners' movement reaches: not to the cheeks' outline
constexpr double kSmallGap = 0.02;     // filmed gaps below cannot be told from closed lips …
constexpr double kSureGap = 0.055;     // … and from here on they are open
constexpr double kFilmedWidth = 1.15;  // a mouth that was filmed open may be wider, and is fuller than a lens
constexpr double kRim = 0.018;         // of teeth, on the lower lip
constexpr double kUpperRim = 0.012;    // and on the upper one
constexpr double kCornerDrop = 0.3;    // of the jaw's movement
constexpr double kMostOpen = 0.3;      // eyes' distances; more would fold the chin

double fall(double from, double to, double value) {  // 1 up to `from`, 0 from `to` on
  const double p = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return 1 - p * p * (3 - 2 * p);
}

}  // namespace

LowerFace::LowerFace(const MouthModel& mouth, const MouthForm& form, double opening, double filmed_gap,
                     double strength)
    : half_width_(mouth.half_width), bend_(mouth.bend), strength_(strength), round_(form.round) {
  const double scale = 0.6 + 0.8 * opening;
  const double wanted = std::min(kMostOpen, form.open * scale * half_width_);
  gap_ = filmed_gap * (1 - fall(kSmallGap, kSureGap, filmed_gap));
  narrow_ = (1 / (1 + (form.width - 1) * std::min(1.0, scale)) - 1) * strength;
  up_ = kUpperShare * wanted * strength;
  down_ = (1 - kUpperShare) * wanted * strength;
  // What was filmed open is closed first; a little more, so that no rim of teeth stays on the lip.
  closed_ = gap_ > 0 ? strength * (1 + std::min(0.2, kRim / gap_)) : 0;
  rim_ = gap_ > 0 ? strength * std::min(kUpperRim, 0.2 * gap_) : 0;
  // An opening jaw takes the corners along, so that a smile becomes a singing mouth.
  drop_ = kCornerDrop * down_;
  press_ = 0.014 * form.press * strength;
  seam_ = strength * fall(0, 0.05, wanted) * (1 - fall(kSmallGap, kSureGap, filmed_gap));
}

bool LowerFace::still() const {
  return std::abs(narrow_) < 1e-4 && up_ < 1e-4 && down_ < 1e-4 && closed_ * gap_ < 1e-4 && press_ < 1e-4;
}

// The height of the opening across the mouth: a lens, or an oval that leaves the corners closed.
double LowerFace::arch(double across) const {
  const double part = across / (1 - 0.3 * round_);
  const double rest = 1 - part * part;
  return rest <= 0 ? 0 : std::pow(rest, 1.0 - 0.45 * round_);
}

LowerFace::Spot LowerFace::at(Place place) const {
  Spot spot{.from = place};
  double u = place.x / half_width_;
  const double near = fall(0.05, place.y < 0 ? 0.33 : 0.45, std::abs(place.y));
  u += u * narrow_ * near * fall(0.85, kCornerReach, std::abs(u));
  spot.across = u;
  spot.from.x = u * half_width_;
  const double line = bend_ * std::min(u * u, 1.0);
  const double lens = arch(u);
  const double side = std::abs(u);
  const double drop = drop_ * (side < 1 ? u * u : fall(1, 2.2, side));
  const double upper = line + drop - up_ * lens;
  const double filmed = gap_ * std::sqrt(std::max(0.0, 1 - u * u / (kFilmedWidth * kFilmedWidth)));
  const double down = down_ * lens - closed_ * filmed;
  const double lower = line + drop + filmed + down;
  spot.below = place.y - upper;
  spot.above = lower - place.y;
  if (side < 1 && spot.below > 0 && spot.above > 0) {
    spot.from.y = line + filmed * spot.below / (spot.below + spot.above);
    return spot;
  }
  const double middle = 0.5 * (upper + lower);
  if (place.y < middle) {
    const double off = std::max(0.0, upper - place.y);
    const double broad = fall(0.4, 1.9, side);
    const double spread = lens + (broad - lens) * fall(0, 0.2, 0.2 - off);
    spot.from.y += (up_ * spread - drop - (press_ + rim_) * lens) * fall(0.06, 0.3, off) *
                   fall(-LowerFace::kTop - 0.1, -LowerFace::kTop, -place.y);
  } else {
    const double off = std::max(0.0, place.y - lower);
    const double broad = fall(0.5, 2.3, side);
    // At the lip its edge decides, further down the whole jaw moves.
    const double jaw = fall(0, 0.3, 0.3 - off);
    const double moved = down + drop + ((down_ - closed_ * gap_) * broad - down - drop) * jaw;
    spot.from.y += (press_ * lens * fall(0.05, 0.3, off) - moved) * fall(0.14, 0.9, off);
  }
  return spot;
}

}  // namespace face
