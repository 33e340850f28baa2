#include "app/setting_notes.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace app {
namespace {

void note_switches(const Settings& settings, std::vector<std::string>& notes) {
  for (const SettingValue& value : settings.values) {
    const std::string word = base::lower(value.text);
    if (value.row->kind != Kind::kSwitch || word == "true" || word == "false") continue;
    notes.push_back(fmt::format("{} is '{}', which counts as false; only the word true means yes",
                                value.row->name, value.text));
  }
}

void note_cloud(const Settings& settings, std::vector<std::string>& notes) {
  if (settings.cloud.bucket.empty() && !settings.cloud.serve_from_cloud) return;
  notes.emplace_back(
      "STORAGE_BUCKET and SERVE_FROM_CLOUD have no effect in this version; everything stays in "
      "SONGREEL_OUTPUTS");
}

void note_dotenv(const Settings& settings, std::vector<std::string>& notes) {
  const Dotenv& dotenv = settings.dotenv;
  for (const auto& [name, unused] : dotenv.values) {
    const bool known = std::any_of(setting_table().begin(), setting_table().end(),
                                   [&name = name](const SettingRow& row) { return row.name == name; });
    if (!known && name.starts_with("SONGREEL_")) {
      notes.push_back(fmt::format("{} in {} is no setting; docs/settings.md lists those there are", name,
                                  dotenv.file.string()));
    }
  }
  const bool holds_secrets =
      std::any_of(setting_table().begin(), setting_table().end(), [&](const SettingRow& row) {
        const auto found = dotenv.values.find(std::string(row.name));
        return row.secrecy == Secrecy::kSecret && found != dotenv.values.end() && !found->second.empty();
      });
  if (!holds_secrets) return;
  if (dotenv.others_may_read) {
    notes.push_back(
        fmt::format("{0} holds keys and every user of this machine may read it; chmod 600 {0} mends that",
                    dotenv.file.string()));
  }
  if (dotenv.is_link) {
    notes.push_back(
        fmt::format("{} holds keys and is a link; whoever may change the file behind it decides them",
                    dotenv.file.string()));
  }
}

}  // namespace

std::vector<std::string> notes_on(const Settings& settings) {
  std::vector<std::string> notes;
  note_switches(settings, notes);
  note_cloud(settings, notes);
  note_dotenv(settings, notes);
  return notes;
}

}  // namespace app
