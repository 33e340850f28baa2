#include "mv/stitch.h"

#include <algorithm>

#include "base/error.h"
#include "base/hash.h"
#include "media/clip_encoder.h"

namespace mv {
namespace {

std::filesystem::path kept_conformed(const media::Media& media, const storage::KeptFiles& kept,
                                     const std::filesystem::path& clip, const media::VideoFormat& format,
                                     std::int64_t least_frames, base::CancelToken cancel,
                                     base::ProgressSink& progress) {
  const std::string key = "conformed" + base::ContentHash()
                                            .add(media::clip_encoder_settings())
                                            .add(base::hash_file(clip))
                                            .add(format.width)
                                            .add(format.height)
                                            .add(format.rate.per_second)
                                            .add(least_frames)
                                            .hex();
  return kept.find_or_make(key, ".mp4", cancel, [&](const std::filesystem::path& out) {
    media.conform(clip, out, format, least_frames, cancel, progress);
  });
}

// The clips on their way into one film.
class Fitting {
 public:
  Fitting(const media::Media& media, const storage::KeptFiles& kept, const StitchRequest& request)
      : media_(media), kept_(kept), conformed_(request.clips.size(), false) {
    for (const StitchRequest::Clip& clip : request.clips) {
      files_.push_back(clip.file);
      shown_.push_back(clip.frames);
      wanted_.push_back(clip.frames);
    }
  }

  // Conforms until all clips join. Clips from elsewhere may be alike and join each other, but not what our
  // encoder makes of an odd one among them: then all but ours are conformed.
  media::ClipCheck fit(const std::optional<media::VideoFormat>& wanted, base::CancelToken cancel,
                       base::ProgressSink& progress) {
    media::ClipCheck check = media_.check_clips(files_, wanted, shown_, cancel);
    while (conform_odd(check, cancel, progress)) {
      // The first clip is the model of all others: now one of ours.
      const auto ours = std::find(conformed_.begin(), conformed_.end(), true) - conformed_.begin();
      const auto model = static_cast<std::size_t>(ours);
      std::swap(files_[0], files_[model]);
      std::swap(shown_[0], shown_[model]);
      check = media_.check_clips(files_, check.format, shown_, cancel);
      std::swap(files_[0], files_[model]);
      std::swap(shown_[0], shown_[model]);
      std::swap(check.clips[0], check.clips[model]);
    }
    progress.report(1);
    return check;
  }

  const std::vector<std::filesystem::path>& files() const { return files_; }
  int conformed() const { return static_cast<int>(std::count(conformed_.begin(), conformed_.end(), true)); }

 private:
  bool conform_odd(const media::ClipCheck& check, base::CancelToken cancel, base::ProgressSink& progress) {
    bool any = false;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      cancel.check();
      // One that ends too early would move all later cuts: its last picture is held.
      const bool is_short = check.clips[i].video.frames < wanted_[i];
      if (check.clips[i].joins && !is_short) continue;
      if (conformed_[i]) {
        throw base::Error(base::ErrorKind::kInternal,
                          files_[i].string() + " was made to fit the film and does not; remove that file");
      }
      base::NoProgress quiet;
      files_[i] = kept_conformed(media_, kept_, files_[i], check.format, wanted_[i], cancel, quiet);
      shown_[i] = 0;  // ours can be cut anywhere
      conformed_[i] = any = true;
      progress.report(static_cast<double>(conformed()) / static_cast<double>(files_.size()));
    }
    return any;
  }

  const media::Media& media_;
  const storage::KeptFiles& kept_;
  std::vector<std::filesystem::path> files_;
  std::vector<std::int64_t> shown_;   // for the check; 0 once conformed
  std::vector<std::int64_t> wanted_;  // 0: all of it
  std::vector<bool> conformed_;
};

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

  Fitting clips(media, kept, request);
  const media::ClipCheck check = clips.fit(request.format, cancel, conforming);
  Stitched film{
      .format = check.format, .clip_frames = {}, .cuts = {}, .duration = {}, .conformed = clips.conformed()};
  media::StitchPlan plan{
      .clips = {}, .rate = check.format.rate, .song = {}, .audio = request.audio, .song_start = {}};
  std::int64_t frames = 0;
  for (std::size_t i = 0; i < request.clips.size(); ++i) {
    const std::int64_t held = check.clips[i].video.frames;
    const std::int64_t shown = request.clips[i].frames;
    plan.clips.push_back({.file = clips.files()[i], .frames = shown > 0 ? std::min(held, shown) : held});
    film.clip_frames.push_back(plan.clips.back().frames);
    if (i > 0) film.cuts.push_back(timing::frame_time(frames, film.format.rate));
    frames += film.clip_frames.back();
  }
  film.duration = timing::frame_time(frames, film.format.rate);
  lay_song(media, kept, request, plan, cancel, encoding);
  media.stitch(plan, request.out, cancel, joining);
  return film;
}

}  // namespace mv
