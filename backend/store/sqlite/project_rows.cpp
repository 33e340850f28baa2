#include "store/sqlite/project_rows.h"

#include <fmt/format.h>

#include "base/error.h"

namespace store::sqlite {

std::string select_projects(std::string_view rest) {
  return fmt::format(
      "SELECT id, name, idea, character, flavor, audio, character_image, settings, film, film_record,"
      " film_job, created, changed FROM project {}",
      rest);
}

std::string select_scenes(std::string_view rest) {
  return fmt::format(
      "SELECT id, project, position, description, negative_description, take, changed FROM scene {}", rest);
}

std::string select_takes(std::string_view rest) {
  return fmt::format(
      "SELECT take.id, take.scene, take.origin, take.job, take.fingerprint, take.details,"
      " take.created FROM take {}",
      rest);
}

void read(Statement& statement, ProjectRow& row) {
  Columns columns(statement);
  row.id = columns.text();
  row.name = columns.text();
  row.idea = columns.text();
  row.character = columns.text();
  row.flavor = columns.text();
  row.audio = columns.text();
  row.character_image = columns.text();
  row.settings = columns.text();
  row.film = columns.text();
  row.film_record = columns.text();
  row.film_job = columns.text();
  row.created = columns.time();
  row.changed = columns.time();
}

void read(Statement& statement, SceneRow& row) {
  Columns columns(statement);
  row.id = columns.text();
  row.project = columns.text();
  row.position = columns.small();
  row.description = columns.text();
  row.negative_description = columns.text();
  row.take = columns.text();
  row.changed = columns.time();
}

void read(Statement& statement, TakeRow& row) {
  Columns columns(statement);
  row.id = columns.text();
  row.scene = columns.text();
  row.origin = columns.text();
  row.job = columns.text();
  row.fingerprint = columns.text();
  row.details = columns.text();
  row.created = columns.time();
}

void not_found(std::string_view what, const std::string& id) {
  throw base::Error(base::ErrorKind::kNotFound, fmt::format("there is no {} {}", what, id));
}

void require_change(Database& database, std::string_view what, const std::string& id) {
  if (database.changes() == 0) not_found(what, id);
}

std::optional<ProjectRow> find_project(Database& database, const std::string& id) {
  Statement query(database, select_projects("WHERE id = ?"));
  query.bind(id);
  return read_first<ProjectRow>(query);
}

void update_project(Database& database, const ProjectRow& project) {
  database.run(
      "UPDATE project SET name = ?, idea = ?, character = ?, flavor = ?, audio = ?, character_image = ?,"
      " settings = ?, film = ?, film_record = ?, film_job = ?, changed = ? WHERE id = ?",
      project.name, project.idea, project.character, project.flavor, project.audio, project.character_image,
      project.settings, project.film, project.film_record, project.film_job, project.changed, project.id);
  require_change(database, "project", project.id);
}

std::optional<SceneRow> find_scene(Database& database, const std::string& id) {
  Statement query(database, select_scenes("WHERE id = ?"));
  query.bind(id);
  return read_first<SceneRow>(query);
}

std::vector<SceneRow> scenes_of(Database& database, const std::string& project) {
  Statement query(database, select_scenes("WHERE project = ? ORDER BY position, sequence"));
  query.bind(project);
  return read_all<SceneRow>(query);
}

void update_scene(Database& database, const SceneRow& scene) {
  database.run(
      "UPDATE scene SET position = ?, description = ?, negative_description = ?, take = ?, changed = ? WHERE "
      "id = ?",
      scene.position, scene.description, scene.negative_description, scene.take, scene.changed, scene.id);
  require_change(database, "scene", scene.id);
}

}  // namespace store::sqlite
