#include "jobs/waiters.h"

#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace jobs {
namespace {

struct Waiter {
  std::recursive_mutex mutex;  // held while the callback runs, so that its end can wait for that
  Waiters::Callback callback;
  bool is_gone = false;
};

}  // namespace

struct Waiters::State {
  std::mutex mutex;
  std::unordered_map<std::string, std::vector<std::shared_ptr<Waiter>>> by_job;
};

Waiters::Waiters() : state_(std::make_shared<State>()) {}

std::shared_ptr<void> Waiters::add(const std::string& job, Callback callback) {
  auto waiter = std::make_shared<Waiter>();
  waiter->callback = std::move(callback);
  {
    const std::lock_guard lock(state_->mutex);
    state_->by_job[job].push_back(waiter);
  }
  return {waiter.get(), [waiter, job, state = state_](void*) {
            {
              const std::lock_guard ending(waiter->mutex);
              waiter->is_gone = true;
            }
            const std::lock_guard lock(state->mutex);
            const auto found = state->by_job.find(job);
            if (found == state->by_job.end()) return;
            std::erase(found->second, waiter);
            if (found->second.empty()) state->by_job.erase(found);
          }};
}

void Waiters::tell(const Job& job) {
  std::vector<std::shared_ptr<Waiter>> waiters;
  {
    const std::lock_guard lock(state_->mutex);
    const auto found = state_->by_job.find(job.id);
    if (found == state_->by_job.end()) return;
    waiters = std::move(found->second);
    state_->by_job.erase(found);
  }
  for (const std::shared_ptr<Waiter>& waiter : waiters) {
    const std::lock_guard running(waiter->mutex);
    if (!waiter->is_gone) waiter->callback(job);
  }
}

std::vector<std::string> Waiters::waited_for() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<std::string> jobs;
  for (const auto& [job, waiters] : state_->by_job) jobs.push_back(job);
  return jobs;
}

}  // namespace jobs
