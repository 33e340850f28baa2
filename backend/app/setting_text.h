#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/setting_table.h"
#include "store/run_records.h"

namespace app {

// The text of one setting, with the name that a message gives it: "API_PORT", "--port".
struct GivenText {
  std::string name;
  std::string text;
};

// What a setting's text means. All throw Error{kUsage} for what makes no sense; the message names the setting
// and an example. None prints a secret.

std::uint64_t whole_number(const GivenText& given, const SettingRow& row);
// Parts between separators, trimmed, the empty ones left out.
std::vector<std::string> list_of(std::string_view text, char separator);
// "true" in any case; everything else is false.
bool is_true(std::string_view text);
// "paint=2,media=1" over `fallback`, whose kinds are those there are.
std::map<std::string, int> job_numbers(const GivenText& given, std::map<std::string, int> fallback);
// The file of sqlite:///file. Throws Error{kNotConfigured} for PostgreSQL.
std::filesystem::path database_file(const GivenText& given);
// Plain keys and hash:<64 hexadecimal digits>.
std::vector<std::string> access_keys(const GivenText& given);
// "http://localhost:3000": scheme and host, without what a person may leave behind them.
std::vector<std::string> origins(const GivenText& given);

// "https://api.replicate.com/v1" without a slash at its end; "" stays "".
std::string server_address(const GivenText& given);
// "50", or "month=50,project=10": dollars.
store::RunCaps budget(const GivenText& given);

enum class PortRule { kOptional, kRequired };
// "studio.example", "studio.example:8443", "[::1]:80".
std::vector<std::string> hosts(const GivenText& given, PortRule port);

}  // namespace app
