#include "providers/comfyui/comfyui_run.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;

constexpr const char* kMakerName = "comfyui";

}  // namespace

std::string ComfyuiRun::submit(const store::RunRow& run, base::CancelToken cancel) {
  ComfyuiGraph graph = order_.graph();
  for (const ComfyuiFile& file : order_.files()) graph.set_text(file.slot, uploaded(file, cancel));
  has_vanished_ = false;
  listen(run.id);
  return shop_.client.put(graph, run.id, std::move(cancel));
}

std::string ComfyuiRun::uploaded(const ComfyuiFile& file, const base::CancelToken& cancel) const {
  try {
    return shop_.client.upload(file.file, file.content_type, cancel);
  } catch (const net::Unanswered& lost) {
    // Whatever has become of the file, no run has been asked for yet.
    throw net::Unanswered(lost.kind(), lost.message(), lost.details(), net::Unanswered::Request::kNotSent);
  }
}

void ComfyuiRun::listen(const std::string& id) {
  if (listens_to_ == id) return;
  listens_to_ = id;
  progress_.reset();
  progress_.emplace(shop_.client.base_url(), id, ComfyuiTally(order_.graph().nodes(), id));
}

RunReport ComfyuiRun::look(const std::string& remote_id, base::CancelToken cancel) {
  const auto ended = [&]() -> std::optional<RunReport> {
    const auto entry = shop_.client.history(remote_id, cancel);
    if (!entry) return std::nullopt;
    return report_of_history(*entry, kind_, order_.graph(), shop_.client);
  };
  if (auto report = ended()) return *std::move(report);
  const ComfyuiPlace place = shop_.client.place_of(remote_id, cancel);
  if (place == ComfyuiPlace::kNowhere) {
    // It may have ended between the two questions.
    if (auto report = ended()) return *std::move(report);
    return vanished();
  }
  RunReport report;
  report.state = place == ComfyuiPlace::kRunning ? RunReport::State::kRunning : RunReport::State::kWaiting;
  if (!is_called_off_) {
    listen(remote_id);
    report.progress = progress_->heard();
  }
  return report;
}

RunReport ComfyuiRun::vanished() {
  has_vanished_ = !is_called_off_;
  RunReport report;
  report.state = RunReport::State::kFailed;
  report.reason = "it is not known there any more, as when ComfyUI is started again; try again";
  return report;
}

void ComfyuiRun::call_off(const std::string& remote_id) {
  is_called_off_ = true;
  shop_.client.stop(remote_id);
}

std::optional<std::string> ComfyuiRun::look_up(const store::RunRow& run, base::CancelToken cancel) {
  const auto is_there = [&] {
    return shop_.client.place_of(run.id, cancel) != ComfyuiPlace::kNowhere ||
           shop_.client.history(run.id, cancel).has_value();
  };
  return is_there() ? std::optional(run.id) : std::nullopt;
}

mv::Model comfyui_model(const mv::Catalog& catalog, mv::Work work, const std::string& graph) {
  const mv::Model* known = catalog.find(kMakerName, work, graph);
  if (known == nullptr) known = catalog.find(kMakerName, work, kAnyComfyuiGraph);
  mv::Model model = known != nullptr ? *known : mv::Model{};
  model.id = graph;
  model.maker = kMakerName;
  model.work = work;
  return model;
}

const std::string& comfyui_output(const Finished& finished, const ComfyuiGraph& graph) {
  if (!finished.report.outputs.empty()) return finished.report.outputs.front();
  throw Error(
      ErrorKind::kMakerFailed,
      fmt::format("ComfyUI ran the graph {} and it saved nothing that can be used; let it end in a node that "
                  "saves the result, and give that one the title songreel:output if there are several",
                  graph.name()),
      finished.run.remote_id);
}

}  // namespace providers
