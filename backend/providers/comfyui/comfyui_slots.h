#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace providers {

// What can be put into a graph, by the title of a node: "songreel:prompt".
enum class ComfyuiSlot {
  kPrompt,
  kNegative,
  kImage,
  kSeed,
  kSeconds,
  kFrames,
  kFps,
  kWidth,
  kHeight,
  kVideo,
  kAudio,
  kOwnFps,  // nothing is put in: the input holds the rate that the graph works at
  kOutput,  // nothing is put in: what this node saves is the result
};
std::string_view name_of(ComfyuiSlot slot);  // "prompt"

// The inputs that such a value is likely meant for, best first.
std::span<const std::string_view> likely_inputs(ComfyuiSlot slot);

// "songreel:seed=noise_seed"
struct ComfyuiMark {
  ComfyuiSlot slot = ComfyuiSlot::kPrompt;
  std::string input;  // "": the likely one
};
// The marks in a node's title, which may hold several and other words too. Throws Error{kUsage} for a name
// that is no slot's.
std::vector<ComfyuiMark> marks_in(std::string_view title);

}  // namespace providers
