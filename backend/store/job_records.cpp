#include "store/job_records.h"

#include <array>
#include <utility>

namespace store {
namespace {

constexpr std::array<std::pair<JobState, std::string_view>, 6> kNames{{
    {JobState::kQueued, "queued"},
    {JobState::kRunning, "running"},
    {JobState::kSucceeded, "succeeded"},
    {JobState::kFailed, "failed"},
    {JobState::kCanceled, "canceled"},
    {JobState::kHeld, "held"},
}};

}  // namespace

std::string_view name_of(JobState state) {
  for (const auto& [known, name] : kNames) {
    if (known == state) return name;
  }
  return "";
}

std::optional<JobState> state_named(std::string_view name) {
  for (const auto& [state, known] : kNames) {
    if (known == name) return state;
  }
  return std::nullopt;
}

}  // namespace store
