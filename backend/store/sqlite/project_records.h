#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/project_records.h"
#include "store/sqlite/database.h"

namespace store::sqlite {

class SqliteProjectRecords final : public ProjectRecords {
 public:
  explicit SqliteProjectRecords(Database& database) : database_(database) {}

  void add(const ProjectRow& project) override;
  std::optional<ProjectRow> find(const std::string& id) override;
  void update(const ProjectRow& project) override;
  ProjectRow change(const std::string& id, const std::function<void(ProjectRow&)>& change) override;
  std::vector<ProjectRow> list(const std::string& before, int limit) override;
  void remove(const std::string& id) override;

  std::vector<SceneRow> scenes(const std::string& project) override;
  std::optional<SceneRow> find_scene(const std::string& id) override;
  void put_scenes(const std::string& project, const std::vector<SceneRow>& scenes) override;
  void update_scene(const SceneRow& scene) override;
  SceneRow change_scene(const std::string& id, const std::function<void(SceneRow&)>& change) override;
  std::vector<SceneRow> change_scenes(const std::string& project,
                                      const std::function<void(std::vector<SceneRow>&)>& change) override;

  std::vector<TakeRow> takes(const std::string& scene) override;
  std::vector<TakeRow> takes_of_project(const std::string& project) override;
  std::optional<TakeRow> find_take(const std::string& id) override;
  bool add_take(const TakeRow& take) override;
  void remove_take(const std::string& id) override;

 private:
  Database& database_;
};

}  // namespace store::sqlite
