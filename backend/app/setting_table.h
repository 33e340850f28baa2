#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace app {

// What a setting is for; doctor and docs/settings.md list them in this order.
enum class Part { kFilms, kServer, kAccess, kMakers, kDownloads, kMedia, kCloud };
std::string_view title_of(Part part);  // "Films and files"

enum class Kind { kText, kTexts, kNumber, kSwitch, kPath, kPaths };
std::string_view words_for(Kind kind);  // "list, with commas"

enum class Secrecy {
  kOpen,
  kSecret,        // never printed; only whether it is set
  kMayHoldSecret  // an address that may hold a password: printed without it
};

struct SettingRow {
  std::string_view name;
  Part part;
  Kind kind;
  std::string_view fallback;        // the value that counts when nobody gives one
  std::string_view fallback_words;  // what the lists say instead, where the value alone says little
  std::string_view flag;            // of `songreel serve`; "" for none
  Secrecy secrecy;
  std::string_view meaning;  // one sentence without a full stop
  // Numbers only.
  std::uint64_t lowest = 0, highest = 0;
  std::string_view unit = {};
};

// All settings there are. Reading, doctor and docs/settings.md come from this one table.
std::span<const SettingRow> setting_table();

// Names that earlier music video backends knew and that mean nothing here.
std::span<const std::string_view> forgotten_settings();

}  // namespace app
