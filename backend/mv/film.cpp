#include "mv/film.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"
#include "mouth/lyrics.h"
#include "mv/copied_song.h"
#include "mv/film_graph.h"
#include "mv/film_outcome.h"
#include "mv/film_progress.h"
#include "mv/film_record.h"
#include "mv/lanes.h"
#include "mv/maker_choice.h"
#include "mv/picture_format.h"
#include "mv/projects.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

// What can be told before any work is told before any work.
void check(const FilmRequest& request) {
  check_idea(request.idea);
  check_character(request.character);
  if (request.scenes && !request.whole_song) check_number_of_scenes(*request.scenes);
  if (request.whole_song && !request.song) {
    throw base::Error(base::ErrorKind::kUsage, "--whole-song needs a song; give one with --song");
  }
  if (request.lip_sync && !request.song) {
    throw base::Error(base::ErrorKind::kUsage, "--lipsync needs a song to sing; give one with --song");
  }
  if (request.lyrics) mouth::parse_lyrics(*request.lyrics);
  if (request.song) base::refuse_overwriting(request.out, *request.song);
}

FilmPlan plan_of(const FilmRequest& request, const Flavor& flavor, const std::optional<Song>& song) {
  return plan_film({.rate = request.format.rate,
                    .clip_length = request.clip_length,
                    .scenes = request.scenes.value_or(flavor.parameters.number_of_scenes),
                    .whole_song = request.whole_song ? std::optional(song->length) : std::nullopt});
}

void open_and_hear(const Workshop& workshop, const FilmRequest& request, Film& film, base::CancelToken cancel,
                   FilmProgress& progress) {
  if (!request.song) return;
  const Studio& studio = workshop.studio;
  progress.reach(FilmStage::kSong, request.song->filename().string());
  film.song = open_song(studio.media, studio.kept, {.path = *request.song, .content = {}}, request.song_start,
                        cancel);
  if (request.audio == media::AudioMode::kCopy) check_copied_song(studio.media, *request.song, cancel);
  film.beats_per_minute = workshop.hearing.hear(studio.media, *film.song, cancel)->beats_per_minute;
  progress.finish(
      fmt::format("{:.1f} s, {:.0f} BPM", timing::to_seconds(film.song->length), film.beats_per_minute));
}

// The film as a project, so that it is made as the server would make it.
store::ProjectRow project_of(const Workshop& workshop, const FilmRequest& request, const Flavor& flavor,
                             const Film& film) {
  store::ProjectRow project;
  // The same for the same film, so that what it costs in all is held against its budget.
  project.id = base::uuid_from(
      fmt::format("film\n{}\n{}\n{}\n{}\n{}\n{}\n{}x{}\n{}\n{}\n{}\n{}", film.song ? film.song->content : "",
                  request.idea, request.character, flavor.name, request.seed, request.song_start.count(),
                  request.format.width, request.format.height, request.format.rate.per_second,
                  request.clip_length.count(), film.plan.clip_frames.size(), request.lip_sync));
  project.name = "film";
  project.idea = request.idea;
  project.character = request.character;
  project.flavor = flavor.name;
  if (film.song) {
    project.audio = base::new_uuid();
    // Only a name: what kind of song it is tells its content.
    const std::filesystem::path place = workshop.library.place_for_audio(project.audio, ".mp3");
    Library::share(film.song->file, place);
    workshop.library.record({.id = project.audio,
                             .kind = "audio",
                             .content = film.song->content,
                             .seconds = timing::to_seconds(film.song->start + film.song->length),
                             .origin = "uploaded"},
                            place);
  }
  return add_project(workshop, project,
                     {.number_of_scenes = static_cast<std::int64_t>(film.plan.clip_frames.size()),
                      .whole_song = request.whole_song,
                      .clip_seconds = timing::to_seconds(request.clip_length),
                      .song_start = timing::to_seconds(request.song_start),
                      .aspect_ratio = aspect_name(request.format),
                      .size = size_name(request.format),
                      .frames_per_second = request.format.rate.per_second,
                      .seed = static_cast<std::int64_t>(request.seed),
                      .audio = request.audio == media::AudioMode::kCopy ? "copy" : "aac",
                      .lip_sync = request.lip_sync,
                      .lyrics = request.lyrics.value_or(""),
                      .makers = request.makers});
}

// A film that the budget cannot pay is not begun. Where something was ordered for it before, what is kept of
// that is not known yet, and each order is held against the budget by itself; lips are ordered only where
// somebody sings.
void refuse_beyond_budget(const Workshop& workshop, const store::ProjectRow& project,
                          const std::vector<EstimatePart>& parts) {
  const std::optional<base::MicroDollars> left = workshop.spending.left_for(project.id);
  if (!left || workshop.spending.of_project(project.id).total() > 0) return;
  base::MicroDollars needed = 0;
  for (const EstimatePart& part : parts) needed += part.work == Work::kLips ? 0 : part.total;
  if (needed <= *left) return;
  throw base::Error(
      base::ErrorKind::kNeedsUser,
      fmt::format("this film would cost about {}, and BUDGET_USD leaves {}; raise it, make fewer "
                  "or shorter scenes, or have the built-in maker make a part (--maker)",
                  base::to_dollars(needed), base::to_dollars(*left)));
}

// `always`: where all of it is made here, too.
void tell_costs(const Workshop& workshop, const store::ProjectRow& project, bool always,
                FilmObserver& observer) {
  std::vector<EstimatePart> parts = estimate_film(workshop, project);
  std::erase_if(parts, [](const EstimatePart& part) { return part.maker == kBuiltinMaker; });
  refuse_impossible(parts);
  if (always || !parts.empty()) observer.will_cost(parts);
  refuse_beyond_budget(workshop, project, parts);
}

constexpr int kMostHostedAtOnce = 8;  // clips that makers elsewhere work on at the same time

// Runs the graph to its end, or until something fails or the user stops it.
jobs::Job run_graph(const Workshop& workshop, const std::map<std::string, jobs::Task*>& tasks,
                    std::vector<jobs::NewJob> graph, FilmProgress& progress,
                    const base::CancelToken& cancel) {
  const std::string head = graph.back().id;
  for (jobs::NewJob& job : graph) job.most_attempts = 1;  // whoever sits in front of it may try again
  const jobs::Events::Opened watching = workshop.events.subscribe(
      "", [&](const std::shared_ptr<const jobs::Event>& event) { progress.hear(*event); });
  std::promise<void> ended;
  workshop.queue.add(std::move(graph));
  const auto waiting = workshop.queue.when_ended(head, [&](const jobs::Job&) { ended.set_value(); });
  jobs::RunnerSettings settings;
  settings.lanes = {{kPaintLane, workshop.studio.workers}, {kMediaLane, 1}, {kWriteLane, 1}};
  settings.lanes[kHostedLane] = kMostHostedAtOnce;
  // What fails is told once, as the film's own error.
  base::NoLog nobody;
  base::Log& log = workshop.studio.steps().is_on() ? workshop.studio.log : nobody;
  jobs::Runner runner(workshop.queue, tasks, settings, log);
  runner.start();
  std::future<void> end = ended.get_future();
  constexpr std::chrono::milliseconds kLook{20};  // how late a stop is noticed
  while (end.wait_for(kLook) != std::future_status::ready) {
    if (cancel.canceled() || progress.has_failed()) break;
  }
  // What runs at makers elsewhere is not called off: the next run of the same command takes it up.
  runner.drain(std::chrono::milliseconds(0));
  return *workshop.queue.find(head);
}

[[noreturn]] void tell_stopped(const Film& film, const std::string& on_orders) {
  const auto kept = std::count_if(film.clips.begin(), film.clips.end(),
                                  [](const FilmClip& clip) { return !clip.file.empty(); });
  throw base::Error(
      base::ErrorKind::kCanceled,
      fmt::format("stopped; run the same command again to go on: {} of {} {} kept{}", kept,
                  base::counted(film.plan.clip_frames.size(), "clip"), kept == 1 ? "is" : "are", on_orders));
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
    base::PendingFile file(folder / name);
    base::copy_file(from, file.path());
    file.commit();
  };
  for (std::size_t i = 0; i < film.clips.size(); ++i) copy(film.clips[i].file, kept_clip(i));
  copy(film.character_image, kKeptImage);
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
    case FilmStage::kLips:
      return "lips";
    case FilmStage::kStitch:
      return "stitch";
    case FilmStage::kProof:
      return "proof";
  }
  return {};
}

void tell_estimate(const Workshop& workshop, const FilmRequest& request, base::CancelToken cancel,
                   FilmObserver& observer) {
  check(request);
  const auto flavor = workshop.studio.flavors.find_or_default(request.flavor);
  Film film;
  FilmProgress progress(observer, workshop.studio.clock);
  open_and_hear(workshop, request, film, std::move(cancel), progress);
  film.plan = plan_of(request, *flavor, film.song);
  tell_costs(workshop, project_of(workshop, request, *flavor, film), true, observer);
}

Film make_film(const Workshop& workshop, const std::map<std::string, jobs::Task*>& tasks,
               const FilmRequest& request, base::CancelToken cancel, FilmObserver& observer) {
  const Studio& studio = workshop.studio;
  check(request);
  const fs::path record = record_place(request.out);
  base::PendingFile out(request.out);  // an unwritable place is told now, not after the painting
  const auto flavor = studio.flavors.find_or_default(request.flavor);
  studio.kept.prune();
  cancel.check();

  Film film;
  FilmProgress progress(observer, studio.clock);
  open_and_hear(workshop, request, film, cancel, progress);
  film.plan = plan_of(request, *flavor, film.song);
  if (request.keep_clips) prepare_keeping(request, *request.keep_clips, film.plan.clip_frames.size());
  const store::ProjectRow project = project_of(workshop, request, *flavor, film);
  tell_costs(workshop, project, false, observer);
  std::vector<jobs::NewJob> graph = film_graph(workshop, project, base::new_uuid());
  progress.expect(film.plan, graph.front().id, flavor->name, request);
  const base::MicroDollars spent_before = workshop.spending.of_project(project.id).spent;
  const jobs::Job job = run_graph(workshop, tasks, std::move(graph), progress, cancel);
  film.notes = progress.notes();
  collect_clips(workshop, project, request, film);
  if (job.state != jobs::State::kSucceeded) {
    const std::string on_orders = words_on_orders(workshop, project.id);
    if (cancel.canceled()) tell_stopped(film, on_orders);
    const base::Error error = error_of(workshop, job, progress);
    throw base::Error(error.kind(), error.message() + on_orders, error.details());
  }
  collect_makers(workshop, job.id, film);
  film.spent = workshop.spending.of_project(project.id).spent - spent_before;
  film.stage_seconds = progress.stage_seconds();
  if (film.song) film.proof = job.output.at("metadata").at("proof").as_object();
  film.character_image =
      workshop.library.existing_image(existing_project(workshop, project.id).character_image);
  Library::share(workshop.library.existing_video(job.id), out.path());
  out.commit();
  base::write_text(record, film_record(film, request, *flavor, studio.clock));
  if (request.keep_clips) keep_clips(film, *request.keep_clips);
  studio.kept.prune();
  return film;
}

}  // namespace mv
