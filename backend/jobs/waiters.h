#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "jobs/job.h"

namespace jobs {

// Who waits for which job. Thread-safe; callbacks run without a lock that others need.
class Waiters {
 public:
  using Callback = std::function<void(const Job&)>;

  Waiters();

  // Until the returned object ends; after that the callback runs no more (a callback may end its own).
  std::shared_ptr<void> add(const std::string& job, Callback callback);
  // Calls back all who wait for this job, and forgets them.
  void tell(const Job& job);
  // The jobs that somebody waits for.
  std::vector<std::string> waited_for() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace jobs
