#pragma once

#include <chrono>

namespace jobs {

// How long to wait before the next attempt: "full jitter" (Brooker, "Exponential backoff and jitter", AWS,
// 2015), so that many that failed together do not come back together. `attempt` counts from 1, `random` is in
// [0, 1).
std::chrono::milliseconds backoff(std::chrono::milliseconds first, int attempt, double random);

}  // namespace jobs
