#pragma once

#include <vector>

#include "render/music.h"
#include "render/stage.h"

namespace render {

// The music as the picture feels it: the Moment of every time in a clip, and the camera's small push on
// strong onsets. All of it is worked out beforehand, so that frames can be painted in any order.
class Pulse {
 public:
  Pulse(const Music& music, timing::Flicks duration);

  Moment at(timing::Flicks time) const;
  // 0 … about 1: a critically damped spring that onsets strike.
  double push_at(timing::Flicks time) const { return push_.at(time); }

 private:
  Music music_;
  timing::Curve push_;
};

}  // namespace render
