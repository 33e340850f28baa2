#pragma once

#include <functional>
#include <utility>

#include "jobs/runner.h"

namespace jobs::testing_room {

// Does what the test says.
class ScriptedTask final : public Task {
 public:
  using Script = std::function<boost::json::object(const Job&, Attempt&)>;
  explicit ScriptedTask(Script script) : script_(std::move(script)) {}
  boost::json::object run(const Job& job, Attempt& attempt) override { return script_(job, attempt); }

 private:
  Script script_;
};

}  // namespace jobs::testing_room
