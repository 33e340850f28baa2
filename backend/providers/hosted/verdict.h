#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/cancel.h"
#include "base/error.h"
#include "mv/commission.h"
#include "providers/hosted/vendor.h"

// How it goes on after a request that asks for money came to nothing.
namespace providers {

inline constexpr int kMostAskings = 8;  // of the same run, where nothing arrived

struct Verdict {
  enum class Outcome {
    kAskAgain,  // nothing can have arrived, or the vendor has no time
    kDoubtful,  // it may have arrived
    kOver,      // the vendor's no, or a fault of ours before anything was sent
  };
  Outcome outcome = Outcome::kOver;
  std::string why;
  std::optional<std::chrono::seconds> wait;
};

// On the exception that is being handled. Rethrows a cancel.
Verdict verdict();

// "ComfyUI answers 503; asking again, 2 of 7"
std::string again_in_words(const std::string& why, int tries);

// How long to wait before the n-th next try, n from 1: with jitter, so that many do not come back together;
// as long as the vendor asks for, ten minutes at most.
std::chrono::milliseconds back_off(int tries, const std::optional<std::chrono::seconds>& asked = {});
// Between half and all of it.
std::chrono::milliseconds jittered(std::chrono::milliseconds time);

// Error{kOrderUnknown}: the user's word is needed.
base::Error may_cost_twice(const VendorNames& vendor, const store::RunRow& run, const std::string& why);

// Waits, and hears a cancel at once. Throws Error{kCanceled}.
void wait(std::chrono::milliseconds time, const base::CancelToken& cancel);
// The same while nothing of this run has arrived: a cancel ends it.
void wait_before_asking(const store::RunRow& run, mv::Commission& commission, std::chrono::milliseconds time);

}  // namespace providers
