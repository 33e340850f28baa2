#pragma once

#include <filesystem>
#include <memory>

#include "store/media_records.h"
#include "store/project_records.h"

namespace store {

class JobTable;

// The records of one studio. All of it is thread-safe: one connection, one writer at a time.
class Records {
 public:
  virtual ~Records() = default;
  virtual JobTable& jobs() = 0;
  virtual ProjectRecords& projects() = 0;
  virtual MediaRecords& media() = 0;
  // Answers a trivial question, for readiness. Throws Error.
  virtual void ping() = 0;
};

// Opens the database file (made and migrated where needed) and keeps others from opening it, under whatever
// path, as long as the object lives: each believes that what was left running is its own to take up. Throws
// Error{kConflict} while another has it open, Error{kUnwritable, kDiskFull, kBadRecords (not a database, or
// of a later version)}.
std::unique_ptr<Records> open_sqlite(const std::filesystem::path& file);
// The file beside a database that is locked while it is open.
std::filesystem::path lock_beside(const std::filesystem::path& file);
// Records that end with the object, for one run of the command line.
std::unique_ptr<Records> open_sqlite_in_memory();

}  // namespace store
