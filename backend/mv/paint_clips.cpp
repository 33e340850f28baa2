#include "mv/paint_clips.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "mv/clip_key.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

// Runs tasks on a few threads, in order; the first exception cancels `stop` and is thrown when all have
// ended.
void run_parallel(const std::vector<std::function<void()>>& tasks, int workers,
                  const base::CancelToken& stop) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr first;
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size() && !stop.canceled(); i = next++) {
      try {
        tasks[i]();
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!first) first = std::current_exception();
        stop.cancel();
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    threads.reserve(static_cast<std::size_t>(workers));
    for (int i = 0; i < workers; ++i) threads.emplace_back(work);
  }
  if (first) std::rethrow_exception(first);
}

ClipRequest request_for(std::size_t index, const FilmRequest& request,
                        const std::optional<audio::Envelope>& music, const Film& film) {
  const FilmClip& clip = film.clips[index];
  ClipRequest clip_request;
  clip_request.prompt = clip.scene.description;
  clip_request.negative_prompt = clip.scene.negative_description;
  clip_request.character_description = request.character;
  clip_request.character_image = film.character_image;
  if (music) clip_request.music = audio::slice(*music, film.plan.range(index));
  clip_request.format = request.format;
  clip_request.frames = clip.frames;
  clip_request.seed = clip.seed;
  clip_request.film_seed = request.seed;
  return clip_request;
}

// Counts painted frames over all clips, for the observer.
class FrameCounter {
 public:
  FrameCounter(std::int64_t all, FilmObserver& observer) : all_(all), observer_(observer) {}

  void add(std::int64_t frames) {
    const std::lock_guard lock(mutex_);
    done_ += frames;
    observer_.stage_progress(FilmStage::kClips,
                             all_ > 0 ? static_cast<double>(done_) / static_cast<double>(all_) : 1, done_,
                             all_);
  }

 private:
  std::mutex mutex_;
  std::int64_t done_ = 0;
  std::int64_t all_;
  FilmObserver& observer_;
};

class ClipProgress final : public base::ProgressSink {
 public:
  ClipProgress(FrameCounter& counter, std::int64_t frames) : counter_(counter), frames_(frames) {}
  void report(double fraction) override {
    const auto done = static_cast<std::int64_t>(std::llround(fraction * static_cast<double>(frames_)));
    if (done > reported_) counter_.add(done - reported_);
    reported_ = std::max(reported_, done);
  }

 private:
  FrameCounter& counter_;
  std::int64_t frames_;
  std::int64_t reported_ = 0;
};

// Marks everything that the film has so far as used whenever a clip is finished: a film may take longer than
// another program's pruning of the kept files waits.
class FilesInUse {
 public:
  explicit FilesInUse(const storage::KeptFiles& kept) : kept_(kept) {}

  void add(const fs::path& file) {
    const std::lock_guard lock(mutex_);
    files_.push_back(file);
    for (const fs::path& used : files_) kept_.touch(used);
  }

 private:
  std::mutex mutex_;
  const storage::KeptFiles& kept_;
  std::vector<fs::path> files_;
};

// Runs `paint`; an error names the clip. A stop is nobody's fault.
void naming_the_clip(std::size_t index, const std::function<void()>& paint) {
  try {
    paint();
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kCanceled) throw;
    throw error.with_context(fmt::format("clip {}", index + 1));
  }
}

}  // namespace

std::string paint_clips(const Studio& studio, const FilmRequest& request, const Flavor& flavor,
                        const std::optional<audio::Envelope>& music, Film& film, base::CancelToken cancel,
                        FilmObserver& observer) {
  const std::string image = base::hash_file(film.character_image);
  // One clip that fails stops the others, and nothing else that the caller is doing.
  const base::CancelToken stop = cancel.child();
  FilesInUse in_use(studio.kept);
  in_use.add(film.character_image);
  std::int64_t to_paint = 0;
  std::vector<std::function<void()>> tasks;
  if (film.song && request.audio == media::AudioMode::kAac) {
    tasks.emplace_back([&] {
      base::NoProgress quiet;
      kept_aac(studio.media, studio.kept, *film.song, stop, quiet);
    });
  }
  std::unique_ptr<FrameCounter> counter;
  for (std::size_t i = 0; i < film.clips.size(); ++i) {
    const std::string key = clip_key(request_for(i, request, music, film), flavor, film.maker, image);
    FilmClip& clip = film.clips[i];
    if (auto kept = studio.kept.find(key, ".mp4")) {
      clip.file = *kept;
      clip.was_kept = true;
      in_use.add(clip.file);
      continue;
    }
    to_paint += clip.frames;
    tasks.emplace_back([&, i, key] {
      const auto start = studio.clock.now();
      ClipProgress progress(*counter, film.clips[i].frames);
      naming_the_clip(i, [&] {
        film.clips[i].file = studio.kept.find_or_make(key, ".mp4", [&](const fs::path& out) {
          studio.clip_maker.make(request_for(i, request, music, film), flavor, out, stop, progress);
        });
      });
      in_use.add(film.clips[i].file);
      progress.report(1);
      film.clips[i].seconds = std::chrono::duration<double>(studio.clock.now() - start).count();
    });
  }
  counter = std::make_unique<FrameCounter>(to_paint, observer);
  const auto start = studio.clock.now();
  run_parallel(tasks, studio.workers, stop);
  cancel.check();
  const double seconds = std::chrono::duration<double>(studio.clock.now() - start).count();
  const auto kept =
      std::count_if(film.clips.begin(), film.clips.end(), [](const FilmClip& c) { return c.was_kept; });
  if (to_paint == 0) return fmt::format("{} kept from before", kept);
  return fmt::format("{} painted, {} kept from before, {:.0f} frames a second",
                     static_cast<std::ptrdiff_t>(film.clips.size()) - kept, kept,
                     static_cast<double>(to_paint) / seconds);
}

}  // namespace mv
