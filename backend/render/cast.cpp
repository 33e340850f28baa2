#include "render/cast.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/random.h"
#include "render/figure/figure.h"

namespace render {
namespace {

// A warm light on people, so that skin stays skin under a blue night.
constexpr Color kStarLight = rgb(0xFFE9D2);

struct Member {
  BandMember member;
  Focus focus;
  Place Stage::*place;
};
constexpr Member kBand[] = {{BandMember::kDrums, Focus::kDrums, &Stage::drums},
                            {BandMember::kKeyboard, Focus::kKeyboard, &Stage::keyboard},
                            {BandMember::kBass, Focus::kBass, &Stage::bass},
                            {BandMember::kGuitar, Focus::kGuitar, &Stage::guitar}};

// The head goes down a little before a stressed syllable and comes back slowly (timing as in Hadar et al.,
// Human Movement Science 2, 1983: head movements go with stress, peaking on it).
double nod_at(const std::vector<Stress>& stresses, timing::Flicks time) {
  constexpr double kAhead = 0.1;  // seconds from its begin to its peak, which is the syllable's begin
  constexpr double kReach = 1.0;
  double nod = 0;
  for (const Stress& stress : stresses) {
    const double since = timing::to_seconds(time - stress.time) + kAhead;
    if (since <= 0 || since > kReach) continue;
    const double k = since / kAhead;
    nod += stress.strength * k * std::exp(1 - k);
  }
  return std::min(nod, 1.0);
}

// A figure on its place. The canvas' unit becomes the figure's height.
class Figure final : public StageItem {
 public:
  Figure(const CastContext& cast, const Place& place, std::optional<BandMember> member)
      : cast_(cast), place_(place), member_(member) {
    if (member_) cast_.lead = band_member(cast.lead, *member_, cast.shot.place_seed);
    // The star is lit in the darkest night, as on any film set; the band a little.
    Palette& palette = cast_.palette;
    const double more = member_ ? 0.2 : 0.55;
    palette.key = mix(palette.key, kStarLight, more * (1 - palette.brightness));
    palette.brightness += (1 - palette.brightness) * more;
  }

  void paint(base::Pixels& frame, const View& view, const Moment& moment) override {
    Canvas canvas(frame);
    const Point feet = view.to_pixel(place_.feet);
    const double unit = view.scale * place_.height;
    canvas.translate(feet.x, feet.y);
    canvas.scale(unit, unit);
    const FigureState state = state_at(moment);
    if (member_) {
      draw_band_member(canvas, *member_, cast_.lead, state, cast_.palette, unit);
    } else {
      draw_figure(canvas, cast_.lead, state, cast_.palette, unit);
    }
  }

  // Raised arms, a hat and whatever is carried stay inside this.
  std::optional<Box> bounds() const override {
    const double h = place_.height;
    const Point at = place_.feet;
    return Box{at.x - 0.85 * h, at.y - 1.45 * h, at.x + 0.85 * h, at.y + 0.16 * h};
  }

  FigureState state_at(const Moment& moment) const {
    const bool sings = !member_ && !cast_.mouth.empty();
    return {.action = member_ ? Action::kPlay : cast_.shot.action,
            .mood = cast_.shot.mood,
            .moment = moment,
            .mouth_form = sings ? std::optional(mouth_form_in(cast_.mouth,
                                                              {moment.time, moment.time + cast_.frame_length},
                                                              cast_.mouth_opening))
                                : std::nullopt,
            .nod = sings ? nod_at(cast_.stresses, moment.time) : 0,
            .facing = cast_.facing ? cast_.facing(moment.time) : 0,
            .seed = base::mix_seed(cast_.shot.seed, member_ ? "member" : "lead") +
                    (member_ ? static_cast<std::uint64_t>(*member_) : 0)};
  }

  SeenFace seen_face(const Moment& moment) const {
    const FacePlace face = face_of(cast_.lead, state_at(moment));
    constexpr double kMouthOfHead = 0.27;  // of the head's width
    return {
        .mouth = {place_.feet.x + face.mouth.x * place_.height, place_.feet.y + face.mouth.y * place_.height},
        .mouth_width = face.width * place_.height * kMouthOfHead};
  }

  Subject subject() const {
    const FacePlace face = face_of(cast_.lead, state_at({}));
    return {.place = place_,
            .face = {place_.feet.x + face.center.x * place_.height,
                     place_.feet.y + face.center.y * place_.height},
            .face_width = face.width * place_.height};
  }

 private:
  CastContext cast_;
  Place place_;
  std::optional<BandMember> member_;
};

// The whole band, with the lead, as one subject: in their middle, at the lead's depth.
Subject whole_band(const Stage& stage) {
  Subject subject{.place = stage.lead, .group = true};
  double x = 0;
  for (const Member& m : kBand) x += (stage.*m.place).feet.x / 4;
  subject.place.feet.x = 0.5 * (x + stage.lead.feet.x);
  return subject;
}

}  // namespace

std::vector<Actor> build_cast(const CastContext& cast, const Stage& stage, const StageContext& context) {
  std::vector<Actor> actors;
  if (cast.shot.band) {
    for (const Member& m : kBand) {
      const Place& place = stage.*m.place;
      actors.push_back(
          {.name = "band", .depth = place.depth, .item = std::make_unique<Figure>(cast, place, m.member)});
    }
  }
  actors.push_back({.name = "lead",
                    .depth = stage.lead.depth,
                    .item = std::make_unique<Figure>(cast, stage.lead, std::nullopt)});
  if (cast.shot.crowd && stage.crowd) {
    for (Actor& row : build_crowd(*stage.crowd, context)) actors.push_back(std::move(row));
  }
  return actors;
}

SeenFace lead_face(const CastContext& cast, const Stage& stage, const Moment& moment) {
  return Figure(cast, stage.lead, std::nullopt).seen_face(moment);
}

Subject subject_of(const CastContext& cast, const Stage& stage) {
  if (cast.shot.focus == Focus::kSetting) return {.place = stage.lead, .group = true};
  if (cast.shot.band) {
    if (cast.shot.focus == Focus::kBand) return whole_band(stage);
    for (const Member& m : kBand) {
      if (m.focus == cast.shot.focus) return Figure(cast, stage.*m.place, m.member).subject();
    }
  }
  return Figure(cast, stage.lead, std::nullopt).subject();
}

}  // namespace render
