#include "render/painter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "render/actor_piece.h"
#include "render/cast.h"
#include "render/finish.h"
#include "render/layer_piece.h"
#include "render/light.h"
#include "render/pulse.h"
#include "render/scenery/scenery.h"
#include "render/sight.h"
#include "render/weather.h"

namespace render {
namespace {

// Camera accents are felt, not seen.
constexpr double kPush = 0.016;

// Hand-made films hold each drawing for two frames of 24 a second.
constexpr timing::Flicks kTwo{timing::Flicks::period::den / 12};

std::int64_t frames_of(const PaintJob& job) {
  return std::max<std::int64_t>(1, timing::nearest_frame(job.duration, job.format.rate));
}

void check(const FrameFormat& format) {
  if (format.width < 16 || format.height < 16 || format.width > 4096 || format.height > 4096 ||
      format.rate.per_second <= 0) {
    throw base::Error(base::ErrorKind::kOutOfRange, "a picture must be 16 to 4096 pixels wide and tall");
  }
}

// Lights between the same two layers are worked out together.
void add_lights(std::vector<Placed>& placed, Stage& stage) {
  std::vector<double> depths;
  for (const Cutout& cutout : stage.cutouts) depths.push_back(cutout.depth);
  std::sort(depths.begin(), depths.end());
  // A light belongs right before the nearest layer that is not nearer than it.
  const auto gap = [&](double depth) {
    return std::lower_bound(depths.begin(), depths.end(), depth) - depths.begin();
  };
  for (std::ptrdiff_t at = 0; at <= static_cast<std::ptrdiff_t>(depths.size()); ++at) {
    std::vector<Beam> beams;
    std::vector<Glow> glows;
    double nearest = kSkyDepth * 10;
    for (const Beam& beam : stage.beams) {
      if (gap(beam.depth) == at) beams.push_back(beam), nearest = std::min(nearest, beam.depth);
    }
    for (const Glow& glow : stage.glows) {
      if (gap(glow.depth) == at) glows.push_back(glow), nearest = std::min(nearest, glow.depth);
    }
    if (beams.empty() && glows.empty()) continue;
    placed.push_back({nearest, std::make_unique<LightPiece>(std::move(beams), std::move(glows))});
  }
}

// A breath of light behind the lead, which lifts the silhouette off a dark set; by day none is needed.
Glow halo_of(const Stage& stage, const Palette& palette) {
  const Place& lead = stage.lead;
  return {.at = {lead.feet.x, lead.feet.y - 0.62 * lead.height},
          .depth = lead.depth + 0.35,
          .radius = 0.95 * lead.height,
          .color = mix(palette.key, palette.lamp, 0.5),
          .strength = 0.34 * (1 - palette.brightness),
          .pulse = 0.5};
}

}  // namespace

struct Painter::State {
  explicit State(PaintJob paint_job);

  void add_layers(const Stage& stage, const Sight& sight);
  void add_actors(std::vector<Actor> actors, const Sight& sight);
  FrameScene scene_at(std::int64_t frame_number) const;
  double blur_at(double depth) const;
  double facing_at(timing::Flicks time) const;

  FaceView face_view() const;
  std::optional<MouthBox> mouth_box(std::int64_t frame_number) const;

  PaintJob job;
  std::int64_t frames;
  StageContext context;
  Pulse pulse;
  CastContext cast;
  Place lead;
  std::unique_ptr<CameraPath> camera;
  std::vector<Placed> placed;  // farthest first
  std::vector<HiddenRows> hidden;
  Finish finish;
};

Painter::State::State(PaintJob paint_job)
    : job(std::move(paint_job)),
      frames(frames_of(job)),
      context{.shot = job.shot,
              .palette = palette_for(job.shot),
              .aspect = static_cast<double>(job.format.width) / job.format.height},
      pulse(job.music, job.duration),
      finish(job.shot, context.palette, job.format.width, job.format.height) {
  cast = {.shot = job.shot,
          .lead = job.lead,
          .palette = context.palette,
          .mouth = job.mouth,
          .mouth_opening = job.mouth_opening,
          .stresses = job.stresses,
          .frame_length = timing::frame_time(1, job.format.rate),
          .facing = {}};
  Stage stage = build_stage(context);
  stage.glows.push_back(halo_of(stage, context.palette));
  camera =
      std::make_unique<CameraPath>(job.shot, frame_shot(job.shot, subject_of(cast, stage), context.aspect),
                                   timing::to_seconds(job.duration));
  cast.facing = [this](timing::Flicks time) { return facing_at(time); };
  std::vector<FrameScene> scenes;
  const auto look = [&] {
    scenes.clear();
    for (std::int64_t i = 0; i < frames; ++i) scenes.push_back(scene_at(i));
  };
  look();
  for (double amount = 1; amount > 0 && !stays_inside(stage.cutouts, scenes, context.aspect);
       amount -= 0.125) {
    camera->set_amount(amount - 0.125);
    look();
  }
  const Sight sight(scenes);
  add_layers(stage, sight);
  add_lights(placed, stage);
  if (!stage.indoors) {
    for (Placed& piece : build_weather({.weather = job.shot.weather,
                         .palette = context.palette,
                         .seed = job.shot.seed,
                         .width = job.format.width,
                         .height = job.format.height,
                         .ground_y = stage.lead.feet.y,
                         .ground_depth = stage.lead.depth},
                                       camera->at(0.5, 0).z)) {
      placed.push_back(std::move(piece));
    }
  }
  add_actors(std::move(stage.actors), sight);
  add_actors(build_cast(cast, stage, context), sight);
  lead = stage.lead;
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.depth > b.depth; });
  hidden.resize(placed.size());
}

// Blur of the lens: grows with the distance from the plane of focus, as seen from the middle of the path.
double Painter::State::blur_at(double depth) const {
  const Framing& framing = camera->framing();
  const double z = camera->at(0.5, 0).z;
  const double here = std::max(kNearest, depth - z);
  const double focus = std::max(kNearest, framing.depth - z);
  return framing.aperture * job.format.height * std::min(1.6, std::abs(1 - focus / here));
}

// Somebody who keeps looking at the camera's first place is seen from the side as the camera travels.
double Painter::State::facing_at(timing::Flicks time) const {
  constexpr double kTurnPerSlope = 3;
  const Framing& framing = camera->framing();
  const Pose pose = scene_at(timing::nearest_frame(time, job.format.rate)).pose;
  const double aside = pose.x - framing.anchor.x * pose.z;
  return std::clamp(-kTurnPerSlope * aside / std::max(kNearest, framing.depth - pose.z), -0.8, 0.8);
}

void Painter::State::add_layers(const Stage& stage, const Sight& sight) {
  const Box frame{-context.aspect / 2, -0.5, context.aspect / 2, 0.5};
  for (const Cutout& cutout : stage.cutouts) {
    const Sight::OfDepth seen = sight.of(cutout);
    if (seen.largest_scale <= 0) continue;
    Layer layer = draw_layer(cutout,
                             {.region = seen.region,
                              .frame = frame,
                              .pixels_per_unit = seen.largest_scale,
                              .blur = blur_at(cutout.depth),
                              .frame_height = static_cast<double>(job.format.height)},
                             context.palette);
    if (!layer.empty())
      placed.push_back({cutout.depth, std::make_unique<LayerPiece>(std::move(layer), cutout)});
  }
}

void Painter::State::add_actors(std::vector<Actor> actors, const Sight& sight) {
  for (Actor& actor : actors) {
    const double depth = actor.depth;
    const Sight::OfDepth seen = sight.of({.depth = depth});
    if (seen.largest_scale <= 0) continue;
    const ActorRequest request{.blur = blur_at(depth),
                               .pixels_per_unit = seen.largest_scale,
                               .region = seen.region,
                               .frame_height = static_cast<double>(job.format.height)};
    placed.push_back({depth, std::make_unique<ActorPiece>(std::move(actor), request, context.palette)});
  }
}

FrameScene Painter::State::scene_at(std::int64_t frame_number) const {
  const timing::Flicks time = timing::frame_time(frame_number, job.format.rate);
  const double last = static_cast<double>(std::max<std::int64_t>(1, frames - 1));
  const double progress = std::clamp(static_cast<double>(frame_number) / last, 0.0, 1.0);
  return {.pose = camera->at(progress, kPush * pulse.push_at(time)),
          .moment = pulse.at(time),
          .held = pulse.at(time - time % kTwo),
          .width = job.format.width,
          .height = job.format.height};
}

std::optional<MouthBox> Painter::State::mouth_box(std::int64_t frame_number) const {
  // Under half a pixel nothing of it reaches the picture.
  constexpr double kSmallest = 0.5;
  // Of the width at rest: the lips of the widest and of the most open shape, from the corners' line.
  constexpr double kHalfWide = 0.8;
  constexpr double kAbove = 0.6;
  constexpr double kBelow = 1.0;
  const FrameScene scene = scene_at(frame_number);
  Stage stage;
  stage.lead = lead;
  const SeenFace face = lead_face(cast, stage, scene.moment);
  const View seen = scene.view(lead.depth);
  const Point at = seen.to_pixel(face.mouth);
  const double width = seen.scale * face.mouth_width;
  const bool inside = at.x > width / 2 && at.x < scene.width - width / 2 && at.y > 0 && at.y < scene.height;
  if (!inside || width < kSmallest || near_fade(scene.pose, lead.depth) < 0.5) return std::nullopt;
  const double open = std::max(1.0, job.mouth_opening);
  return MouthBox{.left = at.x - kHalfWide * width,
                  .top = at.y - kAbove * open * width,
                  .right = at.x + kHalfWide * width,
                  .bottom = at.y + kBelow * open * width,
                  .rest_width = width};
}

FaceView Painter::State::face_view() const {
  std::vector<double> widths;
  for (std::int64_t number = 0; number < frames; ++number) {
    if (const auto box = mouth_box(number)) widths.push_back(box->rest_width);
  }
  if (widths.empty()) return {};
  std::sort(widths.begin(), widths.end());
  return {.frames = static_cast<std::int64_t>(widths.size()),
          .largest_mouth_width = widths.back(),
          .median_mouth_width = widths[widths.size() / 2]};
}

Painter::Painter(PaintJob job) {
  check(job.format);
  state_ = std::make_unique<State>(std::move(job));
}
Painter::~Painter() = default;

FaceView Painter::face_view() const {
  return state_->face_view();
}

std::optional<MouthBox> Painter::mouth_box(std::int64_t frame_number) const {
  return state_->mouth_box(frame_number);
}

void Painter::paint(std::int64_t frame_number, base::Pixels& frame) {
  State& s = *state_;
  if (frame.width != s.job.format.width || frame.height != s.job.format.height) {
    frame = base::Pixels(s.job.format.width, s.job.format.height);
  }
  const FrameScene scene = s.scene_at(frame_number);
  HiddenRows hidden(scene.height);
  for (std::size_t i = s.placed.size(); i-- > 0;) {
    s.hidden[i] = hidden;
    s.placed[i].drawable->hide(hidden, scene);
  }
  for (std::size_t i = 0; i < s.placed.size(); ++i) s.placed[i].drawable->draw(frame, scene, s.hidden[i]);
  s.finish.apply(frame, frame_number);
}

}  // namespace render
