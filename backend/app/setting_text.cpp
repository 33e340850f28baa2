#include "app/setting_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/text.h"

namespace app {
namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw base::Error(base::ErrorKind::kUsage, message);
}

template <class Number>
std::optional<Number> number_in(std::string_view text, Number lowest, Number highest) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

bool is_word(std::string_view text, std::string_view others) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || others.find(c) != std::string_view::npos;
  });
}

struct HostAndPort {
  std::string_view host;
  std::optional<std::string_view> port;
};

HostAndPort parts_of(std::string_view text) {
  const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
  const std::size_t colon = text.find(':', std::min(bracket, text.size()));
  if (colon == std::string_view::npos) return {text, std::nullopt};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

bool is_host(std::string_view text) {
  if (text.starts_with('[')) return text.ends_with(']') && is_word(text.substr(1, text.size() - 2), ":.");
  return is_word(text, "-._") && text.front() != '-' && text.front() != '.';
}

bool is_host_and_port(std::string_view text, PortRule rule) {
  const HostAndPort parts = parts_of(text);
  if (!parts.port) return rule == PortRule::kOptional && is_host(parts.host);
  return is_host(parts.host) && number_in<unsigned>(*parts.port, 1, 65'535);
}

}  // namespace

std::uint64_t whole_number(const GivenText& given, const SettingRow& row) {
  if (const auto number = number_in(given.text, row.lowest, row.highest)) return *number;
  refuse(fmt::format("{} is '{}'; give a whole number{}{} from {} to {}, for example {}", given.name,
                     given.text, row.unit.empty() ? "" : " of ", row.unit, row.lowest, row.highest,
                     row.fallback.empty() ? "30" : row.fallback));
}

std::vector<std::string> list_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (const auto part = base::trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_true(std::string_view text) {
  return base::lower(base::trimmed(text)) == "true";
}

std::map<std::string, int> job_numbers(const GivenText& given, std::map<std::string, int> fallback) {
  std::vector<std::string> seen;
  for (const std::string& part : list_of(given.text, ',')) {
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string kind(base::trimmed(std::string_view(part).substr(0, equals)));
    const auto known = fallback.find(kind);
    if (known == fallback.end()) {
      std::vector<std::string> kinds;
      kinds.reserve(fallback.size());
      for (const auto& [name, unused] : fallback) kinds.push_back(name);
      refuse(fmt::format("{} names '{}', which is no kind of work; there are {}, as in paint=2,media=1",
                         given.name, kind, fmt::join(kinds, ", ")));
    }
    if (std::find(seen.begin(), seen.end(), kind) != seen.end()) {
      refuse(fmt::format("{} names {} twice; once is enough", given.name, kind));
    }
    seen.push_back(kind);
    const std::string count(base::trimmed(std::string_view(part).substr(std::min(equals + 1, part.size()))));
    const auto number = number_in(count, 1, 256);
    if (!number)
      refuse(fmt::format("{}: {} needs a whole number from 1 to 256, as in {}=2", given.name, kind, kind));
    known->second = *number;
  }
  return fallback;
}

// The URL may hold a password, so no message quotes it.
std::filesystem::path database_file(const GivenText& given) {
  const std::string_view url = given.text;
  const std::string scheme = base::lower(url.substr(0, url.find_first_of("+:")));
  if (scheme == "postgres" || scheme == "postgresql") {
    throw base::Error(
        base::ErrorKind::kNotConfigured,
        fmt::format(
            "{} names a PostgreSQL database, and this version keeps its records in SQLite only; name a "
            "file (sqlite:///songreel.db) or take the setting away",
            given.name));
  }
  const std::size_t slashes = url.find(":///");
  std::string_view file;
  if (scheme == "sqlite" && slashes != std::string_view::npos) file = url.substr(slashes + 4);
  file = file.substr(0, file.find('?'));  // options of other libraries
  if (file.empty() || file == ":memory:") {
    refuse(
        fmt::format("{} names no file; write sqlite:///songreel.db for one in the current folder, or "
                    "sqlite:////folder/songreel.db",
                    given.name));
  }
  return std::filesystem::path(file).lexically_normal();
}

std::vector<std::string> access_keys(const GivenText& given) {
  std::vector<std::string> keys = list_of(given.text, ',');
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].starts_with("hash:")) continue;
    keys[i] = base::lower(keys[i]);
    const std::string_view digits = std::string_view(keys[i]).substr(5);
    if (digits.size() != 64 || digits.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
      refuse(fmt::format(
          "key {} of {} begins with hash: and must go on with the 64 digits that `printf %s KEY | sha256sum` "
          "prints",
          i + 1, given.name));
    }
  }
  return keys;
}

std::vector<std::string> origins(const GivenText& given) {
  std::vector<std::string> result = list_of(given.text, ',');
  for (std::string& origin : result) {
    if (origin == "*") {
      refuse(fmt::format(
          "{} is '*', which would let every page of the web call this server; name the pages that may, as in "
          "http://localhost:3000",
          given.name));
    }
    std::string plain = base::lower(origin);
    if (plain.ends_with('/')) plain.pop_back();
    const std::size_t scheme = plain.starts_with("http://") ? 7 : plain.starts_with("https://") ? 8 : 0;
    if (scheme == 0 || !is_host_and_port(std::string_view(plain).substr(scheme), PortRule::kOptional)) {
      refuse(
          fmt::format("{} names '{}', which is no address of a page; write scheme, host and port, as in "
                      "http://localhost:3000",
                      given.name, origin));
    }
    origin = std::move(plain);
  }
  return result;
}

std::string server_address(const GivenText& given) {
  std::string address = given.text;
  while (address.ends_with('/')) address.pop_back();
  const std::string plain = base::lower(address);
  const std::size_t scheme = plain.starts_with("http://") ? 7 : plain.starts_with("https://") ? 8 : 0;
  const std::size_t path = std::min(plain.find('/', scheme), plain.size());
  const bool is_plain = plain.find_first_of(" ?#@") == std::string::npos;
  if (plain.empty() ||
      (scheme > 0 && is_plain &&
       is_host_and_port(std::string_view(plain).substr(scheme, path - scheme), PortRule::kOptional)))
    return address;
  refuse(
      fmt::format("{} is '{}', which is no address of a server; write scheme, host and port, as in "
                  "http://127.0.0.1:8188",
                  given.name, address));
}

store::RunCaps budget(const GivenText& given) {
  store::RunCaps caps;
  const std::vector<std::string> parts = list_of(given.text, ',');
  for (const std::string& part : parts) {
    const std::size_t sign = part.find('=');
    const std::string name = sign == std::string::npos ? "" : part.substr(0, sign);
    const auto amount = base::parse_dollars(sign == std::string::npos ? part : part.substr(sign + 1));
    // "1,50" is no list of two amounts.
    const bool is_alone = !name.empty() || parts.size() == 1;
    if (!amount || !is_alone || (!name.empty() && name != "month" && name != "project")) {
      refuse(fmt::format("{} is '{}'; write dollars, as in 50 or 7.50, or month=50,project=10", given.name,
                         given.text));
    }
    if (name != "project") caps.month = amount;
    if (name != "month") caps.project = amount;
  }
  return caps;
}

std::vector<std::string> hosts(const GivenText& given, PortRule port) {
  std::vector<std::string> result = list_of(given.text, ',');
  for (std::string& host : result) {
    host = base::lower(host);
    if (is_host_and_port(host, port)) continue;
    refuse(port == PortRule::kRequired
               ? fmt::format("{} names '{}'; write host and port, as in 192.168.1.5:8080", given.name, host)
               : fmt::format("{} names '{}'; write the host alone or with its port, as in example.org or "
                             "example.org:8443",
                             given.name, host));
  }
  return result;
}

}  // namespace app
