#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "store/job_records.h"

namespace store {

// How far a piece of work at a vendor is. Written before and after each step, so that a crash at any moment
// tells what may have been paid for.
enum class RunState {
  kIntended,   // about to be asked for: it may have arrived there or not
  kSubmitted,  // the vendor runs it, under `remote_id`
  kSucceeded,
  kFailed,
  kCanceled,
  kUnknown,  // nobody can tell whether it runs, or ran, and costs; the user decides
};
std::string_view name_of(RunState state);  // "intended"

// One run at a vendor: what was asked for and what it costs.
struct RunRow {
  std::string id;            // UUID
  std::string key;           // what it is for: a job and its step, or a hash of all that goes into the result
  std::string job, project;  // "" for none
  std::string maker, model, work;  // "replicate", "google/veo-3.1", "clip"
  std::string remote_id;           // at the vendor; "" as long as, or where, there is none
  RunState state = RunState::kIntended;
  // It still answers for its key: who wants the same work gets this run instead of a new one. At most one of
  // a key.
  bool stands = true;
  base::MicroDollars estimate = 0;  // counts until the run has ended, and where its end is unknown
  base::MicroDollars cost = 0;      // counts from then on
  std::string details;              // JSON object: inputs, version, reason
  WallTime created{}, changed{};
};

// What a run counts for now.
base::MicroDollars counted(const RunRow& run);

// The most that all runs of a month, and those of any one project, may count for. Nothing: no limit.
struct RunCaps {
  std::optional<base::MicroDollars> month, project;
};

struct RunFilter {
  std::optional<std::string> job, project;  // one of them; the job goes first
  std::optional<bool> stands;
  std::optional<WallTime> since;  // created then or later
  int limit = 100;
};

// Sums over runs with something in common.
struct RunSum {
  std::string of;  // the project, maker or month: "2026-11"
  int runs = 0;
  base::MicroDollars reserved = 0;  // of what is not ended, or whose end is unknown
  base::MicroDollars spent = 0;
  base::MicroDollars total() const { return reserved + spent; }
};
enum class RunGroup { kProject, kMaker, kMonth };

// The runs that money was, or may have been, spent on. A file of its own, beside the other records: it
// outlives jobs and projects, and the server and command lines share it while they run. Every call is durable
// when it returns. Thread-safe. Throws Error{kDiskFull, kUnwritable, kBadRecords, kUnavailable}.
class RunRecords {
 public:
  virtual ~RunRecords() = default;

  // The run that stands for this key.
  virtual std::optional<RunRow> standing(const std::string& key) = 0;
  // Adds a run if what counts since `month_begin`, and what counts for its project, leave room for its
  // estimate, in one transaction. Throws Error{kNeedsUser} where they do not, Error{kConflict} when a run
  // stands for its key.
  virtual void begin(const RunRow& run, const RunCaps& caps, WallTime month_begin) = 0;
  // Read, changed and written in one transaction. `change` may throw (nothing is written then) and must not
  // use the records. Throws Error{kNotFound}.
  virtual RunRow change(const std::string& id, const std::function<void(RunRow&)>& change) = 0;

  virtual std::optional<RunRow> find(const std::string& id) = 0;
  virtual std::vector<RunRow> list(const RunFilter& filter) = 0;  // newest first
  // All of this key and of its steps ("KEY STEP"), oldest first.
  virtual std::vector<RunRow> of_key(const std::string& key) = 0;
  // Largest total first; months: newest first.
  virtual std::vector<RunSum> sums(RunGroup group, std::optional<WallTime> since) = 0;
};

// Opens (or makes) the file; others may have it open too.
std::unique_ptr<RunRecords> open_runs(const std::filesystem::path& file);
// Records that end with the object, for tests.
std::unique_ptr<RunRecords> open_runs_in_memory();

}  // namespace store
