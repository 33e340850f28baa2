#include "mv/takes.h"

#include <utility>

#include <boost/json.hpp>

#include "base/text.h"
#include "mv/projects.h"
#include "mv/timestamp.h"
#include "schema/json.h"

namespace mv {
namespace {

store::TakeRow existing_take(const Workshop& workshop, const std::string& scene, const std::string& id) {
  const auto take = workshop.records.projects().find_take(id);
  if (!take || take->scene != scene) throw not_found("take of this scene", id);
  return *take;
}

}  // namespace

void add_take(const Workshop& workshop, store::TakeRow take) {
  take.created = now(workshop.studio.clock);
  // The scene may have been deleted while its clip was painted; the clip stays in the library, for the
  // cleaning.
  if (!workshop.records.projects().add_take(take)) return;
  const auto scene = workshop.records.projects().find_scene(take.scene);
  if (!scene) return;
  if (const auto project = workshop.records.projects().find(scene->project)) {
    workshop.events.publish("take", take.id, project->id,
                            schema::to_text(boost::json::object{
                                {"id", take.id}, {"scene_id", take.scene}, {"project_id", project->id}}));
    tell_changed(workshop, *project);
  }
}

void choose_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  const store::TakeRow chosen = existing_take(workshop, row.id, base::lower(take));
  workshop.records.projects().change_scene(row.id, [&](store::SceneRow& changed) {
    changed.take = chosen.id;
    changed.changed = now(workshop.studio.clock);
  });
  tell_changed(workshop, existing_project(workshop, project));
}

void remove_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  const store::TakeRow gone = existing_take(workshop, row.id, base::lower(take));
  workshop.records.projects().remove_take(gone.id);
  if (const auto file = workshop.library.find(gone.id)) workshop.library.remove(*file);
  tell_changed(workshop, existing_project(workshop, project));
}

}  // namespace mv
