#include "providers/comfyui/comfyui_graph.h"

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "mv/loose_json.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr std::uintmax_t kMostBytes = 4U << 20;  // graphs of some hundred nodes have 100 kB
constexpr std::size_t kDeepest = 32;             // of lists and objects in each other
constexpr std::size_t kMostNodes = 5000;
constexpr std::size_t kMostShown = 80;  // bytes of a title
constexpr const char* kHowToSave =
    "in ComfyUI choose Workflow, then Export (API), and put that file in its place";

json::value parsed_graph(const std::string& text) {
  json::parse_options limits;
  limits.max_depth = kDeepest;
  boost::system::error_code error;
  json::value graph = json::parse(text, error, {}, limits);
  return error ? json::value() : graph;
}

// An input that another node feeds: [node, number of its output].
bool is_link(const json::value& input) {
  return input.is_array();
}

std::string inputs_of(const json::object& node) {
  std::string names;
  const json::object* inputs = object_at(node, "inputs");
  if (inputs == nullptr) return "none";
  for (const auto& input : *inputs) {
    if (!is_link(input.value())) names += (names.empty() ? "" : ", ") + std::string(input.key());
  }
  return names.empty() ? "none" : base::printable(names);
}

std::string title_in(const json::object& node) {
  const json::object* meta = object_at(node, "_meta");
  return meta != nullptr ? text_at(*meta, "title") : std::string();
}

// As the one that stands there.
json::value shaped(const json::value& before, double number) {
  if (before.is_double()) return number;
  const auto whole = static_cast<std::int64_t>(std::ceil(number - 1e-6));
  if (before.is_string()) return json::string(fmt::format("{}", whole));
  return whole;
}

}  // namespace

ComfyuiGraph ComfyuiGraph::read(const std::filesystem::path& file) {
  ComfyuiGraph graph;
  graph.name_ = base::printable(file.stem().string());
  json::value root = parsed_graph(base::read_text(file, kMostBytes));
  if (!root.is_object())
    throw graph.fault("is not JSON that can be read; save it anew: " + std::string(kHowToSave));
  graph.nodes_ = std::move(root.get_object());
  graph.check_nodes();
  graph.find_places();
  return graph;
}

Error ComfyuiGraph::fault(std::string_view what) const {
  return {ErrorKind::kUsage, fmt::format("the graph {} {}", name_, what)};
}

void ComfyuiGraph::check_nodes() const {
  if (list_at(nodes_, "nodes") != nullptr)
    throw fault(fmt::format("is saved for ComfyUI's own pages, not for its API; {}", kHowToSave));
  if (nodes_.empty()) throw fault(fmt::format("is empty; {}", kHowToSave));
  if (nodes_.size() > kMostNodes) throw fault(fmt::format("has more than {} nodes", kMostNodes));
  for (const auto& entry : nodes_) {
    const json::object* node = entry.value().if_object();
    if (node == nullptr || text_at(*node, "class_type").empty() || object_at(*node, "inputs") == nullptr)
      throw fault(fmt::format("has \"{}\", which is no node of ComfyUI's API; {}",
                              base::printable(entry.key()).substr(0, kMostShown), kHowToSave));
  }
}

void ComfyuiGraph::find_places() {
  for (const auto& entry : nodes_) {
    const std::string node(entry.key());
    const std::string title = title_in(entry.value().get_object());
    try {
      for (const ComfyuiMark& mark : marks_in(title))
        places_.push_back({.slot = mark.slot, .node = node, .input = input_for(node, mark)});
    } catch (const Error& error) {
      throw error.with_context(fmt::format("the graph {}, node \"{}\"", name_, title_of(node)));
    }
  }
}

std::string ComfyuiGraph::input_for(const std::string& node_id, const ComfyuiMark& mark) const {
  if (mark.slot == ComfyuiSlot::kOutput) return "";
  const json::object& node = nodes_.at(node_id).get_object();
  const json::object& inputs = *object_at(node, "inputs");
  const auto fits = [&](std::string_view name) {
    const json::value* input = inputs.if_contains(name);
    return input != nullptr && !is_link(*input);
  };
  if (!mark.input.empty()) {
    if (fits(mark.input)) return mark.input;
    throw Error(ErrorKind::kUsage, fmt::format("it has no input \"{}\" that is free; free are: {}",
                                               base::printable(mark.input), inputs_of(node)));
  }
  for (const std::string_view name : likely_inputs(mark.slot)) {
    if (fits(name)) return std::string(name);
  }
  throw Error(ErrorKind::kUsage,
              fmt::format("it is not clear which input is meant by songreel:{}; name one, as in "
                          "songreel:{}=INPUT, or mark the node that feeds it. Free are: {}",
                          name_of(mark.slot), name_of(mark.slot), inputs_of(node)));
}

bool ComfyuiGraph::takes(ComfyuiSlot slot) const {
  return std::any_of(places_.begin(), places_.end(), [&](const Place& place) { return place.slot == slot; });
}

void ComfyuiGraph::require(ComfyuiSlot slot) const {
  if (!takes(slot))
    throw fault(
        fmt::format("has no node for the {}; give the node that takes it the title songreel:{} and "
                    "save the graph again",
                    name_of(slot), name_of(slot)));
}

json::value* ComfyuiGraph::value_at(const Place& place) {
  json::object& inputs = nodes_.at(place.node).get_object().at("inputs").get_object();
  return inputs.if_contains(place.input);
}

void ComfyuiGraph::set_text(ComfyuiSlot slot, std::string_view text) {
  for (const Place& place : places_) {
    if (place.slot != slot) continue;
    if (json::value* input = value_at(place)) *input = json::string(text);
  }
}

void ComfyuiGraph::set_number(ComfyuiSlot slot, double number) {
  for (const Place& place : places_) {
    if (place.slot != slot) continue;
    if (json::value* input = value_at(place)) *input = shaped(*input, number);
  }
}

std::optional<double> ComfyuiGraph::own_fps() const {
  for (const Place& place : places_) {
    if (place.slot != ComfyuiSlot::kOwnFps) continue;
    const double fps =
        mv::loose_json::number_at(nodes_.at(place.node).get_object().at("inputs").get_object(), place.input);
    if (fps >= 1 && fps <= 240) return fps;
  }
  return std::nullopt;
}

bool ComfyuiGraph::is_marked_output(std::string_view node) const {
  return std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
    return place.slot == ComfyuiSlot::kOutput && place.node == node;
  });
}

std::string ComfyuiGraph::title_of(std::string_view node_id) const {
  const json::object* node = object_at(nodes_, node_id);
  std::string title = node != nullptr ? title_in(*node) : "";
  if (title.empty() && node != nullptr) title = text_at(*node, "class_type");
  if (title.empty()) title = std::string(node_id);
  return base::printable(title.substr(0, kMostShown));
}

}  // namespace providers
