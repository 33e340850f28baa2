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

bool has_all_clips(const Workshop& workshop, const store::ProjectRow& project) {
  const std::vector<store::SceneRow> scenes = workshop.records.projects().scenes(project.id);
  return std::all_of(scenes.begin(), scenes.end(), [&](const store::SceneRow& scene) {
    return workshop.library.video(scene.take).has_value();
  });
}

}  // namespace

void restitch(const Workshop& workshop, const jobs::Job& clip, jobs::Attempt& attempt) {
  const auto project = workshop.records.projects().find(clip.project);
  if (!project || project->film.empty()) return;
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
  if (!has_ended_without && project->film_job != head) return;
  if (!has_all_clips(workshop, *project)) return;
  const bool wants_lips = settings_of(*project).lip_sync && !project->audio.empty();
  const auto graph = wants_lips ? synced_film_graph : current_film_graph;
  add_film(workshop, *project, graph(workshop, *project, head), attempt);
}

}  // namespace mv
