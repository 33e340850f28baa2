#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "base/cancel.h"

namespace providers {

// Which run of ours each prediction is, from the moment its id is heard. Two orders may be word for word the
// same (two pictures of one character): one that looks for its lost prediction must not take the other's,
// whose id is not in the records yet. Thread-safe.
class ReplicateClaims {
 public:
  // While a prediction is being asked for.
  class Asking {
   public:
    explicit Asking(ReplicateClaims& claims);
    ~Asking();
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

   private:
    ReplicateClaims& claims_;
    std::uint64_t number_;
  };

  // True when the prediction is, or now becomes, that run.
  bool claim(const std::string& prediction, const std::string& run);
  // Until all that are being asked for now have their answer, or none. Throws Error{kCanceled}.
  void wait_for_askings(const base::CancelToken& cancel);

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  std::uint64_t next_ = 0;
  std::set<std::uint64_t> asking_;
  std::map<std::string, std::string> runs_;  // by prediction
};

}  // namespace providers
