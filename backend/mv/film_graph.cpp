#include "mv/film_graph.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/random.h"
#include "mv/lanes.h"
#include "mv/maker_choice.h"
#include "mv/scene_picture.h"
#include "mv/scenes.h"
#include "mv/tasks/clip_task.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

SceneRequest story_of(const store::ProjectRow& project, int scenes, std::uint64_t seed) {
  SceneRequest request;
  request.idea = project.idea;
  request.character_description = project.character;
  request.number_of_scenes = scenes;
  request.seed = seed;
  return request;
}

// The takes that are missing or out of date. Their ids follow from the graph's, so that a story that is told
// again after a crash asks for the same clips.
std::vector<jobs::NewJob> missing_takes(const Workshop& workshop, const store::ProjectRow& project,
                                        const std::string& head) {
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  const std::vector<std::string> wanted = fingerprints(workshop, project, scenes);
  const std::string maker = choose_clip_maker(workshop, std::nullopt);
  std::vector<jobs::NewJob> clips;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const auto take =
        scenes[i].take.empty() ? std::nullopt : workshop.records.projects().find_take(scenes[i].take);
    if (take && take->fingerprint == wanted[i] && workshop.library.video(take->id)) continue;
    jobs::NewJob clip = take_job(scenes[i], maker, std::nullopt);
    clip.id = base::uuid_from(fmt::format("{} clip {}", head, scenes[i].id));
    clip.graph = head;
    clips.push_back(std::move(clip));
  }
  return clips;
}

}  // namespace

jobs::NewJob take_job(const store::SceneRow& scene, const std::string& maker,
                      std::optional<std::int64_t> seed) {
  jobs::NewJob job;
  job.kind = "clip";
  job.lane = kPaintLane;
  job.maker = maker;
  job.project = scene.project;
  job.scene = scene.id;
  job.input = schema::to_json(TakeRequest{.seed = seed, .backend = maker});
  return job;
}

std::vector<jobs::NewJob> film_graph(const Workshop& workshop, const store::ProjectRow& project,
                                     const std::string& head) {
  std::vector<jobs::NewJob> graph;
  if (workshop.records.projects().scenes(project.id).empty()) {
    jobs::NewJob story;
    story.id = base::uuid_from(head + " story");
    story.kind = "story";
    story.lane = kWriteLane;
    story.maker = "builtin";
    story.graph = head;
    story.project = project.id;
    graph.push_back(std::move(story));
  } else {
    graph = missing_takes(workshop, project, head);
  }
  jobs::NewJob film;
  film.id = head;
  film.kind = "film";
  film.lane = kMediaLane;
  film.graph = head;
  film.project = project.id;
  for (const jobs::NewJob& job : graph) film.needs.push_back(job.id);
  graph.push_back(std::move(film));
  return graph;
}

boost::json::object StoryTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  attempt.stage("writing scenes");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const auto flavor = workshop_.studio.flavors.find_or_default(project.flavor);
  const int count = wanted_scenes(workshop_, project, attempt.cancel());
  const SceneRequest request =
      story_of(project, count, static_cast<std::uint64_t>(settings_of(project).seed));
  replace_scenes(workshop_, project.id, job.id,
                 write_scenes(workshop_.studio, request, *flavor, attempt.cancel()));
  attempt.add_on_success(missing_takes(workshop_, project, job.graph), job.graph);
  boost::json::array notes;
  for (const std::string& note : workshop_.studio.scene_writer.notes(request, *flavor))
    notes.emplace_back(note);
  return {{"number_of_scenes", count}, {"notes", notes}};
}

boost::json::object RewriteTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  attempt.stage("writing the scene");
  const store::ProjectRow project = existing_project(workshop_, job.project);
  const store::SceneRow scene = existing_scene(workshop_, job.project, job.scene);
  const auto flavor = workshop_.studio.flavors.find_or_default(project.flavor);
  const auto count = static_cast<int>(workshop_.records.projects().scenes(project.id).size());
  // All scenes are written, since a writer sees to it that they belong together, and the one at its place is
  // taken.
  const SceneRequest request = story_of(project, count, base::mix_seed(0, job.id));
  const std::vector<Scene> scenes = write_scenes(workshop_.studio, request, *flavor, attempt.cancel());
  const Scene& text = scenes.at(static_cast<std::size_t>(scene.position));
  edit_scene(workshop_, project.id, scene.id, text.description, text.negative_description, std::nullopt);
  return {{"scene_id", scene.id},
          {"description", text.description},
          {"negative_description", text.negative_description}};
}

}  // namespace mv
