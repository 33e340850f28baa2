#include "mv/stitch.h"

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"

namespace mv {
namespace {

std::filesystem::path conformed(const media::Media& media, const storage::KeptFiles& kept,
                                const std::filesystem::path& clip, const media::VideoFormat& format,
                                base::CancelToken cancel, base::ProgressSink& progress) {
  const std::string key = "conformed" + base::ContentHash()
                                            .add("1")
                                            .add(base::hash_file(clip))
                                            .add(format.width)
                                            .add(format.height)
                                            .add(format.rate.per_second)
                                            .hex();
  return kept.find_or_make(key, ".mp4", [&](const std::filesystem::path& out) {
    media.conform(clip, out, format, cancel, progress);
  });
}

void lay_song(const media::Media& media, const storage::KeptFiles& kept, const StitchRequest& request,
              media::StitchPlan& plan, base::CancelToken cancel, base::ProgressSink& encoding) {
  if (request.song && request.audio == media::AudioMode::kAac) {
    plan.song = kept_aac(media, kept, *request.song, cancel, encoding);
  } else if (request.song) {
    plan.song = request.song->file;
    plan.song_start = request.song->start;
  }
  encoding.report(1);
}

}  // namespace

Stitched stitch_film(const media::Media& media, const storage::KeptFiles& kept, const StitchRequest& request,
                     base::CancelToken cancel, base::ProgressSink& progress) {
  if (request.clips.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "there are no clips to stitch; name at least one");
  }
  base::ProgressMerger merger(progress);
  base::ProgressSink& conforming = merger.add_part(static_cast<double>(request.clips.size()));
  base::ProgressSink& encoding = merger.add_part(4);
  base::ProgressSink& joining = merger.add_part(1);

  std::vector<std::filesystem::path> files;
  std::vector<std::int64_t> shown;
  for (const StitchRequest::Clip& clip : request.clips) {
    files.push_back(clip.file);
    shown.push_back(clip.frames);
  }
  const media::ClipCheck check = media.check_clips(files, request.format, shown);
  Stitched film{.format = check.format, .clip_frames = {}, .cuts = {}, .duration = {}, .conformed = 0};
  media::StitchPlan plan{
      .clips = {}, .rate = check.format.rate, .song = {}, .audio = request.audio, .song_start = {}};
  std::int64_t frames = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    cancel.check();
    std::int64_t held = check.clips[i].video.frames;
    if (!check.clips[i].joins) {
      base::NoProgress quiet;
      files[i] = conformed(media, kept, files[i], film.format, cancel, quiet);
      held = media.probe(files[i]).video->frames;
      ++film.conformed;
    }
    plan.clips.push_back({.file = files[i], .frames = shown[i] > 0 ? std::min(held, shown[i]) : held});
    film.clip_frames.push_back(plan.clips.back().frames);
    if (i > 0) film.cuts.push_back(timing::frame_time(frames, film.format.rate));
    frames += film.clip_frames.back();
    conforming.report(static_cast<double>(i + 1) / static_cast<double>(files.size()));
  }
  film.duration = timing::frame_time(frames, film.format.rate);
  lay_song(media, kept, request, plan, cancel, encoding);
  media.stitch(plan, request.out, cancel, joining);
  return film;
}

}  // namespace mv
