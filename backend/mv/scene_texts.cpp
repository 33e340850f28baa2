#include "mv/scene_texts.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "mv/projects.h"
#include "mv/scenes.h"
#include "mv/timestamp.h"

namespace mv {
namespace {

using base::Error;
using base::ErrorKind;

void check_text(const Scene& scene) {
  base::require_text(scene.description, "the description", kLongestIdea);
  base::require_text(scene.negative_description, "the negative description", kLongestIdea);
  if (base::trimmed(scene.description).empty()) {
    throw Error(ErrorKind::kUsage, "the description is empty; say in a sentence what the scene shows");
  }
}

void number(std::vector<store::SceneRow>& scenes) {
  int position = 0;
  for (store::SceneRow& scene : scenes) scene.position = position++;
}

// The rows of a project as they are, changed by `change`, and kept.
template <class Change>
void change_scenes(const Workshop& workshop, const std::string& project, const Change& change) {
  const store::ProjectRow row = existing_project(workshop, project);
  workshop.records.projects().change_scenes(row.id, [&](std::vector<store::SceneRow>& scenes) {
    change(scenes);
    number(scenes);
  });
  tell_changed(workshop, row);
}

auto place_of(std::vector<store::SceneRow>& scenes, const std::string& id) {
  const auto found =
      std::find_if(scenes.begin(), scenes.end(), [&](const store::SceneRow& row) { return row.id == id; });
  if (found == scenes.end()) throw not_found("scene", id);
  return found;
}

auto place_at(std::vector<store::SceneRow>& scenes, std::int64_t position) {
  if (position < 0) throw Error(ErrorKind::kUsage, "position must be 0 or more");
  return scenes.begin() + std::min<std::int64_t>(position, static_cast<std::int64_t>(scenes.size()));
}

}  // namespace

std::string id_of_scene(const std::string& job, std::size_t index) {
  return base::uuid_from(fmt::format("{} scene {}", job, index));
}

void replace_scenes(const Workshop& workshop, const std::string& project, const std::string& job,
                    const std::vector<Scene>& scenes) {
  change_scenes(workshop, base::lower(project), [&](std::vector<store::SceneRow>& rows) {
    rows.clear();
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      rows.push_back({.id = id_of_scene(job, i),
                      .project = base::lower(project),
                      .position = 0,
                      .description = scenes[i].description,
                      .negative_description = scenes[i].negative_description,
                      .take = {},
                      .changed = now(workshop.studio.clock)});
    }
  });
}

store::SceneRow add_scene(const Workshop& workshop, const std::string& project, const std::string& id,
                          const Scene& text, std::optional<std::int64_t> position) {
  check_text(text);
  const store::SceneRow scene{.id = id,
                              .project = base::lower(project),
                              .position = 0,
                              .description = text.description,
                              .negative_description = text.negative_description,
                              .take = {},
                              .changed = now(workshop.studio.clock)};
  change_scenes(workshop, scene.project, [&](std::vector<store::SceneRow>& rows) {
    check_number_of_scenes(static_cast<std::int64_t>(rows.size()) + 1);
    rows.insert(place_at(rows, position.value_or(kMostScenes)), scene);
  });
  return existing_scene(workshop, scene.project, scene.id);
}

store::SceneRow edit_scene(const Workshop& workshop, const std::string& project, const std::string& scene,
                           const std::optional<std::string>& description,
                           const std::optional<std::string>& negative_description,
                           std::optional<std::int64_t> position) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  check_text(
      {description.value_or(row.description), negative_description.value_or(row.negative_description)});
  change_scenes(workshop, row.project, [&](std::vector<store::SceneRow>& rows) {
    const auto place = place_of(rows, row.id);
    place->description = description.value_or(place->description);
    place->negative_description = negative_description.value_or(place->negative_description);
    place->changed = now(workshop.studio.clock);
    if (!position) return;
    const store::SceneRow moved = *place;
    rows.erase(place);
    rows.insert(place_at(rows, *position), moved);
  });
  return existing_scene(workshop, row.project, row.id);
}

void order_scenes(const Workshop& workshop, const std::string& project,
                  const std::vector<std::string>& order) {
  change_scenes(workshop, base::lower(project), [&](std::vector<store::SceneRow>& rows) {
    std::vector<store::SceneRow> ordered;
    for (const std::string& id : order) {
      if (std::count(order.begin(), order.end(), id) > 1) {
        throw Error(ErrorKind::kUsage, "scene_ids names a scene twice; it must name every scene once");
      }
      const auto place = place_of(rows, base::lower(id));
      ordered.push_back(*place);
      rows.erase(place);
    }
    if (!rows.empty()) throw Error(ErrorKind::kUsage, "scene_ids must name every scene of the project once");
    rows = std::move(ordered);
  });
}

void remove_scene(const Workshop& workshop, const std::string& project, const std::string& scene) {
  const store::SceneRow row = existing_scene(workshop, project, scene);
  const std::vector<store::TakeRow> takes = workshop.records.projects().takes(row.id);
  change_scenes(workshop, row.project,
                [&](std::vector<store::SceneRow>& rows) { rows.erase(place_of(rows, row.id)); });
  for (const store::TakeRow& take : takes) {
    if (const auto file = workshop.library.find(take.id)) workshop.library.remove(*file);
  }
}

}  // namespace mv
