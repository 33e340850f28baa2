#include "providers/comfyui/comfyui_order.h"

#include <algorithm>

#include <boost/json.hpp>

namespace providers {
namespace {

constexpr std::uint64_t kSeeds = 1ULL << 31;  // nodes differ in how large a seed may be; all take this
constexpr int kSizeStep = 16;  // pixels: what the models for films fold into one; those for pictures fold 8

int stepped(int pixels) {
  return std::max(kSizeStep, (pixels + kSizeStep / 2) / kSizeStep * kSizeStep);
}

}  // namespace

void ComfyuiOrder::set_text(ComfyuiSlot slot, std::string_view text) {
  if (!takes(slot)) return;
  graph_.set_text(slot, text);
  recorded_[name_of(slot)] = boost::json::string(text);
}

void ComfyuiOrder::set_number(ComfyuiSlot slot, double number) {
  if (!takes(slot)) return;
  graph_.set_number(slot, number);
  recorded_[name_of(slot)] = number;
}

void ComfyuiOrder::set_file(ComfyuiFile file) {
  if (!takes(file.slot)) return;
  recorded_[name_of(file.slot)] = file.name;
  files_.push_back(std::move(file));
}

void ComfyuiOrder::set_seed(std::uint64_t seed) {
  if (!takes(ComfyuiSlot::kSeed)) note("the graph takes no seed, so the same order may give another result");
  set_number(ComfyuiSlot::kSeed, static_cast<double>(seed % kSeeds));
}

void ComfyuiOrder::set_prompt(std::string prompt, const std::string& negative) {
  if (!negative.empty() && !takes(ComfyuiSlot::kNegative)) prompt += "\n\nAvoid: " + negative;
  set_text(ComfyuiSlot::kPrompt, prompt);
  // Also when there is none: the graph's author may have left something of their own.
  set_text(ComfyuiSlot::kNegative, negative);
}

void ComfyuiOrder::set_size(int width, int height) {
  set_number(ComfyuiSlot::kWidth, stepped(width));
  set_number(ComfyuiSlot::kHeight, stepped(height));
}

}  // namespace providers
