#pragma once

#include <string>

#include <boost/json.hpp>

#include "jobs/job.h"

namespace jobs {

// Between a job and its row: the table keeps JSON as text.

store::JobRow to_row(NewJob job, store::WallTime now);
// Throws Error{kBadRecords} for JSON that is none.
Job to_job(store::JobRow row);

std::string to_text(const Failure& failure);
// What a job that needs `row` fails with when that fails: "painting clip 2: the disk is full".
Failure failure_of_dependants(const store::JobRow& row, const Failure& failure);

// "2026-03-01T12:00:00.123Z": how the API tells times.
std::string iso_milliseconds(store::WallTime time);

}  // namespace jobs
