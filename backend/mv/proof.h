#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "media/media.h"
#include "timing/flicks.h"

namespace mv {

// The proof of sync: where the sound of a finished film really stands against the song, measured on the
// decoded file second by second and at every cut, as a player would present it (edit lists and encoder delay
// honoured, relative to the first picture), up to the end of the picture or of the song, whichever is first.
struct Proof {
  struct Point {
    timing::Flicks at{0};             // middle of the measured second, on the film's clock
    std::optional<double> offset_ms;  // positive: the sound is late; nothing where silent or unlike
    double likeness = 0;              // 0 … 1
  };
  std::vector<Point> seconds;
  std::vector<Point> cuts;
  double largest_offset_ms = 0;    // by absolute value, with its sign
  double drift_ms_per_minute = 0;  // slope of a line through all measured seconds
  int measured = 0;
  // Seconds with nothing to measure: one of film and song is silent (under -70 dBFS), the other too or nearly
  // (under -50 dBFS).
  int silent = 0;
  // Seconds that do not match: both sound otherwise, or one clearly sounds (-50 dBFS and more) where the
  // other is silent.
  int unlike = 0;
};

// Above this a film counts as out of sync; viewers notice from about 45 ms on (ITU-R BT.1359), musicians from
// far less.
constexpr double kLargestOffsetMs = 5;

// No second is late or early by more, and none holds other sound than the song, or none where the song has
// some. Silence under a silent song is in sync.
bool in_sync(const Proof& proof);

struct ProofRequest {
  std::filesystem::path film;
  std::filesystem::path song;
  timing::Flicks song_start{0};
  std::vector<timing::Flicks> cuts;  // between clips, without the film's two ends
};

// Streams both files once; memory does not grow with the film. Errors as Media.
Proof prove_sync(const media::Media& media, const ProofRequest& request, base::CancelToken cancel,
                 base::ProgressSink& progress);

}  // namespace mv
