#pragma once

#include <vector>

#include "face/follower.h"
#include "face/track.h"

namespace face {

// What the first pass gathered besides the faces themselves.
struct Gathered {
  int width = 0;
  int height = 0;
  std::int64_t frames = 0;
  int searches = 0;          // how often the whole picture was searched
  int profile_searches = 0;  // how often, finding none, for faces from the side
  int profiles = 0;          // and how often there was one
  int tiny = 0;              // how often nothing but a face that is too small
  std::vector<Follower> faces;
};

// Chooses the face, smooths its way, measures its mouth; or tells why not.
FaceTrack settle(const Gathered& gathered, ActiveSpeaker speaker);

}  // namespace face
