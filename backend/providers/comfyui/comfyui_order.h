#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "providers/comfyui/comfyui_graph.h"

namespace providers {

struct ComfyuiFile {
  ComfyuiSlot slot;
  std::filesystem::path file;
  std::string content_type;
  std::string name;  // for the record
};

// A graph that is filled with what is asked for, as far as it takes it, and the record of that.
class ComfyuiOrder {
 public:
  explicit ComfyuiOrder(ComfyuiGraph graph) : graph_(std::move(graph)) { recorded_["graph"] = graph_.name(); }

  bool takes(ComfyuiSlot slot) const { return graph_.takes(slot); }
  void set_text(ComfyuiSlot slot, std::string_view text);
  void set_number(ComfyuiSlot slot, double number);
  // Uploaded when the run is asked for.
  void set_file(ComfyuiFile file);
  void set_seed(std::uint64_t seed);
  // The prompt, with what is not wanted in it where the graph has no place of its own for that.
  void set_prompt(std::string prompt, const std::string& negative);
  // To sizes that all models take.
  void set_size(int width, int height);
  void note(std::string text) { notes_.push_back(std::move(text)); }

  const ComfyuiGraph& graph() const { return graph_; }
  const std::vector<ComfyuiFile>& files() const { return files_; }
  const std::vector<std::string>& notes() const { return notes_; }
  const boost::json::object& recorded() const { return recorded_; }

 private:
  ComfyuiGraph graph_;
  std::vector<ComfyuiFile> files_;
  std::vector<std::string> notes_;
  boost::json::object recorded_;  // files by name
};

}  // namespace providers
