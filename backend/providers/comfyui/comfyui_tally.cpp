#include "providers/comfyui/comfyui_tally.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "mv/loose_json.h"

namespace providers {
namespace {

namespace json = boost::json;
using mv::loose_json::list_at;
using mv::loose_json::number_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

// Samplers take nearly all of the time.
constexpr double kSamplerWeight = 20;

double weight_of(const json::value& node) {
  const json::object* fields = node.if_object();
  const bool is_sampler =
      fields != nullptr && text_at(*fields, "class_type").find("Sampler") != std::string::npos;
  return is_sampler ? kSamplerWeight : 1;
}

}  // namespace

ComfyuiTally::ComfyuiTally(const json::object& nodes, std::string id) : id_(std::move(id)) {
  for (const auto& node : nodes) {
    const double weight = weight_of(node.value());
    weights_[std::string(node.key())] = weight;
    whole_ += weight;
  }
}

void ComfyuiTally::hear(std::string_view message) {
  boost::system::error_code error;
  const json::value value = json::parse({message.data(), message.size()}, error);
  const json::object* fields = error ? nullptr : value.if_object();
  const json::object* data = fields != nullptr ? object_at(*fields, "data") : nullptr;
  if (data == nullptr || text_at(*data, "prompt_id") != id_) return;
  const std::string type = text_at(*fields, "type");
  if (type == "executing") node_began(text_at(*data, "node"));
  if (type == "execution_cached") nodes_done(*data);
  if (type == "progress") step_done(*data);
  count();
}

void ComfyuiTally::node_began(const std::string& node) {
  if (!current_.empty()) done_.insert(current_);
  current_ = node;
  share_ = 0;
}

void ComfyuiTally::nodes_done(const json::object& data) {
  const json::array* nodes = list_at(data, "nodes");
  if (nodes == nullptr) return;
  for (const json::value& node : *nodes) {
    if (const json::string* name = node.if_string()) done_.insert(std::string(*name));
  }
}

void ComfyuiTally::step_done(const json::object& data) {
  const double most = number_at(data, "max");
  if (most > 0) share_ = std::clamp(number_at(data, "value") / most, 0.0, 1.0);
}

void ComfyuiTally::count() {
  double part = 0;
  for (const auto& [node, weight] : weights_) {
    if (done_.contains(node))
      part += weight;
    else if (node == current_)
      part += weight * share_;
  }
  progress_ = std::max(progress_.value_or(0), whole_ > 0 ? part / whole_ : 0);
}

std::optional<double> ComfyuiTally::progress() const {
  return progress_;
}

}  // namespace providers
