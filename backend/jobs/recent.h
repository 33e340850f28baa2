#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "store/job_records.h"

namespace jobs {

// The rows that changed last, as they stand in the table: who looks at a job that is being worked on need not
// wait for the disk, on which the records of others are being written. Only for what this process has written
// itself, so that it is never older than the table. Thread-safe.
class Recent {
 public:
  explicit Recent(std::size_t most = 1024) : most_(most) {}

  void put(const store::JobRow& row);
  std::optional<store::JobRow> find(const std::string& id) const;
  void clear();

 private:
  const std::size_t most_;
  mutable std::mutex mutex_;
  std::list<store::JobRow> rows_;  // the last changed first
  std::unordered_map<std::string, std::list<store::JobRow>::iterator> places_;
};

}  // namespace jobs
