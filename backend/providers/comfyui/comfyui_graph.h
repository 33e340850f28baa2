#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/error.h"
#include "providers/comfyui/comfyui_slots.h"

namespace providers {

// A user's graph in ComfyUI's API format, with the places that its nodes' titles mark for values of ours.
class ComfyuiGraph {
 public:
  // Throws Error{kUsage} for a file that is no such graph or whose marks fit nothing, with what to mend, and
  // what base::read_text throws.
  static ComfyuiGraph read(const std::filesystem::path& file);

  const std::string& name() const { return name_; }  // the file's, without ".json"
  bool takes(ComfyuiSlot slot) const;
  // Throws Error{kUsage} where no node is marked for it.
  void require(ComfyuiSlot slot) const;

  // Into all inputs that are marked for it; without effect where none is.
  void set_text(ComfyuiSlot slot, std::string_view text);
  // In the manner of the number that stands there: an input of whole numbers gets the next one above.
  void set_number(ComfyuiSlot slot, double number);

  // The rate that the graph says it works at.
  std::optional<double> own_fps() const;
  bool is_marked_output(std::string_view node) const;
  // How people know a node: by its title, else its class, else its number.
  std::string title_of(std::string_view node) const;
  const boost::json::object& nodes() const { return nodes_; }

 private:
  struct Place {
    ComfyuiSlot slot;
    std::string node, input;
  };
  void check_nodes() const;
  void find_places();
  std::string input_for(const std::string& node, const ComfyuiMark& mark) const;
  boost::json::value* value_at(const Place& place);
  base::Error fault(std::string_view what) const;

  std::string name_;
  boost::json::object nodes_;
  std::vector<Place> places_;
};

}  // namespace providers
