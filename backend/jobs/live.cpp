#include "jobs/live.h"

#include <algorithm>
#include <chrono>

#include "jobs/job.h"

namespace jobs {
namespace {

using std::chrono::milliseconds;
using store::JobState;

// Ten times a second is smooth for a bar and little for thousands of watchers.
constexpr milliseconds kPublishEvery{100};
// Before that, a guess of the seconds left is worth nothing.
constexpr double kLeastProgress = 0.01;
constexpr std::chrono::seconds kLeastTime{1};

const std::string& head_of(const store::JobRow& row) {
  return row.graph.empty() ? row.id : row.graph;
}

std::optional<double> seconds_left(double progress, std::chrono::steady_clock::duration elapsed) {
  if (progress < kLeastProgress || elapsed < kLeastTime) return std::nullopt;
  return std::chrono::duration<double>(elapsed).count() * (1 - progress) / progress;
}

}  // namespace

bool Live::has_graph(const std::string& head) const {
  const std::lock_guard lock(mutex_);
  return graphs_.contains(head);
}

void Live::begin(const store::JobRow& job, const std::vector<store::JobRow>& graph,
                 const base::CancelToken& cancel, Moment now, store::WallTime wall) {
  const std::lock_guard lock(mutex_);
  Running running{.shown = {.row = job, .began = now, .published = now}, .cancel = cancel};
  running_.insert_or_assign(job.id, std::move(running));
  if (graph.size() > 1 && !graphs_.contains(head_of(job))) add_graph(head_of(job), graph, now, wall);
}

void Live::add_graph(const std::string& head, const std::vector<store::JobRow>& rows, Moment now,
                     store::WallTime wall) {
  const auto head_row =
      std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == head; });
  if (head_row == rows.end() || is_ended(head_row->state)) return;
  Graph graph{.shown = {.row = *head_row, .began = now, .published = now}, .parts = {}};
  for (const store::JobRow& row : rows) {
    note_part(graph, row);
    if (!row.started) continue;
    // From the wall's times to the steady clock's; a wall clock that jumped must not put the beginning ahead.
    graph.shown.began = std::min(graph.shown.began, now - std::max(milliseconds(0), wall - *row.started));
  }
  // The table has the whole graph's progress in the head's row, so its own begins anew.
  graph.parts[head].progress = 0;
  update(graph);
  graphs_.insert_or_assign(head, std::move(graph));
}

void Live::note_part(Graph& graph, const store::JobRow& row) {
  Part& part = graph.parts[row.id];
  part.weight = row.weight;
  if (row.state == JobState::kSucceeded) {
    part.progress = 1;
  } else if (row.id != graph.shown.row.id) {
    part.progress = row.progress;
  }
}

void Live::update(Graph& graph) {
  double total = 0;
  double done = 0;
  for (const auto& [id, part] : graph.parts) {
    total += part.weight;
    done += part.weight * part.progress;
  }
  const double progress = total > 0 ? done / total : 0;
  if (progress <= graph.shown.row.progress) return;
  graph.shown.row.progress = progress;
  graph.shown.is_unpublished = graph.shown.is_unwritten = true;
}

void Live::note(const store::JobRow& row) {
  const std::lock_guard lock(mutex_);
  if (const auto found = running_.find(row.id); found != running_.end()) {
    if (row.state != JobState::kRunning) {
      running_.erase(found);
    } else if (row.cancel_asked) {
      found->second.shown.row.cancel_asked = true;
      found->second.cancel.cancel();
    }
  }
  const auto graph = graphs_.find(head_of(row));
  if (graph == graphs_.end()) return;
  if (row.id == graph->first) {
    if (is_ended(row.state)) {
      graphs_.erase(graph);
      return;
    }
    const double progress = graph->second.shown.row.progress;
    graph->second.shown.row = row;
    graph->second.shown.row.progress = progress;
  }
  note_part(graph->second, row);
  update(graph->second);
}

void Live::forget(const store::Claim& claim) {
  const std::lock_guard lock(mutex_);
  if (find(claim) != nullptr) running_.erase(claim.id);
}

const Live::Running* Live::find(const store::Claim& claim) const {
  const auto found = running_.find(claim.id);
  return found != running_.end() && found->second.shown.row.epoch == claim.epoch ? &found->second : nullptr;
}

Live::Running* Live::find(const store::Claim& claim) {
  return const_cast<Running*>(std::as_const(*this).find(claim));
}

Live::Graph* Live::graph_of(const store::JobRow& row) {
  const auto found = graphs_.find(head_of(row));
  return found == graphs_.end() ? nullptr : &found->second;
}

bool Live::is_due(const Shown& shown, Moment now) const {
  return shown.is_unpublished && now - shown.published >= kPublishEvery;
}

bool Live::report(const store::Claim& claim, double fraction, Moment now) {
  const std::lock_guard lock(mutex_);
  Running* running = find(claim);
  if (running == nullptr) return false;
  Shown& shown = running->shown;
  if (!(fraction > shown.row.progress)) return false;  // a number that is none too
  shown.row.progress = std::min(fraction, 1.0);
  Graph* graph = graph_of(shown.row);
  if (graph != nullptr) {
    graph->parts[claim.id].progress = shown.row.progress;
    update(*graph);
    if (graph->shown.row.id == claim.id) return is_due(graph->shown, now);
  }
  shown.is_unpublished = shown.is_unwritten = true;
  return is_due(shown, now) || (graph != nullptr && is_due(graph->shown, now));
}

bool Live::stage(const store::Claim& claim, std::string_view stage, Moment now) {
  const std::lock_guard lock(mutex_);
  Running* running = find(claim);
  if (running == nullptr || running->shown.row.stage == stage) return false;
  running->shown.row.stage = stage;
  Graph* graph = graph_of(running->shown.row);
  Shown& shown = graph != nullptr && graph->shown.row.id == claim.id ? graph->shown : running->shown;
  shown.row.stage = stage;
  shown.is_unpublished = shown.is_unwritten = true;
  return is_due(shown, now);
}

bool Live::runs(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  return running_.contains(id);
}

bool Live::cancel_asked(const store::Claim& claim) const {
  const std::lock_guard lock(mutex_);
  const Running* running = find(claim);
  return running != nullptr && running->shown.row.cancel_asked;
}

std::vector<store::Claim> Live::running() const {
  const std::lock_guard lock(mutex_);
  std::vector<store::Claim> claims;
  for (const auto& [id, running] : running_) claims.push_back({.id = id, .epoch = running.shown.row.epoch});
  return claims;
}

void Live::cancel(const store::Claim& claim) const {
  const std::lock_guard lock(mutex_);
  if (const Running* running = find(claim)) running->cancel.cancel();
}

std::optional<double> Live::overlay(store::JobRow& row, Moment now) const {
  const std::lock_guard lock(mutex_);
  const Running* running = find({.id = row.id, .epoch = row.epoch});
  const auto graph = graphs_.find(row.id);
  const Shown* shown = nullptr;
  if (graph != graphs_.end() && !is_ended(row.state)) {
    shown = &graph->second.shown;
  } else if (running != nullptr && row.state == JobState::kRunning) {
    shown = &running->shown;
  }
  if (shown == nullptr) return std::nullopt;
  row.progress = std::max(row.progress, shown->row.progress);
  if (running != nullptr && row.state == JobState::kRunning) row.stage = running->shown.row.stage;
  return seconds_left(row.progress, now - shown->began);
}

std::vector<store::JobRow> Live::take_unpublished(Moment now) {
  const std::lock_guard lock(mutex_);
  std::vector<store::JobRow> rows;
  const auto take = [&](Shown& shown) {
    if (!is_due(shown, now)) return;
    shown.published = now;
    shown.is_unpublished = false;
    rows.push_back(shown.row);
  };
  for (auto& [id, running] : running_) take(running.shown);
  for (auto& [id, graph] : graphs_) take(graph.shown);
  return rows;
}

std::vector<store::ProgressRow> Live::take_unwritten() {
  const std::lock_guard lock(mutex_);
  std::vector<store::ProgressRow> rows;
  const auto take = [&](Shown& shown) {
    if (!shown.is_unwritten) return;
    shown.is_unwritten = false;
    rows.push_back({.claim = {.id = shown.row.id, .epoch = shown.row.epoch},
                    .progress = shown.row.progress,
                    .stage = shown.row.stage});
  };
  for (auto& [id, running] : running_) take(running.shown);
  for (auto& [id, graph] : graphs_) take(graph.shown);
  return rows;
}

}  // namespace jobs
