#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/job_records.h"
#include "store/sqlite/database.h"

namespace store::sqlite {

// Reading and writing whole jobs, each with its needs. Whoever calls holds the database's lock.

std::optional<JobRow> find_job(Database& database, const std::string& id);
std::optional<std::int64_t> sequence_of(Database& database, const std::string& id);
JobRow read_job(Database& database, std::int64_t sequence);
std::vector<JobRow> read_jobs(Database& database, const std::vector<std::int64_t>& sequences);
// The numbers that a query gives, to its end.
std::vector<std::int64_t> numbers_of(Statement& statement);

// Inserts jobs, then their needs, which may lie in the same batch. Throws Error{kNotFound, kConflict}.
std::vector<std::int64_t> insert_jobs(Database& database, const std::vector<JobRow>& jobs);
void add_need(Database& database, std::int64_t job, std::int64_t needed);
// Counts anew how many needs have not succeeded.
void count_open_needs(Database& database, std::int64_t job);

}  // namespace store::sqlite
