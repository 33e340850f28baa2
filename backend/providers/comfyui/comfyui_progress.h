#pragma once

#include <memory>
#include <string>

#include "providers/comfyui/comfyui_tally.h"

namespace providers {

// Hears over ComfyUI's WebSocket how far a run is, as long as that works: a server that cannot be connected,
// or breaks the connection, only means that there is no progress to tell. Nothing here throws. Plain http
// only: ComfyUI itself speaks no TLS. Used from one thread, in which all happens: it has none of its own.
class ComfyuiProgress {
 public:
  // Connects at once, within a few seconds, as the client that asks for the run.
  ComfyuiProgress(const std::string& base_url, const std::string& client_id, ComfyuiTally tally);
  ~ComfyuiProgress();
  ComfyuiProgress(const ComfyuiProgress&) = delete;
  ComfyuiProgress& operator=(const ComfyuiProgress&) = delete;

  // From what has come so far; does not wait.
  std::optional<double> heard();
  bool is_connected() const;

 private:
  class Line;
  ComfyuiTally tally_;
  std::unique_ptr<Line> line_;
};

}  // namespace providers
