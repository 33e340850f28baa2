#include "mv/step_log.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schema/json.h"

namespace mv {
namespace {

// In the order of Step.
constexpr std::array<std::string_view, 30> kNames = {"mv_debug_config_flavors_discovered",
                                                     "mv_debug_flavor_configs_available",
                                                     "mv_debug_config_flavor_loaded",
                                                     "mv_debug_request_args_received",
                                                     "mv_debug_defaults_applied",
                                                     "mv_debug_full_prompt",
                                                     "mv_debug_image_request_args_received",
                                                     "mv_debug_image_defaults_applied",
                                                     "mv_debug_image_full_prompt",
                                                     "mv_debug_video_request_args_received",
                                                     "mv_debug_video_defaults_applied",
                                                     "mv_debug_video_full_prompt",
                                                     "mv_debug_video_backend_selected",
                                                     "mv_debug_video_generation_result",
                                                     "mv_debug_mock_mode_enabled",
                                                     "mv_debug_stitch_request",
                                                     "mv_debug_stitch_audio_params",
                                                     "mv_debug_stitch_storage_mode",
                                                     "mv_debug_stitch_merge_start",
                                                     "mv_debug_video_audio_suppression",
                                                     "mv_debug_audio_overlay_not_found",
                                                     "mv_debug_audio_trimmed_for_overlay",
                                                     "mv_debug_audio_overlay_applying",
                                                     "mv_debug_audio_overlay_applied",
                                                     "mv_debug_stitch_merge_complete",
                                                     "mv_debug_stitch_result",
                                                     "mv_debug_audio_trim_started",
                                                     "mv_debug_audio_trim_completed",
                                                     "mv_debug_lipsync_request_args_received",
                                                     "mv_debug_lipsync_result"};
static_assert(kNames.size() == static_cast<std::size_t>(Step::kLipsyncResult) + 1);

std::string text_of(std::string_view key, const boost::json::value& value) {
  const boost::json::string* text = value.if_string();
  if (text == nullptr) return schema::to_text(value);
  if (key.ends_with("_base64")) return fmt::format("({} characters)", text->size());
  return std::string(*text);
}

}  // namespace

std::string_view name_of(Step step) {
  return kNames.at(static_cast<std::size_t>(step));
}

void StepLog::write(Step step, const boost::json::object& values) const {
  if (mode_ == DebugMode::kOff) return;
  std::vector<base::LogField> fields;
  fields.reserve(values.size());
  for (const auto& [key, value] : values) fields.emplace_back(std::string_view(key), text_of(key, value));
  log_->info(name_of(step), std::move(fields));
}

}  // namespace mv
