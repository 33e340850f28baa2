#pragma once

#include <cstdint>

#include "base/pixels.h"
#include "face/form.h"
#include "face/track.h"

namespace face {

enum class Covering {
  kLeaveFrame,  // where a hand or a microphone covers the mouth, the frame stays as it is
  kIgnore,
};

struct WarpOptions {
  double opening = 0.5;  // 0 … 1: how far mouths open; 0.5 as in speech
  Covering covering = Covering::kLeaveFrame;
};

// Moves the mouth of a tracked face. Holds nothing but the track; const, for any number of threads.
class MouthWarp {
 public:
  // Throws Error{kInternal} for a track with a refusal.
  explicit MouthWarp(FaceTrack track, WarpOptions options = {});

  // Draws frame `frame` of the clip anew with a mouth of this form. Pixels beyond the lower face stay as they
  // are, to the bit; so does the whole frame where no face is seen, or where nothing has to move. Returns
  // whether anything was drawn. `picture` has the track's size (else Error{kInternal}).
  bool draw(std::int64_t frame, const MouthForm& form, base::Pixels& picture) const;

  const FaceTrack& track() const { return track_; }

 private:
  FaceTrack track_;
  WarpOptions options_;
};

}  // namespace face
