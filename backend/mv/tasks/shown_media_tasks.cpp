#include "mv/tasks/shown_media_tasks.h"

#include "mv/flavor_preview.h"
#include "mv/poster.h"
#include "mv/waveform.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {

boost::json::object StillTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<StillRequest>(job.input);
  attempt.stage("taking a still");
  kept_poster(workshop_, request.video_id, attempt.cancel());
  return schema::to_json(request);
}

boost::json::object WaveformTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<WaveformRequest>(job.input);
  attempt.stage("drawing the song");
  keep_peaks(workshop_, request.audio_id, attempt.cancel(), attempt);
  return schema::to_json(request);
}

boost::json::object PreviewTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<PreviewRequest>(job.input);
  attempt.stage("painting a preview");
  // The flavor may have gone since, with a restart in between.
  kept_preview(workshop_.studio, *workshop_.studio.flavors.find_or_default(request.config_flavor),
               attempt.cancel());
  return schema::to_json(request);
}

}  // namespace mv
