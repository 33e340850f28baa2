#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/project_records.h"
#include "store/sqlite/database.h"

namespace store::sqlite {

// Reading and writing single projects, scenes and takes. Whoever calls holds the database's lock.

// "SELECT <columns> FROM <table> <rest>", for the reads below.
std::string select_projects(std::string_view rest);
std::string select_scenes(std::string_view rest);
std::string select_takes(std::string_view rest);

void read(Statement& statement, ProjectRow& row);
void read(Statement& statement, SceneRow& row);
void read(Statement& statement, TakeRow& row);

template <class Row>
std::vector<Row> read_all(Statement& statement) {
  std::vector<Row> rows;
  while (statement.step()) read(statement, rows.emplace_back());
  return rows;
}

template <class Row>
std::optional<Row> read_first(Statement& statement) {
  if (!statement.step()) return std::nullopt;
  Row row;
  read(statement, row);
  return row;
}

std::optional<ProjectRow> find_project(Database& database, const std::string& id);
std::optional<SceneRow> find_scene(Database& database, const std::string& id);
std::vector<SceneRow> scenes_of(Database& database, const std::string& project);

// Throw Error{kNotFound} when there is none.
void update_project(Database& database, const ProjectRow& project);
void update_scene(Database& database, const SceneRow& scene);
[[noreturn]] void not_found(std::string_view what, const std::string& id);
// Unless the statement before changed a row.
void require_change(Database& database, std::string_view what, const std::string& id);

}  // namespace store::sqlite
