#include "providers/replicate/replicate_claims.h"

#include <chrono>

namespace providers {

ReplicateClaims::Asking::Asking(ReplicateClaims& claims) : claims_(claims) {
  const std::scoped_lock lock(claims_.mutex_);
  number_ = claims_.next_++;
  claims_.asking_.insert(number_);
}

ReplicateClaims::Asking::~Asking() {
  const std::scoped_lock lock(claims_.mutex_);
  claims_.asking_.erase(number_);
  claims_.ended_.notify_all();
}

bool ReplicateClaims::claim(const std::string& prediction, const std::string& run) {
  const std::scoped_lock lock(mutex_);
  return runs_.try_emplace(prediction, run).first->second == run;
}

void ReplicateClaims::wait_for_askings(const base::CancelToken& cancel) {
  constexpr std::chrono::milliseconds kStep{100};  // how soon a cancel is heard
  std::unique_lock lock(mutex_);
  const std::uint64_t later = next_;
  while (!asking_.empty() && *asking_.begin() < later) {
    cancel.check();
    ended_.wait_for(lock, kStep);
  }
}

}  // namespace providers
