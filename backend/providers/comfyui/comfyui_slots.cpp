#include "providers/comfyui/comfyui_slots.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace providers {
namespace {

constexpr std::string_view kMark = "songreel:";
constexpr std::string_view kBetween = " \t\r\n,;";

struct SlotRow {
  ComfyuiSlot slot;
  std::string_view name;
  // Of the nodes that come with ComfyUI and of the widespread packs for films. "value" and what follows it
  // are those of nodes that hold nothing but one value.
  std::array<std::string_view, 8> inputs;
};

constexpr std::array<SlotRow, 13> kSlots{{
    {ComfyuiSlot::kPrompt, "prompt", {"text", "prompt", "positive_prompt", "positive", "value", "string"}},
    {ComfyuiSlot::kNegative, "negative", {"negative_prompt", "negative", "text", "value", "string"}},
    {ComfyuiSlot::kImage, "image", {"image", "file", "value"}},
    {ComfyuiSlot::kSeed, "seed", {"seed", "noise_seed", "value", "int", "number"}},
    {ComfyuiSlot::kSeconds, "seconds", {"seconds", "duration", "length", "value", "float", "number"}},
    {ComfyuiSlot::kFrames,
     "frames",
     {"length", "num_frames", "frames", "video_frames", "frame_count", "value", "int", "number"}},
    {ComfyuiSlot::kFps, "fps", {"fps", "frame_rate", "value", "float", "int", "number"}},
    {ComfyuiSlot::kWidth, "width", {"width", "value", "int", "number"}},
    {ComfyuiSlot::kHeight, "height", {"height", "value", "int", "number"}},
    {ComfyuiSlot::kVideo, "video", {"video", "file", "value"}},
    {ComfyuiSlot::kAudio, "audio", {"audio", "audio_file", "file", "value"}},
    {ComfyuiSlot::kOwnFps, "own-fps", {"fps", "frame_rate", "value", "float", "int", "number"}},
    {ComfyuiSlot::kOutput, "output", {}},
}};

const SlotRow& row_of(ComfyuiSlot slot) {
  return kSlots[static_cast<std::size_t>(slot)];
}

std::string names_of_slots() {
  std::string names;
  for (const SlotRow& row : kSlots) names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
  return names;
}

ComfyuiMark mark_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string_view name = text.substr(0, equals);
  for (const SlotRow& row : kSlots) {
    if (row.name == name)
      return {
          .slot = row.slot,
          .input = equals == std::string_view::npos ? std::string() : std::string(text.substr(equals + 1))};
  }
  throw base::Error(base::ErrorKind::kUsage,
                    fmt::format("\"songreel:{}\" names nothing that can be put in; there are {}",
                                base::printable(name.substr(0, 60)), names_of_slots()));
}

}  // namespace

std::string_view name_of(ComfyuiSlot slot) {
  return row_of(slot).name;
}

std::span<const std::string_view> likely_inputs(ComfyuiSlot slot) {
  const auto& inputs = row_of(slot).inputs;
  const auto end = std::find(inputs.begin(), inputs.end(), std::string_view());
  return {inputs.data(), static_cast<std::size_t>(end - inputs.begin())};
}

std::vector<ComfyuiMark> marks_in(std::string_view title) {
  std::vector<ComfyuiMark> marks;
  for (std::size_t begin = 0; begin < title.size();) {
    const std::size_t end = std::min(title.find_first_of(kBetween, begin), title.size());
    const std::string_view word = title.substr(begin, end - begin);
    if (word.starts_with(kMark)) marks.push_back(mark_of(word.substr(kMark.size())));
    begin = end + 1;
  }
  return marks;
}

}  // namespace providers
