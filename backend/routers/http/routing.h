#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "routers/http/server.h"

namespace http {

// What stands behind a path.
struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string> parameters;
  std::vector<Method> allowed;  // of the path; empty: no route has it
};

// The routes by method and path. A literal segment beats "{id}", which beats "{path...}".
class RouteTable {
 public:
  explicit RouteTable(std::vector<Route> routes);

  // `method` null: one that no route can have.
  Match find(const Method* method, std::string_view path) const;

 private:
  struct Entry {
    std::vector<std::string> segments;
    const Route* route = nullptr;
  };

  std::vector<Route> routes_;
  std::map<std::string, std::vector<const Route*>, std::less<>> plain_;  // patterns without parameters
  std::vector<Entry> patterns_;                                          // the most literal first
};

// "DELETE, GET, HEAD, OPTIONS"
std::string allow_header(const std::vector<Method>& methods);

}  // namespace http
