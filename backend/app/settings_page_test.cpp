#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/setting_table.h"
#include "base/file.h"

namespace app {
namespace {

constexpr std::string_view kHead = R"(# Settings

All settings are environment variables. A file `.env` in the current folder may hold them too, one `NAME=value` a line. What is given
on the command line counts first, then the environment, then `.env`, then the default; a variable that is set to nothing means the
default. In switches only the word `true` (in any case) means yes. Relative paths are taken from the current folder.

`songreel doctor` shows every setting as it stands, where it came from, and what is missing. Keys are never shown.

This page is made from the table in `backend/app/setting_table.cpp`, and a test compares the two. After a change there:
`SONGREEL_UPDATE_DOCS=1 build/dev/backend/app/songreel_app_test`.
)";

constexpr std::string_view kTail = R"(
## `.env`

Lines are `NAME=value`; `export ` in front, `# comments`, 'single' and "double" quotes are understood, nothing is expanded. A line that
cannot be understood is left out, and a warning names it by its number. A `.env` with keys should be readable by you alone
(`chmod 600 .env`); `doctor` says when it is not.

## Names that mean nothing here

Left over from other music video backends, these are passed over, with one line in the log under `MV_DEBUG_MODE`:
)";

std::string fallback_of(const SettingRow& row) {
  if (!row.fallback_words.empty()) return std::string(row.fallback_words);
  return fmt::format("`{}`", row.fallback);
}

std::string kind_of(const SettingRow& row) {
  if (row.kind != Kind::kNumber) return std::string(words_for(row.kind));
  return fmt::format("{}{}{}, {} to {}", words_for(row.kind), row.unit.empty() ? "" : " of ", row.unit,
                     row.lowest, row.highest);
}

std::string page() {
  std::string text(kHead);
  std::string_view title;
  for (const SettingRow& row : setting_table()) {
    if (title_of(row.part) != title) {
      title = title_of(row.part);
      text += fmt::format("\n## {}\n\n| Name | Value | Default | Meaning |\n|---|---|---|---|\n", title);
    }
    text += fmt::format("| `{}` | {}{} | {} | {}{}. |\n", row.name, kind_of(row),
                        row.secrecy == Secrecy::kSecret ? ", secret" : "", fallback_of(row), row.meaning,
                        row.flag.empty() ? "" : fmt::format("; `songreel serve {}` beats it", row.flag));
  }
  text += kTail;
  for (const std::string_view name : forgotten_settings()) {
    text += fmt::format("{}`{}`", name == forgotten_settings().front() ? "" : ", ", name);
  }
  return text + ".\n";
}

TEST(SettingsPage, SaysWhatTheTableSays) {
  const std::filesystem::path file = std::filesystem::path(SONGREEL_SOURCE_DIR) / "docs/settings.md";
  if (std::getenv("SONGREEL_UPDATE_DOCS") != nullptr) base::write_text(file, page());
  EXPECT_EQ(base::read_text(file), page()) << "SONGREEL_UPDATE_DOCS=1 writes docs/settings.md anew";
}

}  // namespace
}  // namespace app
