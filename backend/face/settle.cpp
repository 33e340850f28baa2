#include "face/settle.h"

#include <algorithm>
#include <cmath>

#include "face/cover.h"
#include "face/mouth_fit.h"
#include "face/smooth.h"

namespace face {
namespace {

constexpr double kSeenEnough = 0.4;     // share of the clip in which the face must be seen
constexpr double kRivalSeen = 0.3;      // another face counts from this share …
constexpr double kRivalSize = 0.45;     // … and this size beside the first one
constexpr double kShut = 0.02;          // eyes' distances between lips that touch
constexpr std::int64_t kEase = 6;       // frames: a quarter of a second
constexpr std::int64_t kShortest = 10;  // a face seen for fewer frames in a row is left as it is
constexpr std::int64_t kBridged = 3;    // and so many frames without it are bridged

std::int64_t seen_frames(const Follower& face) {
  return std::ranges::count_if(face.glances(), [](const Glance& glance) { return glance.seen; });
}

double size_of(const Follower& face) {
  std::vector<double> sizes;
  for (const Glance& glance : face.glances())
    if (glance.seen) sizes.push_back(glance.pose.eyes);
  return sizes.empty() ? 0 : median_of(sizes);
}

// A pattern in the background that the detector took for a face once is followed too, but seldom found again.
bool trusted(const Follower& face) {
  const auto searches = static_cast<double>((seen_frames(face) + 11) / 12);
  return face.hits() > 0.4 * searches && (face.by_eyes() > 0.15 * searches || face.hits() > 0.8 * searches);
}

double rank(const Follower& face) {
  return static_cast<double>(seen_frames(face)) * size_of(face) * (face.by_eyes() > 0 ? 1 : 0.4);
}

Refusal no_face(const Gathered& gathered) {
  if (gathered.tiny > 0) {
    return {Refusal::Kind::kTooSmall,
            "The face in this clip is too small to move its mouth. A closer shot works."};
  }
  if (gathered.profiles > 0 && gathered.profiles * 3 >= gathered.profile_searches) {
    return {Refusal::Kind::kProfile,
            "The face in this clip is only seen from the side. Mouths can be moved in faces that look "
            "towards us."};
  }
  return {Refusal::Kind::kNoFace, "No face was found in this clip, so there is no mouth to move."};
}

std::optional<Refusal> refusal_of(const Gathered& gathered, const std::vector<const Follower*>& faces,
                                  ActiveSpeaker speaker) {
  if (faces.empty()) return no_face(gathered);
  const auto frames = static_cast<double>(gathered.frames);
  const auto share = [&](const Follower& face) { return static_cast<double>(seen_frames(face)) / frames; };
  if (share(*faces.front()) < kSeenEnough) {
    return Refusal{Refusal::Kind::kLost,
                   "The face is seen in too little of this clip: it leaves the picture, turns away or is "
                   "covered."};
  }
  if (speaker == ActiveSpeaker::kLargestStable || faces.size() < 2) return std::nullopt;
  for (std::size_t i = 1; i < faces.size(); ++i) {
    const bool rival =
        share(*faces[i]) > kRivalSeen && size_of(*faces[i]) > kRivalSize * size_of(*faces.front());
    if (!rival) continue;
    return Refusal{Refusal::Kind::kSeveralFaces,
                   "There are several faces in this clip. With the detection of the active speaker switched "
                   "on, the largest one sings."};
  }
  return std::nullopt;
}

std::vector<const Follower*> ranked(const Gathered& gathered) {
  std::vector<const Follower*> faces;
  for (const Follower& face : gathered.faces)
    if (trusted(face)) faces.push_back(&face);
  std::ranges::stable_sort(faces, [](const Follower* a, const Follower* b) { return rank(*a) > rank(*b); });
  return faces;
}

struct Run {
  std::int64_t first, last;  // both seen
};

// Fills short gaps by straight lines and tells the runs of frames that are long enough.
std::vector<Run> runs_of(std::vector<Glance>& glances) {
  std::vector<Run> runs;
  const auto count = static_cast<std::int64_t>(glances.size());
  for (std::int64_t i = 0; i < count; ++i) {
    if (!glances[static_cast<std::size_t>(i)].seen) continue;
    if (!runs.empty() && i - runs.back().last - 1 <= kBridged) {
      for (std::int64_t k = runs.back().last + 1; k < i; ++k)
        glances[static_cast<std::size_t>(k)] =
            between(glances[static_cast<std::size_t>(runs.back().last)], glances[static_cast<std::size_t>(i)],
                    static_cast<double>(k - runs.back().last) / static_cast<double>(i - runs.back().last));
      runs.back().last = i;
    } else {
      runs.push_back({i, i});
    }
  }
  std::erase_if(runs, [&](const Run& run) { return run.last - run.first + 1 < std::min(kShortest, count); });
  return runs;
}

// 0 … 1 towards the ends of a run, except where it is the clip that ends.
double eased(const Run& run, std::int64_t frame, std::int64_t frames, std::int64_t offset) {
  double strength = 1;
  if (run.first + offset > 0)
    strength = std::min(strength, static_cast<double>(frame - run.first + 1) / (kEase + 1));
  if (run.last + offset < frames - 1)
    strength = std::min(strength, static_cast<double>(run.last - frame + 1) / (kEase + 1));
  return strength * strength * (3 - 2 * strength);
}

// A movement of the jaw, less what may be an error of measurement: a still mouth shall be quite still.
double beyond_noise(double movement) {
  constexpr double kNoise = 0.015;  // eyes' distances; measured on stills that were moved, lit and compressed
  return std::copysign(std::max(0.0, std::abs(movement) - kNoise), movement);
}

// Where the line between shut lips mostly is: there the model has it.
template <class Gap>
double usual_line(const std::vector<Glance>& glances, Gap gap) {
  std::vector<double> lines;
  for (const Glance& glance : glances)
    if (glance.seen && gap(glance) < kShut) lines.push_back(glance.line);
  return median_of(lines);
}

void fill(FaceTrack& track, const Follower& face, std::int64_t frames) {
  std::vector<Glance> glances = face.glances();
  const FittedMouth fitted = fit_mouth(face.samples());
  track.mouth = fitted.model;
  std::vector<double> lights;
  for (const Glance& glance : glances)
    if (glance.seen) lights.push_back(glance.light);
  track.mouth.light = median_of(lights);
  const std::vector<double> covers = covered(glances);
  const auto gap = [&](const Glance& glance) {
    return std::max(0.0, track.mouth.gap + beyond_noise(glance.jaw - glance.lip_y - fitted.jaw));
  };
  const double usual = usual_line(glances, gap);
  const Place& centre = track.mouth.centre;
  for (const Run& run : runs_of(glances)) {
    const std::span part = std::span(glances).subspan(static_cast<std::size_t>(run.first),
                                                      static_cast<std::size_t>(run.last - run.first + 1));
    smooth(part);
    std::vector<bool> shut;
    for (const Glance& glance : part) shut.push_back(gap(glance) < kShut);
    follow_line(part, usual, shut);
    for (std::int64_t i = run.first; i <= run.last; ++i) {
      const Glance& glance = glances[static_cast<std::size_t>(i)];
      FaceFrame frame{.pose = glance.pose};
      frame.mouth = to_picture(glance.pose, {centre.x + glance.lip_x, centre.y + glance.lip_y + glance.line});
      frame.gap = gap(glance);
      frame.light = glance.light;
      frame.strength = eased(run, i, frames, face.first_frame());
      frame.covered = covers[static_cast<std::size_t>(i)];
      track.frames[static_cast<std::size_t>(i + face.first_frame())] = frame;
    }
  }
}

}  // namespace

FaceTrack settle(const Gathered& gathered, ActiveSpeaker speaker) {
  FaceTrack track{.width = gathered.width, .height = gathered.height};
  track.frames.resize(static_cast<std::size_t>(gathered.frames));
  const std::vector<const Follower*> faces = ranked(gathered);
  track.refusal = refusal_of(gathered, faces, speaker);
  if (track.refusal) return track;
  fill(track, *faces.front(), gathered.frames);
  const auto seen = std::ranges::count_if(track.frames, [](const auto& frame) { return frame.has_value(); });
  track.seen = static_cast<double>(seen) / static_cast<double>(gathered.frames);
  return track;
}

}  // namespace face
