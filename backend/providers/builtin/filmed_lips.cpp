#include "providers/builtin/filmed_lips.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/passing_folder.h"
#include "face/finder.h"
#include "face/form.h"
#include "face/warp.h"
#include "media/clip_encoder.h"

namespace providers {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

constexpr double kFindingShare = 0.5;  // of the time

// Of the clip as it is shown; H.264 wants even sizes.
media::VideoFormat format_of(const media::VideoStream& video) {
  const auto even = [](int size) { return std::max(16, size / 2 * 2); };
  return {.width = even(video.width), .height = even(video.height), .rate = video.rate};
}

double share(std::int64_t done, std::int64_t all) {
  return std::min(1.0, static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(all, 1)));
}

face::FaceTrack follow_face(media::PictureStream& pictures, const fs::path& cascades,
                            const mv::LipSyncOrder& order, std::int64_t frames,
                            const base::CancelToken& cancel, base::ProgressSink& progress) {
  face::FaceFinder finder(cascades, order.picks_largest_face ? face::ActiveSpeaker::kLargestStable
                                                             : face::ActiveSpeaker::kOnlyFace);
  base::Pixels picture;
  for (std::int64_t number = 0; pictures.next(picture); ++number) {
    cancel.check();
    finder.look(picture);
    progress.report(share(number + 1, frames));
  }
  face::FaceTrack track = finder.finish();
  if (track.refusal) throw Error(ErrorKind::kUnsuitable, track.refusal->sentence);
  return track;
}

// Returns how many frames were drawn.
std::int64_t draw_mouths(media::PictureStream& pictures, const face::MouthWarp& warp,
                         const mv::LipSyncOrder& order, const media::VideoFormat& format, const fs::path& out,
                         const base::CancelToken& cancel, base::ProgressSink& progress) {
  media::ClipEncoder encoder(out, format);
  const auto frames = static_cast<std::int64_t>(warp.track().frames.size());
  base::Pixels picture;
  for (std::int64_t number = 0; pictures.next(picture); ++number) {
    cancel.check();
    // What is seen in the middle of the time for which a frame is shown.
    const timing::Flicks middle =
        (timing::frame_time(number, format.rate) + timing::frame_time(number + 1, format.rate)) / 2;
    warp.draw(number, face::form_at(order.voice.shapes, middle), picture);
    encoder.add(picture);
    progress.report(share(number + 1, frames));
  }
  encoder.finish();
  return std::count_if(warp.track().frames.begin(), warp.track().frames.end(),
                       [](const auto& frame) { return frame.has_value(); });
}

// The clip's own sound below the new pictures, packet by packet as it was, where it was.
void lay_sound(const media::Media& media, const fs::path& pictures, std::int64_t frames,
               const media::MediaInfo& clip, const fs::path& sound, const fs::path& out,
               const base::CancelToken& cancel) {
  base::NoProgress unseen;
  const timing::Flicks late = clip.audio->start - clip.video->start;
  media::StitchPlan plan{.clips = {{.file = pictures, .frames = frames}},
                         .rate = clip.video->rate,
                         .song = sound,
                         .audio = media::AudioMode::kCopy,
                         .song_start = std::max(timing::Flicks(0), -late),
                         .song_delay = std::max(timing::Flicks(0), late)};
  try {
    media.stitch(plan, out, cancel, unseen);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kUnsupported) throw;  // a codec that MP4 does not take
    const fs::path encoded = pictures.parent_path() / "sound.m4a";
    media.encode_song(sound, encoded, plan.song_start, cancel, unseen);
    plan.song = encoded;
    plan.audio = media::AudioMode::kAac;
    plan.song_start = timing::Flicks(0);
    media.stitch(plan, out, cancel, unseen);
  }
}

}  // namespace

mv::SyncedLips move_filmed_lips(const media::Media& media, const fs::path& cascades,
                                const mv::LipSyncOrder& order, const fs::path& out, base::CancelToken cancel,
                                base::ProgressSink& progress) {
  const media::MediaInfo clip = media.probe(order.clip, cancel);
  const media::VideoFormat format = format_of(clip.video.value());
  base::ProgressStretch finding(progress, 0, kFindingShare);
  base::ProgressStretch drawing(progress, kFindingShare, 1);
  face::FaceTrack track = follow_face(*media.read_pictures(order.clip, format, cancel), cascades, order,
                                      clip.video->frames, cancel, finding);
  const face::MouthWarp warp(
      std::move(track),
      {.opening = order.temperature,
       .covering = order.leaves_hidden_mouths ? face::Covering::kLeaveFrame : face::Covering::kIgnore});
  const base::PassingFolder folder(out.parent_path());
  const fs::path pictures = folder.path() / "pictures.mp4";
  mv::SyncedLips synced;
  synced.frames_with_face = draw_mouths(*media.read_pictures(order.clip, format, cancel), warp, order, format,
                                        clip.audio ? pictures : out, cancel, drawing);
  if (clip.audio) {
    lay_sound(media, pictures, static_cast<std::int64_t>(warp.track().frames.size()), clip, order.clip, out,
              cancel);
  }
  return synced;
}

}  // namespace providers
