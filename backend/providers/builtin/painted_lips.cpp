#include "providers/builtin/painted_lips.h"

#include <utility>

#include "base/error.h"
#include "media/clip_encoder.h"
#include "providers/builtin/clip_recipe.h"

namespace providers {
namespace {

// As drawn at 0.5; a murmur at 0, a belted note at 1.
double opening_of(double temperature) {
  return temperature < 0.5 ? 0.6 + 0.8 * temperature : 0.65 + 0.7 * temperature;
}

}  // namespace

mv::SyncedLips paint_lips(render::PaintJob job, const mv::LipSyncOrder& order,
                          const std::filesystem::path& out, base::CancelToken cancel,
                          base::ProgressSink& progress) {
  const std::string recipe = recipe_of(job);
  const media::VideoFormat format{
      .width = job.format.width, .height = job.format.height, .rate = job.format.rate};
  const std::int64_t frames = timing::nearest_frame(job.duration, format.rate);
  job.mouth = order.voice.shapes;
  job.mouth_opening = opening_of(order.temperature);
  for (const mouth::Stress& stress : order.voice.stresses)
    job.stresses.push_back({.time = stress.time, .strength = stress.strength});
  render::Painter painter(std::move(job));
  const render::FaceView face = painter.face_view();
  if (face.frames == 0) {
    throw base::Error(base::ErrorKind::kUnsuitable,
                      "this shot shows no face that could sing; the clip is left as it is");
  }
  media::ClipEncoder encoder(out, format, recipe);
  base::Pixels frame;
  for (std::int64_t number = 0; number < frames; ++number) {
    cancel.check();
    painter.paint(number, frame);
    encoder.add(frame);
    progress.report(static_cast<double>(number + 1) / static_cast<double>(frames));
  }
  encoder.finish();
  return {
      .frames_with_face = face.frames,
      .note = face.too_small_to_read() ? "the face is small in this shot; its mouth can hardly be seen" : ""};
}

}  // namespace providers
