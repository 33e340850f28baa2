#pragma once

#include <span>
#include <string_view>

#include "store/sqlite/database.h"

namespace store::sqlite {

// One step of the schema; its version is its place in the list, from 1. What was released stays as it is: a
// change is a new step at the end.
struct Migration {
  std::string_view what;
  std::string_view sql;
};

std::span<const Migration> migrations();

// Brings the database to the end of the list, each step in a transaction of its own. Throws
// Error{kBadRecords} for the database of a later Songreel or of another program.
void migrate(Database& database, std::span<const Migration> steps, std::string_view file,
             Database::Journal journal = Database::Journal::kWriteAhead);

}  // namespace store::sqlite
