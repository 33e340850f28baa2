#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/cancel.h"
#include "store/job_table.h"

namespace jobs {

// What is known of running jobs and of unfinished graphs between two writes to the table: progress, stage,
// since when, how to stop them. Thread-safe.
class Live {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  bool has_graph(const std::string& head) const;
  // A job begins to run; `graph` is all of its graph as in the table, where that is not had yet.
  void begin(const store::JobRow& job, const std::vector<store::JobRow>& graph,
             const base::CancelToken& cancel, Moment now, store::WallTime wall);
  // A row has changed in the table: what has ended is forgotten, what was asked to stop is told.
  void note(const store::JobRow& row);
  // Forgets a claim whose end could not be written.
  void forget(const store::Claim& claim);

  // Never falling. Without effect for a claim that is not running. Returns whether something is due to be
  // published.
  bool report(const store::Claim& claim, double fraction, Moment now);
  bool stage(const store::Claim& claim, std::string_view stage, Moment now);

  bool runs(const std::string& id) const;
  bool cancel_asked(const store::Claim& claim) const;
  std::vector<store::Claim> running() const;
  void cancel(const store::Claim& claim) const;

  // Puts what is known now over a row of the table; gives the seconds left, as far as they can be told.
  std::optional<double> overlay(store::JobRow& row, Moment now) const;

  // Rows whose progress or stage has changed since they were published, each at most ten times a second.
  std::vector<store::JobRow> take_unpublished(Moment now);
  // What has changed since the last call, for the table.
  std::vector<store::ProgressRow> take_unwritten();

 private:
  // What is shown of a job or of a graph's head.
  struct Shown {
    store::JobRow row;
    Moment began{};
    Moment published{};
    bool is_unpublished = false;
    bool is_unwritten = false;
  };
  struct Running {
    Shown shown;
    base::CancelToken cancel;
  };
  struct Part {
    double weight = 1;
    double progress = 0;
  };
  struct Graph {
    Shown shown;  // its head
    std::unordered_map<std::string, Part> parts;
  };

  Running* find(const store::Claim& claim);
  const Running* find(const store::Claim& claim) const;
  Graph* graph_of(const store::JobRow& row);
  bool is_due(const Shown& shown, Moment now) const;
  void note_part(Graph& graph, const store::JobRow& row);
  static void update(Graph& graph);
  void add_graph(const std::string& head, const std::vector<store::JobRow>& rows, Moment now,
                 store::WallTime wall);

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Running> running_;  // by job; heads of graphs are shown by their graph
  std::unordered_map<std::string, Graph> graphs_;     // by head
};

}  // namespace jobs
