#include "mv/film_graph.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/random.h"
#include "mv/estimate.h"
#include "mv/job_commission.h"
#include "mv/kept_story.h"
#include "mv/lanes.h"
#include "mv/made_by.h"
#include "mv/maker_choice.h"
#include "mv/portrait.h"
#include "mv/scene_picture.h"
#include "mv/scene_texts.h"
#include "mv/scenes.h"
#include "mv/tasks/clip_task.h"
#include "mv/tasks/stitch_task.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

SceneRequest story_of(const store::ProjectRow& project, int scenes, std::uint64_t seed) {
  SceneRequest request;
  request.idea = project.idea;
  request.character_description = project.character;
  request.number_of_scenes = scenes;
  request.clip_seconds = settings_of(project).clip_seconds;
  request.seed = seed;
  return request;
}

// In the progress of a film: painting takes nearly all of the time.
constexpr double kClipWeight = 20;
// Stitching and the proof take about half as long as a clip. As long as the clips are not told yet, this
// keeps the story from looking like half of the film.
constexpr double kFilmWeight = 10;

std::string portrait_of(const std::string& head) {
  return base::uuid_from(head + " portrait");
}

jobs::NewJob part_of_film(const store::ProjectRow& project, const std::string& head, const char* kind,
                          const char* lane) {
  jobs::NewJob job;
  job.id = base::uuid_from(fmt::format("{} {}", head, kind));
  job.kind = kind;
  job.lane = lane;
  job.graph = head;
  job.project = project.id;
  return job;
}

jobs::NewJob lips_of_scene(const Workshop& workshop, const store::ProjectRow& project,
                           const store::SceneRow& scene, const std::string& head) {
  jobs::NewJob lips;
  lips.id = base::uuid_from(fmt::format("{} lips {}", head, scene.id));
  lips.kind = "lips";
  lips.weight = kClipWeight;
  give_to(lips, maker_for(workshop, project, Work::kLips, {}), kPaintLane);
  lips.graph = head;
  lips.project = scene.project;
  lips.scene = scene.id;
  return lips;
}

// The takes that are missing, out of date or do not sing yet. Their ids follow from the graph's, so that a
// story that is told again after a crash asks for the same clips.
std::vector<jobs::NewJob> missing_takes(const Workshop& workshop, const store::ProjectRow& project,
                                        const std::string& head) {
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  const std::vector<PlannedScene> wanted = planned_scenes(workshop, project, scenes);
  const bool wants_lips = settings_of(project).lip_sync && !project.audio.empty();
  std::vector<jobs::NewJob> jobs;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const auto take = current_take(workshop, scenes[i], wanted[i]);
    std::vector<std::string> painted;
    if (!take) {
      jobs::NewJob clip = take_job(scenes[i], maker_for(workshop, project, Work::kClip, {}), std::nullopt);
      clip.id = base::uuid_from(fmt::format("{} clip {}", head, scenes[i].id));
      clip.graph = head;
      // The picture of the character comes first, so that all clips show the same one.
      if (project.character_image.empty()) clip.needs.push_back(portrait_of(head));
      painted.push_back(clip.id);
      jobs.push_back(std::move(clip));
    }
    if (!wants_lips || (take && take->origin == "synced")) continue;
    jobs.push_back(lips_of_scene(workshop, project, scenes[i], head));
    jobs.back().needs = std::move(painted);
  }
  return jobs;
}

// The song and the film itself, which comes last and needs all others.
void finish_graph(std::vector<jobs::NewJob>& graph, const store::ProjectRow& project, const std::string& head,
                  const FilmWish& wish) {
  if (!project.audio.empty()) graph.push_back(part_of_film(project, head, "song", kMediaLane));
  jobs::NewJob film = part_of_film(project, head, "film", kMediaLane);
  film.id = head;
  film.weight = kFilmWeight;
  film.input = schema::to_json(wish);
  for (const jobs::NewJob& job : graph) film.needs.push_back(job.id);
  graph.push_back(std::move(film));
}

}  // namespace

jobs::NewJob take_job(const store::SceneRow& scene, const std::string& maker,
                      std::optional<std::int64_t> seed) {
  jobs::NewJob job;
  job.kind = "clip";
  job.weight = kClipWeight;
  give_to(job, maker, kPaintLane);
  job.project = scene.project;
  job.scene = scene.id;
  job.input = schema::to_json(TakeRequest{.seed = seed, .backend = maker});
  return job;
}

std::vector<jobs::NewJob> film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                     const std::string& head) {
  refuse_impossible(estimate_film(workshop, project));
  std::vector<jobs::NewJob> graph;
  if (workshop.records.projects().scenes(project.id).empty()) {
    graph.push_back(part_of_film(project, head, "story", kWriteLane));
    give_to(graph.back(), maker_for(workshop, project, Work::kScenes, {}), kWriteLane);
  } else {
    graph = missing_takes(workshop, project, head);
  }
  if (project.character_image.empty()) {
    jobs::NewJob portrait = part_of_film(project, head, "portrait", kPaintLane);
    give_to(portrait, maker_for(workshop, project, Work::kImage, {}), kPaintLane);
    if (!graph.empty() && graph.front().kind == "story") portrait.needs.push_back(graph.front().id);
    graph.push_back(std::move(portrait));
  }
  finish_graph(graph, project, head, {});
  return graph;
}

std::vector<jobs::NewJob> current_film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                             const std::string& head) {
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  const bool has_clip = std::any_of(scenes.begin(), scenes.end(), [&](const store::SceneRow& scene) {
    return workshop.library.video(scene.take).has_value();
  });
  if (!has_clip) {
    throw base::Error(base::ErrorKind::kConflict,
                      "no scene has a clip yet; make the film, or a take of a scene, first");
  }
  std::vector<jobs::NewJob> graph;
  finish_graph(graph, project, head, {.clips = "current"});
  return graph;
}

std::vector<jobs::NewJob> synced_film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                            const std::string& head) {
  if (project.audio.empty()) {
    throw base::Error(base::ErrorKind::kConflict,
                      "the project has no song, so nobody sings; add one, then move the lips");
  }
  std::vector<jobs::NewJob> film = current_film_graph(workshop, project, head);
  std::vector<jobs::NewJob> graph;
  for (const store::SceneRow& scene : workshop.records.projects().scenes(project.id)) {
    const auto take = workshop.records.projects().find_take(scene.take);
    if (!take || take->origin == "synced" || !workshop.library.video(take->id)) continue;
    graph.push_back(lips_of_scene(workshop, project, scene, head));
    film.back().needs.push_back(graph.back().id);
  }
  std::move(film.begin(), film.end(), std::back_inserter(graph));
  return graph;
}

boost::json::object StoryTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  if (job.maker == kBuiltinMaker) attempt.stage("writing scenes");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const auto flavor = workshop_.studio.flavors.find_or_default(project.flavor);
  const auto count = static_cast<int>(wanted_plan(workshop_, project, attempt.cancel()).clip_frames.size());
  SceneRequest request = story_of(project, count, static_cast<std::uint64_t>(settings_of(project).seed));
  request.model = model_of(workshop_, job.maker, Work::kScenes, *flavor);
  const std::string key = story_key(workshop_, job.maker, request, *flavor);
  JobCommission commission(workshop_, job, attempt, attempt, key);
  const ToldStory story = tell_story(workshop_, job, request, *flavor, key, commission);
  const MadeBy& made = story.made;
  replace_scenes(workshop_, project.id, job.id, story.scenes);
  if (!key.empty()) commission.runs().settle();
  std::vector<jobs::NewJob> takes = missing_takes(workshop_, project, job.graph);
  // Who sits in front of it tries again themselves.
  for (jobs::NewJob& take : takes) {
    if (job.most_attempts == 1) take.most_attempts = 1;
  }
  attempt.add_on_success(std::move(takes), job.graph);
  boost::json::object told{{"number_of_scenes", count},
                           {"backend_used", job.maker},
                           {"model_used", made.model},
                           {"notes", boost::json::value_from(made.notes)}};
  if (!made.runs.empty()) told["runs"] = boost::json::value_from(made.runs);
  return told;
}

boost::json::object PortraitTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  if (job.maker == kBuiltinMaker) attempt.stage("painting the character");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const auto flavor = workshop_.studio.flavors.find_or_default(project.flavor);
  const std::filesystem::path place = workshop_.library.place_for_image(job.id, ".png");
  const MadeBy made = make_portrait(workshop_, job, project, *flavor, place, attempt);
  store::MediaRow row;
  row.id = job.id;
  row.kind = "image";
  row.title = project.character;
  row.origin = kPortraitOrigin;
  row.project = project.id;
  workshop_.library.record(std::move(row), place);
  choose_character_image(workshop_, project.id, job.id);
  boost::json::object told{{"image_id", job.id},
                           {"image_url", "/api/mv/get_character_reference/" + job.id},
                           {"backend_used", job.maker},
                           {"model_used", made.model}};
  if (!made.notes.empty()) told["notes"] = boost::json::value_from(made.notes);
  if (!made.runs.empty()) told["runs"] = boost::json::value_from(made.runs);
  return told;
}

boost::json::object SongTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  attempt.stage("encoding the song");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const ProjectPlan plan = plan_of_project(workshop_, project, 1, attempt.cancel());
  if (plan.song && plan.audio == media::AudioMode::kAac) {
    kept_aac(workshop_.studio.media, workshop_.studio.kept, *plan.song, attempt.cancel(), attempt);
  }
  return {};
}

boost::json::object RewriteTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  attempt.stage("writing the scene");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const std::vector<store::SceneRow> all = workshop_.records.projects().scenes(project.id);
  const auto scene =
      std::find_if(all.begin(), all.end(), [&](const store::SceneRow& row) { return row.id == job.scene; });
  if (scene == all.end()) throw base::Error(base::ErrorKind::kNotFound, "the scene has been deleted");
  const auto flavor = workshop_.studio.flavors.find_or_default(project.flavor);
  const auto count = static_cast<int>(all.size());
  // All scenes are written, since a writer sees to it that they belong together, and the one at its place is
  // taken.
  SceneRequest request = story_of(project, count, base::mix_seed(0, job.id));
  request.model = model_of(workshop_, job.maker, Work::kScenes, *flavor);
  JobCommission commission(workshop_, job, attempt, attempt);
  const Story story =
      write_scenes(workshop_.studio, scene_writer(workshop_, job.maker), request, *flavor, commission);
  const Scene& text = story.scenes.at(static_cast<std::size_t>(scene->position));
  const store::SceneRow written =
      edit_scene(workshop_, project.id, scene->id, text.description, text.negative_description, std::nullopt);
  boost::json::object result{{"id", written.id},
                             {"position", written.position},
                             {"description", written.description},
                             {"negative_description", written.negative_description},
                             {"take_id", nullptr}};
  if (!written.take.empty()) result["take_id"] = written.take;
  return result;
}

}  // namespace mv
