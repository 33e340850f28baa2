#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/run_records.h"
#include "store/sqlite/database.h"

namespace store::sqlite {

class SqliteRunRecords final : public RunRecords {
 public:
  explicit SqliteRunRecords(const std::string& file);

  std::optional<RunRow> standing(const std::string& key) override;
  void begin(const RunRow& run, const RunCaps& caps, WallTime month_begin) override;
  RunRow change(const std::string& id, const std::function<void(RunRow&)>& change) override;
  std::optional<RunRow> find(const std::string& id) override;
  std::vector<RunRow> list(const RunFilter& filter) override;
  std::vector<RunRow> of_key(const std::string& key) override;
  std::vector<RunSum> sums(RunGroup group, std::optional<WallTime> since) override;

 private:
  Database database_;
};

}  // namespace store::sqlite
