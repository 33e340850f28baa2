#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/media_records.h"
#include "store/sqlite/database.h"

namespace store::sqlite {

class SqliteMediaRecords final : public MediaRecords {
 public:
  explicit SqliteMediaRecords(Database& database) : database_(database) {}

  void put(const MediaRow& row) override;
  std::optional<MediaRow> find(const std::string& id) override;
  std::optional<MediaRow> find_content(const std::string& kind, const std::string& content) override;
  std::vector<MediaRow> of_project(const std::string& project) override;
  int count_key(const std::string& key) override;
  void remove(const std::string& id) override;
  std::vector<MediaRow> unreferenced(WallTime before) override;

 private:
  Database& database_;
};

}  // namespace store::sqlite
