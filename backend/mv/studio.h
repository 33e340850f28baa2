#pragma once

#include <string>

#include "base/clock.h"
#include "base/log.h"
#include "media/media.h"
#include "mv/flavors.h"
#include "mv/makers.h"
#include "mv/step_log.h"
#include "storage/kept_files.h"

namespace mv {

// What the use cases work with. Built by app, passed down by reference; everything in it is thread-safe and
// outlives the calls.
struct Studio {
  const media::Media& media;
  const storage::KeptFiles& kept;
  const Flavors& flavors;
  SceneWriter& scene_writer;
  ImageMaker& image_maker;
  ClipMaker& clip_maker;
  LipSyncer& lip_syncer;
  const base::Clock& clock;
  base::Log& log;
  int workers = 2;  // clips painted at the same time
  DebugMode debug = DebugMode::kOff;

  StepLog steps() const { return {log, debug}; }
};

}  // namespace mv
