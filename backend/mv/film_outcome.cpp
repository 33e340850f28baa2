#include "mv/film_outcome.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/random.h"
#include "base/text.h"
#include "mv/loose_json.h"

namespace mv {
namespace {

namespace json = boost::json;
using mv::loose_json::is_true;
using mv::loose_json::list_at;
using mv::loose_json::number_at;
using mv::loose_json::text_at;
using mv::loose_json::texts_at;

// Those that are held or have failed.
std::vector<jobs::Job> broken_jobs(const Workshop& workshop, const std::string& film) {
  std::vector<jobs::Job> broken;
  for (const jobs::State state : {jobs::State::kHeld, jobs::State::kFailed}) {
    for (jobs::Job& job : workshop.queue.list(
             {.state = state, .kind = {}, .project = {}, .graph = film, .before = {}, .limit = kMostScenes}))
      broken.push_back(std::move(job));
  }
  return broken;
}

// `told`: what a job or a take says of its result.
Provenance provenance_in(const json::object& told, const std::string& maker) {
  const json::array* runs = list_at(told, "runs");
  return {
      .maker = maker, .model = text_at(told, "model_used"), .runs = runs != nullptr ? *runs : json::array()};
}

// Each note once, with the first clip that it is about.
void add_note(Film& film, std::size_t clip, const std::string& note) {
  const bool is_told = std::any_of(film.notes.begin(), film.notes.end(),
                                   [&](const std::string& told) { return told.ends_with(": " + note); });
  if (!note.empty() && !is_told) film.notes.push_back(fmt::format("clip {}: {}", clip + 1, note));
}

// What a clip's chosen take, and the one under its lips, say of themselves.
void collect_take(const Workshop& workshop, const store::TakeRow& take, std::size_t place, Film& film) {
  FilmClip& clip = film.clips[place];
  const json::object details = json::parse(take.details).as_object();
  const std::string maker = text_at(details, "backend_used");
  add_note(film, place, text_at(details, "note"));
  for (const std::string& note : texts_at(details, "notes")) add_note(film, place, note);
  if (take.origin == "synced") {
    clip.sings = true;
    clip.lips = provenance_in(details, maker);
    if (const auto below = workshop.records.projects().find_take(text_at(details, "source_video_id")))
      collect_take(workshop, *below, place, film);
    return;
  }
  clip.made = provenance_in(details, maker);
  if (maker == kBuiltinMaker) clip.made.model = workshop.studio.clip_maker.version();
  clip.was_kept = is_true(details, "kept_from_before");
  clip.seconds = clip.was_kept ? 0 : number_at(details, "processing_time_seconds");
}

}  // namespace

void collect_clips(const Workshop& workshop, const store::ProjectRow& project, const FilmRequest& request,
                   Film& film) {
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    FilmClip clip{.scene = {scenes[i].description, scenes[i].negative_description},
                  .seed = base::mix_seed(request.seed, fmt::format("clip {}", i + 1)),
                  .frames = film.plan.clip_frames[i],
                  .file = {},
                  .was_kept = false,
                  .seconds = 0,
                  .made = {},
                  .lips = {}};
    const auto take = workshop.records.projects().find_take(scenes[i].take);
    if (take) clip.file = workshop.library.existing_video(take->id);
    film.clips.push_back(std::move(clip));
    if (take) collect_take(workshop, *take, i, film);
  }
}

void collect_makers(const Workshop& workshop, const std::string& graph, Film& film) {
  for (const jobs::Job& job : workshop.queue.list({.state = jobs::State::kSucceeded,
                              .kind = {},
                              .project = {},
                              .graph = graph,
                              .before = {},
                              .limit = 3 * kMostScenes})) {
    if (job.kind == "story") film.story = provenance_in(job.output, job.maker);
    if (job.kind != "portrait") continue;
    film.portrait = provenance_in(job.output, job.maker);
    for (const std::string& note : texts_at(job.output, "notes"))
      film.notes.push_back(fmt::format("the picture of the character: {}", note));
  }
}

base::MicroDollars cost_of(const Film& film) {
  base::MicroDollars cost = 0;
  const auto add = [&](const Provenance& made) {
    for (const json::value& run : made.runs) {
      if (run.is_object()) cost += base::parse_dollars(text_at(run.get_object(), "cost_usd")).value_or(0);
    }
  };
  add(film.story);
  add(film.portrait);
  for (const FilmClip& clip : film.clips) {
    add(clip.made);
    add(clip.lips);
  }
  return cost;
}

std::string words_on_orders(const Workshop& workshop, const std::string& project) {
  const auto standing = workshop.spending.records().list(
      {.job = {}, .project = project, .stands = true, .since = {}, .limit = 3 * kMostScenes});
  const auto orders =
      static_cast<std::size_t>(std::count_if(standing.begin(), standing.end(), [](const store::RunRow& run) {
        return run.state == store::RunState::kSubmitted;
      }));
  if (orders == 0) return "";
  return fmt::format("; {} {} on at the maker's", base::counted(orders, "order"),
                     orders == 1 ? "goes" : "go");
}

base::Error error_of(const Workshop& workshop, const jobs::Job& film, const FilmProgress& progress) {
  const std::vector<jobs::Job> broken = broken_jobs(workshop, film.id);
  const auto is_follower = [&](const jobs::Job& job) {
    return job.id == film.id || std::any_of(broken.begin(), broken.end(), [&](const jobs::Job& other) {
             return std::find(job.needs.begin(), job.needs.end(), other.id) != job.needs.end();
           });
  };
  std::optional<jobs::Job> first;
  for (const jobs::Job& job : broken) {
    if (!is_follower(job) && (!first || job.finished < first->finished)) first = job;
  }
  if (!first) first = film;
  if (!first->failure) return {base::ErrorKind::kCanceled, "stopped"};
  const base::Error error(first->failure->kind, first->failure->message, first->failure->details);
  if (first->kind == "story") return error.with_context("the scenes");
  if (first->kind == "portrait") return error.with_context("the picture of the character");
  const auto clip = progress.place_of(first->scene);
  return !first->scene.empty() && clip ? error.with_context(fmt::format("clip {}", *clip + 1)) : error;
}

}  // namespace mv
