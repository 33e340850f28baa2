#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/job_records.h"

namespace store {

// Time on a clock that nobody sets and that all who share the table read alike (this machine's steady clock),
// so that neither leases nor delays hear of a wall clock that jumps. It means nothing after a restart of the
// machine.
using LeaseTime = std::chrono::milliseconds;

// How many jobs may run at once, over all who share the table.
struct ClaimLimits {
  std::map<std::string, int> lanes;
  int other_lanes = 1;                // each lane that is not listed
  std::map<std::string, int> makers;  // who is not listed has no limit
};

// A running job as its runner knows it. Writes with an earlier epoch, or after the job has ended, have no
// effect.
struct Claim {
  std::string id;
  std::int64_t epoch = 0;
};

// Jobs to be added with a success, and the waiting job that needs them from then on ("" for none).
struct Growth {
  std::vector<JobRow> jobs;
  std::string needed_by;
};

struct ProgressRow {
  Claim claim;
  double progress = 0;
  std::string stage;
};

enum class Lease { kLost, kKept, kCancelAsked };

// The durable jobs. Every call is one transaction: durable when it returns, without effect when it throws.
// All throw Error{kDiskFull, kUnwritable, kBadRecords, kUnavailable (another program holds the database)}.
// Thread-safe.
class JobTable {
 public:
  virtual ~JobTable() = default;

  // Adds waiting jobs. Throws Error{kNotFound} for a need that does not exist, Error{kConflict} for a need
  // that failed or was canceled and for an id that is taken.
  virtual void add(const std::vector<JobRow>& jobs) = 0;
  // The same, once for a key: a known key gives the job of its first call. Throws Error{kConflict} for a
  // known key with another fingerprint.
  struct Once {
    std::string job;  // the last one's id
    bool is_new = false;
  };
  virtual Once add_once(const std::string& key, const std::string& fingerprint,
                        const std::vector<JobRow>& jobs) = 0;

  virtual std::optional<JobRow> find(const std::string& id) = 0;
  // Newest first. Throws Error{kNotFound} for an unknown `before`.
  virtual std::vector<JobRow> list(const JobFilter& filter) = 0;
  virtual std::vector<JobRow> graph(const std::string& head) = 0;  // the head too; oldest first
  virtual std::vector<std::pair<JobState, int>> counts() = 0;      // all states

  // The earliest added waiting job whose needs have succeeded, whose time has come and that the limits let
  // through; it runs from then on, under the next epoch.
  struct ClaimTimes {
    WallTime wall;
    LeaseTime now, lease_until;
  };
  virtual std::optional<JobRow> claim(const ClaimLimits& limits, const ClaimTimes& times) = 0;
  // When the next of those jobs that are delayed now may be tried again.
  virtual std::optional<LeaseTime> next_due(LeaseTime now) = 0;
  virtual Lease renew(const Claim& claim, LeaseTime until) = 0;
  // Running jobs whose lease ended before `now`: their runner is gone.
  virtual std::vector<JobRow> expired(LeaseTime now) = 0;
  // Lets delayed jobs run at once; delays mean nothing after a restart.
  virtual void forget_delays() = 0;
  // Of running and waiting jobs.
  virtual void write_progress(const std::vector<ProgressRow>& rows) = 0;

  // The following return what they changed: the job itself first, then others that changed with it; nothing
  // when the claim is no longer the current one.

  // With the jobs that come from it. When the job was asked to stop, or who needs them has failed or was
  // canceled, those are added as canceled: a retry finds them. Throws as `add`.
  virtual std::vector<JobRow> succeed(const Claim& claim, const std::string& output,
                                      const std::vector<Growth>& growths, WallTime now) = 0;
  // All waiting jobs that need it, however far, fail with `error_of_dependants`.
  virtual std::vector<JobRow> fail(const Claim& claim, const std::string& error,
                                   const std::string& error_of_dependants, WallTime now) = 0;
  virtual std::vector<JobRow> hold(const Claim& claim, const std::string& error) = 0;
  // Back to waiting, its attempt counted, not before a time.
  virtual std::vector<JobRow> try_again(const Claim& claim, const std::string& error,
                                        LeaseTime not_before) = 0;
  // Back to waiting as if it had not been started.
  virtual std::vector<JobRow> release(const Claim& claim) = 0;
  // The runner has stopped it as asked; those that need it are canceled too.
  virtual std::vector<JobRow> end_canceled(const Claim& claim, WallTime now) = 0;

  // Ends it where it waits, asks it to stop where it runs; the same for its graph when it is the head, and
  // for those that need it. Throws Error{kNotFound}.
  virtual std::vector<JobRow> cancel(const std::string& id, WallTime now) = 0;
  // Queues a failed, canceled or held job again with new attempts, and those of its needs, however far, that
  // failed or were canceled. Throws Error{kNotFound, kConflict (it runs or has succeeded)}.
  virtual std::vector<JobRow> retry(const std::string& id) = 0;

  // Removes jobs that ended before a time, except those that an unfinished job needs or shares its graph
  // with.
  virtual int remove_ended(WallTime before) = 0;
};

}  // namespace store
