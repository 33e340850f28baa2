#include "mv/film.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "base/text.h"
#include "mv/copied_song.h"
#include "mv/film_record.h"
#include "mv/paint_clips.h"
#include "mv/reference_image.h"
#include "mv/stitch.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

// Times one stage and tells the observer of its beginning and end.
class StageTimer {
 public:
  StageTimer(Film& film, FilmStage stage, std::string_view what, const base::Clock& clock,
             FilmObserver& observer)
      : film_(film), stage_(stage), clock_(clock), observer_(observer), start_(clock.now()) {
    observer_.stage_started(stage, what);
  }
  void finish(std::string_view result) {
    const double seconds = std::chrono::duration<double>(clock_.now() - start_).count();
    film_.stage_seconds.emplace_back(stage_, seconds);
    observer_.stage_finished(stage_, seconds, result);
  }

 private:
  Film& film_;
  FilmStage stage_;
  const base::Clock& clock_;
  FilmObserver& observer_;
  std::chrono::steady_clock::time_point start_;
};

class StageProgress final : public base::ProgressSink {
 public:
  StageProgress(FilmStage stage, FilmObserver& observer) : stage_(stage), observer_(observer) {}
  void report(double fraction) override { observer_.stage_progress(stage_, fraction, 0, 0); }

 private:
  FilmStage stage_;
  FilmObserver& observer_;
};

// What can be told before any work is told before any work.
void check(const FilmRequest& request) {
  check_idea(request.idea);
  check_character(request.character);
  if (request.scenes && !request.whole_song) check_number_of_scenes(*request.scenes);
  if (request.whole_song && !request.song) {
    throw base::Error(base::ErrorKind::kUsage, "--whole-song needs a song; give one with --song");
  }
  if (request.song) base::refuse_overwriting(request.out, *request.song);
}

FilmPlan plan_of(const FilmRequest& request, const Flavor& flavor, const std::optional<Song>& song) {
  return plan_film({.rate = request.format.rate,
                    .clip_length = request.clip_length,
                    .scenes = request.scenes.value_or(flavor.parameters.number_of_scenes),
                    .whole_song = request.whole_song ? std::optional(song->length) : std::nullopt});
}

std::optional<audio::Envelope> open_and_hear(const Studio& studio, const FilmRequest& request, Film& film,
                                             base::CancelToken cancel, FilmObserver& observer) {
  if (!request.song) return std::nullopt;
  StageTimer timer(film, FilmStage::kSong, request.song->filename().string(), studio.clock, observer);
  film.song = open_song(studio.media, studio.kept, *request.song, request.song_start, cancel);
  if (request.audio == media::AudioMode::kCopy) check_copied_song(studio.media, *request.song, cancel);
  audio::Envelope envelope = hear(studio.media, *film.song, cancel);
  film.beats_per_minute = envelope.beats_per_minute;
  timer.finish(
      fmt::format("{:.1f} s, {:.0f} BPM", timing::to_seconds(film.song->length), film.beats_per_minute));
  return envelope;
}

void describe_scenes(const Studio& studio, const FilmRequest& request, const Flavor& flavor, Film& film,
                     base::CancelToken cancel, FilmObserver& observer) {
  const std::size_t count = film.plan.clip_frames.size();
  StageTimer timer(film, FilmStage::kScenes, fmt::format("{} in the flavor {}", count, flavor.name),
                   studio.clock, observer);
  SceneRequest scenes;
  scenes.idea = request.idea;
  scenes.character_description = request.character;
  scenes.number_of_scenes = static_cast<int>(count);
  scenes.seed = request.seed;
  for (Scene& scene : write_scenes(studio, scenes, flavor, cancel)) {
    const std::size_t i = film.clips.size();
    film.clips.push_back({.scene = std::move(scene),
                          .seed = base::mix_seed(request.seed, fmt::format("clip {}", i + 1)),
                          .frames = film.plan.clip_frames[i],
                          .file = {},
                          .was_kept = false,
                          .seconds = 0});
  }
  film.notes = studio.scene_writer.notes(scenes, flavor);
  timer.finish(base::counted(count, "scene"));
}

void stitch(const Studio& studio, const FilmRequest& request, Film& film, const fs::path& out,
            base::CancelToken cancel, FilmObserver& observer) {
  StageTimer timer(film, FilmStage::kStitch, base::counted(film.clips.size(), "clip"), studio.clock,
                   observer);
  StitchRequest stitching{
      .clips = {}, .format = request.format, .song = film.song, .audio = request.audio, .out = out};
  for (const FilmClip& clip : film.clips)
    stitching.clips.push_back({.file = clip.file, .frames = clip.frames});
  StageProgress progress(FilmStage::kStitch, observer);
  const Stitched stitched = stitch_film(studio.media, studio.kept, stitching, cancel, progress);
  timer.finish(fmt::format("{:.1f} s", timing::to_seconds(stitched.duration)));
}

void prove(const Studio& studio, const fs::path& out, Film& film, base::CancelToken cancel,
           FilmObserver& observer) {
  if (!film.song) return;
  StageTimer timer(film, FilmStage::kProof, "sound against song", studio.clock, observer);
  StageProgress progress(FilmStage::kProof, observer);
  film.proof = prove_sync(
      studio.media,
      {.film = out, .song = film.song->file, .song_start = film.song->start, .cuts = film.plan.cuts()},
      cancel, progress);
  timer.finish(fmt::format("sound within {:.2f} ms of the song", std::abs(film.proof->largest_offset_ms)));
}

constexpr const char* kKeptImage = "character.png";

std::string kept_clip(std::size_t index) {
  return fmt::format("{:02}.mp4", index + 1);
}

// An impossible folder is told now, not after the painting.
void prepare_keeping(const FilmRequest& request, const fs::path& folder, std::size_t clips) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw base::file_error("create", folder.string(), error.value());
  const auto check_place = [&](const std::string& name) {
    base::refuse_overwriting(folder / name, request.out);
    if (request.song) base::refuse_overwriting(folder / name, *request.song);
  };
  for (std::size_t i = 0; i < clips; ++i) check_place(kept_clip(i));
  check_place(kKeptImage);
  const base::PendingFile trial(folder / kKeptImage);
}

void keep_clips(const Film& film, const fs::path& folder) {
  const auto copy = [&](const fs::path& from, const std::string& name) {
    std::error_code error;
    base::PendingFile file(folder / name);
    fs::copy_file(from, file.path(), fs::copy_options::overwrite_existing, error);
    if (error) throw base::file_error("write", file.target().string(), error.value());
    file.commit();
  };
  for (std::size_t i = 0; i < film.clips.size(); ++i) copy(film.clips[i].file, kept_clip(i));
  copy(film.character_image, kKeptImage);
}

// Painting takes most of the time: a stop in it says that nothing of it is lost.
std::string paint_or_tell_what_is_kept(const Studio& studio, const FilmRequest& request, const Flavor& flavor,
                                       const std::optional<audio::Envelope>& music, Film& film,
                                       base::CancelToken cancel, FilmObserver& observer) {
  try {
    return paint_clips(studio, request, flavor, music, film, std::move(cancel), observer);
  } catch (const base::Error& error) {
    if (error.kind() != base::ErrorKind::kCanceled) throw;
    const auto kept = std::count_if(film.clips.begin(), film.clips.end(),
                                    [](const FilmClip& clip) { return !clip.file.empty(); });
    throw base::Error(base::ErrorKind::kCanceled,
                      fmt::format("stopped; run the same command again to go on: {} of {} {} kept", kept,
                                  base::counted(film.clips.size(), "clip"), kept == 1 ? "is" : "are"));
  }
}

}  // namespace

std::string_view name_of(FilmStage stage) {
  switch (stage) {
    case FilmStage::kSong:
      return "song";
    case FilmStage::kScenes:
      return "scenes";
    case FilmStage::kCharacter:
      return "character";
    case FilmStage::kClips:
      return "clips";
    case FilmStage::kStitch:
      return "stitch";
    case FilmStage::kProof:
      return "proof";
  }
  return {};
}

Film make_film(const Studio& studio, const FilmRequest& request, base::CancelToken cancel,
               FilmObserver& observer) {
  check(request);
  const fs::path record = record_place(request.out);
  base::PendingFile out(request.out);  // an unwritable place is told now, not after the painting
  const auto flavor = studio.flavors.find_or_default(request.flavor);
  studio.kept.prune();

  Film film;
  film.maker = studio.clip_maker.version();
  const std::optional<audio::Envelope> music = open_and_hear(studio, request, film, cancel, observer);
  film.plan = plan_of(request, *flavor, film.song);
  if (request.keep_clips) prepare_keeping(request, *request.keep_clips, film.plan.clip_frames.size());
  describe_scenes(studio, request, *flavor, film, cancel, observer);
  {
    StageTimer timer(film, FilmStage::kCharacter, "reference image", studio.clock, observer);
    film.character_image = kept_reference(studio, *flavor, request.character, request.seed, cancel);
    timer.finish("1 image");
  }
  {
    StageTimer timer(film, FilmStage::kClips, fmt::format("{} frames", film.plan.frames()), studio.clock,
                     observer);
    timer.finish(paint_or_tell_what_is_kept(studio, request, *flavor, music, film, cancel, observer));
  }
  stitch(studio, request, film, out.path(), cancel, observer);
  prove(studio, out.path(), film, cancel, observer);
  out.commit();
  base::write_text(record, film_record(film, request, *flavor, studio.clock));
  if (request.keep_clips) keep_clips(film, *request.keep_clips);
  studio.kept.prune();
  return film;
}

}  // namespace mv
