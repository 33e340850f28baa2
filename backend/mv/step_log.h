#pragma once

#include <string_view>

#include <boost/json.hpp>

#include "base/log.h"

namespace mv {

enum class DebugMode { kOff, kOn };  // MV_DEBUG_MODE

// The steps of the work as the log tells them under MV_DEBUG_MODE. This is the one place that has their
// names, which are a contract with those who read such logs ("mv_debug_full_prompt"). Of the contract's steps
// those are missing that no maker of ours has: answers of rented models, uploads and downloads to a cloud,
// and the sweeping of passing files.
enum class Step {
  kConfigFlavorsDiscovered,
  kFlavorConfigsAvailable,
  kConfigFlavorLoaded,
  kRequestArgsReceived,
  kDefaultsApplied,
  kFullPrompt,
  kImageRequestArgsReceived,
  kImageDefaultsApplied,
  kImageFullPrompt,
  kVideoRequestArgsReceived,
  kVideoDefaultsApplied,
  kVideoFullPrompt,
  kVideoBackendSelected,
  kVideoGenerationResult,
  kMockModeEnabled,
  kStitchRequest,
  kStitchAudioParams,
  kStitchStorageMode,
  kStitchMergeStart,
  kVideoAudioSuppression,
  kAudioOverlayNotFound,
  kAudioTrimmedForOverlay,
  kAudioOverlayApplying,
  kAudioOverlayApplied,
  kStitchMergeComplete,
  kStitchResult,
  kAudioTrimStarted,
  kAudioTrimCompleted,
  kLipsyncRequestArgsReceived,
  kLipsyncResult,
};

std::string_view name_of(Step step);

// Says what a step works with, whole prompts included. Nothing outside of debug mode. Pictures in base64 are
// told by their length. Requests and results hold no secrets; nothing else is to be given. Thread-safe.
class StepLog {
 public:
  StepLog(base::Log& log, DebugMode mode) : log_(&log), mode_(mode) {}

  bool is_on() const { return mode_ == DebugMode::kOn; }
  void write(Step step, const boost::json::object& values) const;

 private:
  base::Log* log_;
  DebugMode mode_;
};

}  // namespace mv
