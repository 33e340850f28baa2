#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "media/media.h"
#include "mv/catalog.h"
#include "mv/commission.h"
#include "net/fetch.h"
#include "providers/comfyui/comfyui_client.h"
#include "providers/comfyui/comfyui_graphs.h"
#include "providers/comfyui/comfyui_history.h"
#include "providers/comfyui/comfyui_order.h"
#include "providers/comfyui/comfyui_progress.h"
#include "providers/hosted/carry_out.h"

namespace providers {

// What the makers of ComfyUI share. All that it refers to outlives them.
struct ComfyuiShop {
  const ComfyuiClient& client;
  const ComfyuiGraphs& graphs;
  const mv::Catalog& catalog;
  const media::Media& media;
  const net::Fetcher& fetcher;  // its guard lets ComfyUI's address through
  // It is the user's own machine: it may be asked often, and knows at once what has arrived.
  Pace pace{.first_look = std::chrono::milliseconds(250),
            .longest_look = std::chrono::milliseconds(2000),
            .lost_after = std::chrono::seconds(2)};
};

// One run of a graph, under the id of our own run, by which it is found again. ComfyUI forgets all runs when
// it is started again: what it does not know any more is told as failed.
class ComfyuiRun final : public BackgroundRun {
 public:
  // All outlive it.
  ComfyuiRun(const ComfyuiShop& shop, const ComfyuiOrder& order, ComfyuiKind kind)
      : shop_(shop), order_(order), kind_(kind) {}

  const VendorNames& vendor() const override { return comfyui_names(); }
  std::string submit(const store::RunRow& run, base::CancelToken cancel) override;
  RunReport look(const std::string& remote_id, base::CancelToken cancel) override;
  void call_off(const std::string& remote_id) override;
  bool can_look_up() const override { return true; }
  std::optional<std::string> look_up(const store::RunRow& run, base::CancelToken cancel) override;

  // It was in the queue, and then ComfyUI knew nothing of it, though nobody had called it off.
  bool has_vanished() const override { return has_vanished_; }

 private:
  std::string uploaded(const ComfyuiFile& file, const base::CancelToken& cancel) const;
  void listen(const std::string& id);
  RunReport vanished();

  const ComfyuiShop& shop_;
  const ComfyuiOrder& order_;
  const ComfyuiKind kind_;
  std::optional<ComfyuiProgress> progress_;
  std::string listens_to_;  // the run that `progress_` is about
  bool is_called_off_ = false;
  bool has_vanished_ = false;
};

// What the catalogue says of a graph, or of any; where it says nothing, the graph takes and costs what it
// likes.
mv::Model comfyui_model(const mv::Catalog& catalog, mv::Work work, const std::string& graph);
// The run's output. Throws Error{kMakerFailed} where there is none.
const std::string& comfyui_output(const Finished& finished, const ComfyuiGraph& graph);

}  // namespace providers
