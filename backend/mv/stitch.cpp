#include "mv/stitch.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"

namespace mv {
namespace {

using media::VideoFormat;

// As clips come in, in the order of the film.
struct ClipFacts {
  std::filesystem::path file;
  media::VideoStream video;
};

std::vector<ClipFacts> look_at(const Studio& studio, const StitchRequest& request) {
  if (request.clips.empty())
    throw base::Error(base::ErrorKind::kUsage, "there are no clips to stitch; name at least one");
  std::vector<ClipFacts> facts;
  for (const StitchRequest::Clip& clip : request.clips) {
    const media::MediaInfo info = studio.media.probe(clip.file);
    if (!info.video) {
      throw base::Error(base::ErrorKind::kNotMedia,
                        fmt::format("{} has no picture; name a video clip", clip.file.string()));
    }
    facts.push_back({.file = clip.file, .video = *info.video});
  }
  return facts;
}

// The format that most clips share; the earliest of them where several tie.
VideoFormat common_format(const std::vector<ClipFacts>& clips) {
  std::map<std::tuple<int, int, int>, int> votes;
  const auto key = [](const media::VideoStream& v) {
    return std::tuple(v.width, v.height, v.rate.per_second);
  };
  for (const ClipFacts& clip : clips) ++votes[key(clip.video)];
  const auto best = std::max_element(clips.begin(), clips.end(), [&](const ClipFacts& a, const ClipFacts& b) {
    return votes[key(a.video)] < votes[key(b.video)];
  });
  const auto even = [](int size) {
    return std::max(2, size & ~1);
  };  // yuv420p has half as many colour samples
  return {.width = even(best->video.width), .height = even(best->video.height), .rate = best->video.rate};
}

std::filesystem::path conformed(const Studio& studio, const std::filesystem::path& clip,
                                const VideoFormat& format, base::CancelToken cancel,
                                base::ProgressSink& progress) {
  const std::string key = "conformed" + base::ContentHash()
                                            .add("1")
                                            .add(base::hash_file(clip))
                                            .add(format.width)
                                            .add(format.height)
                                            .add(format.rate.per_second)
                                            .hex();
  return studio.kept.find_or_make(key, ".mp4", [&](const std::filesystem::path& out) {
    studio.media.conform(clip, out, format, cancel, progress);
  });
}

}  // namespace

Stitched stitch_film(const Studio& studio, const StitchRequest& request, base::CancelToken cancel,
                     base::ProgressSink& progress) {
  base::PendingFile out(request.out);
  std::vector<ClipFacts> clips = look_at(studio, request);
  Stitched film{
      .format = request.format.value_or(common_format(clips)), .clip_frames = {}, .cuts = {}, .duration = {}};

  base::ProgressMerger merger(progress);
  base::ProgressSink& conforming = merger.add_part(static_cast<double>(clips.size()));
  base::ProgressSink& encoding = merger.add_part(4);
  base::ProgressSink& joining = merger.add_part(1);

  std::vector<std::filesystem::path> files;
  std::vector<std::int64_t> shown_frames;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    files.push_back(clips[i].file);
    shown_frames.push_back(request.clips[i].frames > 0 ? request.clips[i].frames : clips[i].video.frames);
  }
  const std::vector<bool> fits = studio.media.joinable(files, film.format, shown_frames);
  for (std::size_t i = 0; i < clips.size(); ++i) {
    cancel.check();
    if (!fits[i]) {
      base::NoProgress quiet;
      clips[i].file = conformed(studio, clips[i].file, film.format, cancel, quiet);
      clips[i].video = *studio.media.probe(clips[i].file).video;
      ++film.conformed;
    }
    conforming.report(static_cast<double>(i + 1) / static_cast<double>(clips.size()));
  }

  media::StitchPlan plan{
      .clips = {}, .rate = film.format.rate, .song = {}, .audio = request.audio, .song_start = {}};
  std::int64_t frames = 0;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const std::int64_t held = clips[i].video.frames;
    const std::int64_t shown = request.clips[i].frames > 0 ? std::min(held, request.clips[i].frames) : held;
    plan.clips.push_back({.file = clips[i].file, .frames = shown});
    film.clip_frames.push_back(shown);
    if (i > 0) film.cuts.push_back(timing::frame_time(frames, film.format.rate));
    frames += shown;
  }
  film.duration = timing::frame_time(frames, film.format.rate);

  if (request.song && request.audio == media::AudioMode::kAac) {
    plan.song = kept_aac(studio, *request.song, cancel, encoding);
  } else if (request.song) {
    plan.song = request.song->file;
    plan.song_start = request.song->start;
  }
  encoding.report(1);
  studio.media.stitch(plan, out.path(), cancel, joining);
  out.commit();
  return film;
}

}  // namespace mv
