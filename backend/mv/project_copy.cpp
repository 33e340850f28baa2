#include "mv/project_copy.h"

#include <utility>
#include <vector>

#include "base/id.h"
#include "mv/projects.h"

namespace mv {
namespace {

// A copy of a video under a new id, its bytes shared; nothing where the file is gone.
std::string shared_video(const Workshop& workshop, const std::string& id, const std::string& project) {
  const auto file = workshop.library.video(id);
  if (!file) return {};
  std::string copy = base::new_uuid();
  Library::share(*file, workshop.library.place_for_video(copy));
  store::MediaRow row = workshop.library.find(id).value_or(store::MediaRow{});
  row.id = copy;
  row.kind = "video";
  row.project = project;
  workshop.library.finish_video(copy, row.details.empty() ? "{}" : row.details);
  workshop.library.record(std::move(row), workshop.library.place_for_video(copy));
  return copy;
}

void share_takes(const Workshop& workshop, const store::SceneRow& from, store::SceneRow& to,
                 const std::string& project) {
  for (store::TakeRow take : workshop.records.projects().takes(from.id)) {
    const bool chosen = take.id == from.take;
    take.id = shared_video(workshop, take.id, project);
    if (take.id.empty()) continue;
    take.scene = to.id;
    workshop.records.projects().add_take(take);
    if (chosen) to.take = take.id;
  }
}

}  // namespace

store::ProjectRow duplicate(const Workshop& workshop, const std::string& project, const std::string& id) {
  const store::ProjectRow original = existing_project(workshop, project);
  store::ProjectRow copy = original;
  copy.id = id;
  copy.name = original.name + " (copy)";
  copy.film.clear();
  copy.film_record.clear();
  copy.film_job.clear();
  copy = add_project(workshop, copy, settings_of(original));
  const std::vector<store::SceneRow> originals = workshop.records.projects().scenes(original.id);
  std::vector<store::SceneRow> scenes = originals;
  for (store::SceneRow& scene : scenes) {
    scene.id = base::new_uuid();
    scene.project = copy.id;
    scene.take.clear();
  }
  workshop.records.projects().put_scenes(copy.id, scenes);
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    share_takes(workshop, originals[i], scenes[i], copy.id);
    workshop.records.projects().update_scene(scenes[i]);
  }
  tell_changed(workshop, copy);
  return copy;
}

}  // namespace mv
