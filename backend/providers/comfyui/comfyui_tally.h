#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace providers {

// How far a run of a graph is, from the messages that ComfyUI sends along its WebSocket. What is not
// understood, or is about another run, is ignored.
class ComfyuiTally {
 public:
  // `nodes`: the graph's. `id`: the run's.
  ComfyuiTally(const boost::json::object& nodes, std::string id);

  void hear(std::string_view message);
  // 0 … 1, never less than before; nothing before the first message of this run.
  std::optional<double> progress() const;

 private:
  void node_began(const std::string& node);
  void nodes_done(const boost::json::object& data);
  void step_done(const boost::json::object& data);
  void count();

  std::string id_;
  std::map<std::string, double> weights_;  // by node
  double whole_ = 0;
  std::set<std::string> done_;
  std::string current_;  // the node that runs; "" for none
  double share_ = 0;     // of that node, 0 … 1
  std::optional<double> progress_;
};

}  // namespace providers
