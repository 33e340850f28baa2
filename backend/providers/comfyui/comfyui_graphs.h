#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "mv/catalog.h"
#include "providers/comfyui/comfyui_graph.h"

namespace providers {

// In the catalogue this stands for whichever graph there is. It is no file's name.
constexpr const char* kAnyComfyuiGraph = "first graph";

// The folder of the user's graphs: images/, clips/ and lips/, each with graphs for that work. A graph's name
// is its model id. Looked at anew each time, so that a graph counts as soon as it is dropped there.
// Thread-safe.
class ComfyuiGraphs {
 public:
  explicit ComfyuiGraphs(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // By name; those that come with Songreel ("example-…") after the user's own. Empty where there is no
  // folder.
  std::vector<std::string> names(mv::Work work) const;
  // The graph that is asked for; where that is any, the flavor's if there is one of that name, else the
  // first. Throws Error{kUsage} for an unknown one, Error{kNotConfigured} where there is none at all, and
  // what ComfyuiGraph::read throws.
  ComfyuiGraph chosen(mv::Work work, const std::string& asked, const std::string& of_flavor) const;
  // Of all graphs for that work: another one, when what they make may be another thing.
  std::string fingerprint(mv::Work work) const;

 private:
  std::filesystem::path place(mv::Work work) const;

  std::filesystem::path folder_;
};

}  // namespace providers
