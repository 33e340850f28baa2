#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "face/pose.h"

namespace face {

// The mouth of one person at rest, in face coordinates (see Place), as the whole clip shows it.
struct MouthModel {
  Place centre{0, 1.1};
  double half_width = 0.4;
  double bend = 0;      // how far the corners stand below the middle; negative in a smile
  double tilt = 0;      // how far the right corner (of the picture) stands below the left one, halved
  double upper = 0.1;   // height of the upper lip
  double lower = 0.13;  // and of the lower one
  double gap = 0;       // how far the lips are apart in the frames where they are closest
  // Colours as the samples show them (0xRRGGBB), at `light`.
  std::uint32_t skin = 0xc09080;
  std::uint32_t lips = 0xa06058;
  std::uint32_t teeth = 0;  // 0: none were seen
  double light = 128;
};

// The face in one frame.
struct FaceFrame {
  Pose pose;
  Place mouth;          // where the mouth's centre is, in pixels of the picture
  double gap = 0;       // how far the filmed lips are apart, in face coordinates
  double light = 128;   // brightness of the face, as MouthModel::light
  double strength = 1;  // 0 … 1: how far the mouth may be drawn; eases out where the face is lost or covered
  double covered = 0;   // 0 … 1: as `strength`, for what covers the mouth alone (a hand, a microphone)
};

// Why a clip's mouth cannot be moved.
struct Refusal {
  enum class Kind { kNoFace, kProfile, kSeveralFaces, kTooSmall, kLost } kind;
  std::string sentence;  // for the user
};

// One face over a whole clip.
struct FaceTrack {
  int width = 0;  // of the pictures
  int height = 0;
  MouthModel mouth;
  std::vector<std::optional<FaceFrame>> frames;  // one a frame; empty where no face is seen
  std::optional<Refusal> refusal;                // then the rest says nothing
  double seen = 0;                               // share of the frames with the face, 0 … 1
};

// Whose mouth is moved.
enum class ActiveSpeaker {
  kOnlyFace,       // several faces are refused
  kLargestStable,  // the face that is largest and longest there
};

}  // namespace face
