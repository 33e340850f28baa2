#include "store/sqlite/project_records.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "store/sqlite/project_rows.h"

namespace store::sqlite {
namespace {

bool has(Database& database, std::string_view sql, const std::string& id) {
  Statement query(database, sql);
  query.bind(id);
  return query.step();
}

void put_scene(Database& database, const std::string& project, const SceneRow& scene, int position) {
  Statement known(database, "SELECT project FROM scene WHERE id = ?");
  known.bind(scene.id);
  if (!known.step()) {
    database.run(
        "INSERT INTO scene (id, project, position, description, negative_description, take, changed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        scene.id, project, position, scene.description, scene.negative_description, scene.take,
        scene.changed);
    return;
  }
  if (known.text(0) != project) {
    throw base::Error(base::ErrorKind::kConflict, fmt::format("the scene {} is another project's", scene.id));
  }
  SceneRow placed = scene;
  placed.position = position;
  update_scene(database, placed);
}

void replace_scenes(Database& database, const std::string& project, const std::vector<SceneRow>& scenes) {
  if (!has(database, "SELECT 1 FROM project WHERE id = ?", project)) not_found("project", project);
  // Those that stay get their new positions; what keeps -1 is gone.
  database.run("UPDATE scene SET position = -1 WHERE project = ?", project);
  for (std::size_t i = 0; i < scenes.size(); ++i)
    put_scene(database, project, scenes[i], static_cast<int>(i));
  database.run("DELETE FROM scene WHERE project = ? AND position = -1", project);
}

}  // namespace

void SqliteProjectRecords::add(const ProjectRow& project) {
  const auto lock = database_.lock();
  database_.run(
      "INSERT INTO project (id, name, idea, character, flavor, audio, character_image, settings, film, "
      "film_record,"
      " film_job, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      project.id, project.name, project.idea, project.character, project.flavor, project.audio,
      project.character_image, project.settings, project.film, project.film_record, project.film_job,
      project.created, project.changed);
}

std::optional<ProjectRow> SqliteProjectRecords::find(const std::string& id) {
  const auto lock = database_.lock();
  return find_project(database_, id);
}

void SqliteProjectRecords::update(const ProjectRow& project) {
  const auto lock = database_.lock();
  update_project(database_, project);
}

ProjectRow SqliteProjectRecords::change(const std::string& id,
                                        const std::function<void(ProjectRow&)>& change) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  std::optional<ProjectRow> row = find_project(database_, id);
  if (!row) not_found("project", id);
  change(*row);
  update_project(database_, *row);
  transaction.commit();
  return std::move(*row);
}

std::vector<ProjectRow> SqliteProjectRecords::list(const std::string& before, int limit) {
  const auto lock = database_.lock();
  std::int64_t sequence = std::numeric_limits<std::int64_t>::max();
  if (!before.empty()) {
    Statement query(database_, "SELECT sequence FROM project WHERE id = ?");
    query.bind(before);
    if (!query.step()) not_found("project", before);
    sequence = query.integer(0);
  }
  Statement query(database_, select_projects("WHERE sequence < ? ORDER BY sequence DESC LIMIT ?"));
  query.bind(sequence, std::max(limit, 0));
  return read_all<ProjectRow>(query);
}

void SqliteProjectRecords::remove(const std::string& id) {
  const auto lock = database_.lock();
  database_.run("DELETE FROM project WHERE id = ?", id);
  require_change(database_, "project", id);
}

std::vector<SceneRow> SqliteProjectRecords::scenes(const std::string& project) {
  const auto lock = database_.lock();
  return scenes_of(database_, project);
}

std::optional<SceneRow> SqliteProjectRecords::find_scene(const std::string& id) {
  const auto lock = database_.lock();
  return sqlite::find_scene(database_, id);
}

void SqliteProjectRecords::put_scenes(const std::string& project, const std::vector<SceneRow>& scenes) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  replace_scenes(database_, project, scenes);
  transaction.commit();
}

void SqliteProjectRecords::update_scene(const SceneRow& scene) {
  const auto lock = database_.lock();
  sqlite::update_scene(database_, scene);
}

SceneRow SqliteProjectRecords::change_scene(const std::string& id,
                                            const std::function<void(SceneRow&)>& change) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  std::optional<SceneRow> row = sqlite::find_scene(database_, id);
  if (!row) not_found("scene", id);
  change(*row);
  sqlite::update_scene(database_, *row);
  transaction.commit();
  return std::move(*row);
}

std::vector<SceneRow> SqliteProjectRecords::change_scenes(
    const std::string& project, const std::function<void(std::vector<SceneRow>&)>& change) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  std::vector<SceneRow> scenes = scenes_of(database_, project);
  change(scenes);
  replace_scenes(database_, project, scenes);
  scenes = scenes_of(database_, project);
  transaction.commit();
  return scenes;
}

std::vector<TakeRow> SqliteProjectRecords::takes(const std::string& scene) {
  const auto lock = database_.lock();
  Statement query(database_, select_takes("WHERE scene = ? ORDER BY sequence"));
  query.bind(scene);
  return read_all<TakeRow>(query);
}

std::vector<TakeRow> SqliteProjectRecords::takes_of_project(const std::string& project) {
  const auto lock = database_.lock();
  Statement query(
      database_,
      select_takes("JOIN scene ON scene.id = take.scene WHERE scene.project = ? ORDER BY take.sequence"));
  query.bind(project);
  return read_all<TakeRow>(query);
}

std::optional<TakeRow> SqliteProjectRecords::find_take(const std::string& id) {
  const auto lock = database_.lock();
  Statement query(database_, select_takes("WHERE id = ?"));
  query.bind(id);
  return read_first<TakeRow>(query);
}

bool SqliteProjectRecords::add_take(const TakeRow& take) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  if (!has(database_, "SELECT 1 FROM scene WHERE id = ?", take.scene)) return false;
  database_.run(
      "INSERT INTO take (id, scene, origin, job, fingerprint, details, created) VALUES (?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET scene = excluded.scene, origin = excluded.origin, job = excluded.job,"
      " fingerprint = excluded.fingerprint, details = excluded.details, created = excluded.created",
      take.id, take.scene, take.origin, take.job, take.fingerprint, take.details, take.created);
  database_.run("UPDATE scene SET take = ? WHERE id = ?", take.id, take.scene);
  transaction.commit();
  return true;
}

void SqliteProjectRecords::remove_take(const std::string& id) {
  const auto lock = database_.lock();
  Transaction transaction(database_);
  std::string scene;
  {
    Statement query(database_, "SELECT scene FROM take WHERE id = ?");
    query.bind(id);
    if (!query.step()) not_found("take", id);
    scene = query.text(0);
  }
  database_.run("DELETE FROM take WHERE id = ?", id);
  database_.run(
      "UPDATE scene SET take = coalesce((SELECT id FROM take WHERE scene = ?1 ORDER BY sequence DESC LIMIT "
      "1), '')"
      " WHERE id = ?1 AND take = ?2",
      scene, id);
  transaction.commit();
}

}  // namespace store::sqlite
