#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/cancel.h"
#include "net/api_client.h"
#include "providers/comfyui/comfyui_graph.h"
#include "providers/hosted/vendor.h"

namespace providers {

// How ComfyUI is called in messages and settings.
const VendorNames& comfyui_names();

// Where a run is, while it has not ended.
enum class ComfyuiPlace { kNowhere, kWaiting, kRunning };

// ComfyUI's HTTP API (server.py of https://github.com/Comfy-Org/ComfyUI), one call a method. All throw what
// net::ask throws, Refusal, and Error{kMakerFailed} for an answer that is not understood. Thread-safe.
class ComfyuiClient {
 public:
  // `base_url`: "http://127.0.0.1:8188".
  explicit ComfyuiClient(std::string base_url);

  const std::string& base_url() const { return base_url_; }

  // Puts it into the queue; gives its id there, which is `id` but for servers from before they took one. A
  // graph that is refused is told by its nodes' titles.
  std::string put(const ComfyuiGraph& graph, const std::string& id, base::CancelToken cancel) const;
  // Its entry once it has ended; nothing before, and for what the server does not know.
  std::optional<boost::json::object> history(const std::string& id, base::CancelToken cancel) const;
  ComfyuiPlace place_of(const std::string& id, base::CancelToken cancel) const;
  // Whether it answers at all, within seconds; throws where it does not.
  void greet(base::CancelToken cancel) const;
  // Takes it out of the queue, or stops it if it is the one that runs.
  void stop(const std::string& id) const;
  // Keeps a file among the server's inputs, under a name made of its content; gives the name for nodes.
  // `content_type`: image/png, image/jpeg, image/webp, video/mp4 or audio/wav.
  std::string upload(const std::filesystem::path& file, const std::string& content_type,
                     base::CancelToken cancel) const;
  // Of a file that a node has saved.
  std::string link_to(const std::string& name, const std::string& folder, const std::string& type) const;

 private:
  net::ApiReply sent(std::string_view path, const boost::json::object& body, base::CancelToken cancel) const;
  boost::json::object got(const std::string& path, std::chrono::seconds most_time,
                          base::CancelToken cancel) const;

  const std::string base_url_;
};

}  // namespace providers
