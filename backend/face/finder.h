#pragma once

#include <filesystem>
#include <memory>

#include "base/pixels.h"
#include "face/track.h"

namespace face {

// Looks at every frame of a clip once, in order, and tells where the face and its mouth are. Not for several
// threads. Memory grows by some 250 bytes a frame and face.
class FaceFinder {
 public:
  // `cascades`: folder of OpenCV's haarcascade_*.xml. Throws Error{kNotConfigured} if they are missing.
  explicit FaceFinder(const std::filesystem::path& cascades,
                      ActiveSpeaker speaker = ActiveSpeaker::kOnlyFace);
  ~FaceFinder();
  FaceFinder(FaceFinder&&) noexcept;
  FaceFinder& operator=(FaceFinder&&) noexcept;

  // All frames are of one size; one of another size throws Error{kInternal}.
  void look(const base::Pixels& frame);

  // After the last frame: positions smoothed over the whole clip, without delay; or why it cannot be done.
  FaceTrack finish();

 private:
  class Search;
  std::unique_ptr<Search> search_;
};

}  // namespace face
