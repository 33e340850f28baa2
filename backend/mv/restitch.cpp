#include "mv/restitch.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/id.h"
#include "mv/film_graph.h"

namespace mv {
namespace {

// The same for the same clip, so that a clip that is finished again after a crash brings one film.
std::string film_after(const jobs::Job& clip) {
  return base::uuid_from(clip.id + " film");
}

void add_film(const Workshop& workshop, const store::ProjectRow& project, std::vector<jobs::NewJob> graph,
              jobs::Attempt& attempt) {
  const std::string head = graph.back().id;
  attempt.add_on_success(std::move(graph), "");
  set_film_job(workshop, project.id, head);
}

int count_clips(const Workshop& workshop, const std::vector<store::SceneRow>& scenes) {
  return static_cast<int>(std::count_if(scenes.begin(), scenes.end(), [&](const store::SceneRow& scene) {
    return workshop.library.video(scene.take).has_value();
  }));
}

// The film is of no use without this scene's clip: its job failed or was stopped, or is this one, tried
// again.
bool lacked(const Workshop& workshop, const jobs::Job& film, const jobs::Job& clip) {
  return std::any_of(film.needs.begin(), film.needs.end(), [&](const std::string& id) {
    const auto part = workshop.queue.find(id);
    const bool is_of_scene = part && part->kind == "clip" && part->scene == clip.scene;
    return is_of_scene &&
           (id == clip.id || part->state == jobs::State::kFailed || part->state == jobs::State::kCanceled);
  });
}

}  // namespace

void restitch(const Workshop& workshop, const jobs::Job& clip, jobs::Attempt& attempt) {
  const auto project = workshop.records.projects().find(clip.project);
  if (!project || project->film.empty()) return;
  if (count_clips(workshop, workshop.records.projects().scenes(project->id)) == 0) return;
  const auto under_way = workshop.queue.find(project->film_job);
  if (under_way && under_way->state == jobs::State::kQueued) return;  // it will take the new clip
  std::vector<jobs::NewJob> graph = current_film_graph(workshop, *project, film_after(clip));
  if (under_way && !jobs::is_ended(under_way->state)) graph.back().needs.push_back(under_way->id);
  add_film(workshop, *project, std::move(graph), attempt);
}

void finish_film(const Workshop& workshop, const jobs::Job& clip, jobs::Attempt& attempt) {
  const auto project = workshop.records.projects().find(clip.project);
  if (!project || !project->film.empty()) return;
  const std::string head = film_after(clip);
  const auto film = workshop.queue.find(project->film_job);
  const bool has_ended_without =
      film && (film->state == jobs::State::kFailed || film->state == jobs::State::kCanceled);
  const bool is_wanted =
      film ? has_ended_without && lacked(workshop, *film, clip) : project->film_job == head;
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project->id);
  const auto clips = count_clips(workshop, scenes);
  if (!is_wanted || clips == 0 || clips < static_cast<int>(scenes.size())) return;
  const bool wants_lips = settings_of(*project).lip_sync && !project->audio.empty();
  const auto graph = wants_lips ? synced_film_graph : current_film_graph;
  add_film(workshop, *project, graph(workshop, *project, head), attempt);
}

}  // namespace mv
