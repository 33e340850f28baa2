#include "net/link.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <curl/curl.h>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "net/curl_handles.h"
#include "net/fetch.h"

namespace net {
using base::Error;
using base::ErrorKind;
namespace {

constexpr std::size_t kLongestUrl = 4096;
constexpr std::size_t kLongestShown = 300;

[[noreturn]] void refuse(std::string_view why, const std::string& url) {
  throw Error(ErrorKind::kRefusedAddress, std::string(why), redacted_url(url));
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK || text == nullptr) return {};
  const CurlText owner(text);
  return text;
}

void check_characters(const std::string& url) {
  if (url.size() > kLongestUrl) {
    refuse(fmt::format("the link is longer than {} bytes; shorten it", kLongestUrl), url);
  }
  if (url.empty()) refuse("the link is empty; give one that begins with https://", url);
  if (url.front() == '-') refuse("a link cannot begin with \"-\"; give one that begins with https://", url);
  const auto is_control = [](unsigned char byte) { return byte <= 0x20 || byte == 0x7F || byte == '\\'; };
  if (std::any_of(url.begin(), url.end(), is_control) || !base::is_valid_utf8(url)) {
    refuse("the link holds a blank or a character that no link has; copy it again", url);
  }
}

// The code points of valid UTF-8.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> points;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      points.push_back(byte);
    } else if (byte >= 0xC0) {
      points.push_back(byte & (byte >= 0xF0 ? 0x07U : byte >= 0xE0 ? 0x0FU : 0x1FU));
    } else {
      points.back() = (points.back() << 6) | (byte & 0x3FU);
    }
  }
  return points;
}

// Characters that are turned into others on the way to a name (UTS 46): digits in disguise make addresses,
// dots in disguise other hosts. Nobody's real name needs them. Unicode blocks: superscripts, enclosed and
// full-width forms, mathematical letters, the dots of East Asia.
bool is_disguise(std::uint32_t point) {
  constexpr std::pair<std::uint32_t, std::uint32_t> kRanges[] = {
      {0xAA, 0xBE},     {0x2000, 0x2BFF}, {0x3000, 0x3003},  {0x3200, 0x33FF},
      {0xFB00, 0xFB06}, {0xFE00, 0xFFFF}, {0x1D400, 0x1F1FF}};
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [&](const auto& range) { return point >= range.first && point <= range.second; });
}

// What stands before "://"; curl itself would take "http:/host" and more.
std::string scheme_of(const std::string& url) {
  const std::size_t end = url.find("://");
  return end == std::string::npos ? std::string() : base::lower(url.substr(0, end));
}

// Lower case, without a final dot or brackets; written back, so that whoever gets the link sees the same.
std::string host_of(CURLU* url) {
  std::string host = base::lower(part_of(url, CURLUPART_HOST));
  if (host.ends_with('.')) host.pop_back();
  if (curl_url_set(url, CURLUPART_HOST, host.c_str(), 0) != CURLUE_OK) return {};
  return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

// "user:pass" is none: a password may hold the slash at which the host seems to end.
bool may_be_host_and_port(std::string_view text) {
  if (text.starts_with('[')) text.remove_prefix(std::min(text.find(']'), text.size()));
  const std::size_t colon = std::min(text.find(':'), text.size());
  return text.substr(colon).find_first_not_of(":0123456789") == std::string_view::npos;
}

// "?a=1&b=2" as "?a=…&b=…".
std::string without_values(std::string_view query) {
  std::string shown;
  while (!query.empty()) {
    const std::string_view item = query.substr(0, query.find('&'));
    const std::size_t equals = item.find('=');
    shown += shown.empty() ? '?' : '&';
    // Without "=" the whole may be a secret.
    shown += equals == std::string_view::npos ? "…" : fmt::format("{}=…", item.substr(0, equals));
    query.remove_prefix(std::min(query.size(), item.size() + 1));
  }
  return shown;
}

}  // namespace

std::string Link::host_and_port() const {
  return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port)
                                             : fmt::format("[{}]:{}", host, port);
}

Link parse_link(const std::string& url) {
  check_characters(url);
  Link link{.url = {}, .scheme = scheme_of(url), .host = {}};
  if (link.scheme != "http" && link.scheme != "https") {
    refuse("only http:// and https:// links can be fetched", url);
  }
  const CurlUrl parsed(curl_url());
  if (!parsed) throw Error(ErrorKind::kInternal, "no memory for a link");
  // Of three slashes curl would take one away and go on.
  if (url[link.scheme.size() + 3] == '/' ||
      curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    refuse("that is not a complete link; copy it again from the browser", url);
  }
  const std::size_t host_at = link.scheme.size() + 3;
  const std::string authority = url.substr(host_at, url.find_first_of("/?#", host_at) - host_at);
  if (authority.find('@') != std::string::npos) {
    refuse("a link with a user name or password is not fetched; take them out", url);
  }
  const std::vector<std::uint32_t> points = code_points(authority);
  if (std::any_of(points.begin(), points.end(), is_disguise)) {
    refuse("the host of the link holds characters that only look like others; copy it again", url);
  }
  link.host = host_of(parsed.get());
  // Escapes in a host hide it from one reader and not from the next; a zone is a network card of ours.
  if (link.host.empty() || authority.find('%') != std::string::npos) {
    refuse("the link names no host that can be asked; copy it again", url);
  }
  link.url = part_of(parsed.get(), CURLUPART_URL);
  const std::string port = part_of(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), link.port);
  return link;
}

std::string resolved(const Link& from, const std::string& target) {
  const CurlUrl base(curl_url());
  if (!base) throw Error(ErrorKind::kInternal, "no memory for a link");
  // What cannot be resolved is given back as it is: the checks that follow say what is wrong with it.
  if (curl_url_set(base.get(), CURLUPART_URL, from.url.c_str(), 0) != CURLUE_OK ||
      curl_url_set(base.get(), CURLUPART_URL, target.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    return target;
  }
  return part_of(base.get(), CURLUPART_URL);
}

std::string redacted_url(const std::string& url) {
  const std::size_t scheme_end = url.find("://");
  const std::size_t host_at = scheme_end == std::string::npos ? 0 : scheme_end + 3;
  const std::size_t path_at = std::min(url.find_first_of("/?#\\", host_at), url.size());
  const std::size_t query_at = std::min(url.find_first_of("?#", path_at), url.size());
  std::string host = url.substr(host_at, path_at - host_at);
  if (const std::size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  if (!may_be_host_and_port(host)) return url.substr(0, host_at) + "…";
  std::string shown = url.substr(0, host_at) + host + url.substr(path_at, query_at - path_at);
  if (query_at < url.size() && url[query_at] == '?') {
    const std::size_t end = std::min(url.find('#', query_at), url.size());
    shown += without_values(std::string_view(url).substr(query_at + 1, end - query_at - 1));
  }
  if (shown.size() > kLongestShown) {
    std::size_t cut = kLongestShown;
    while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0) == 0x80) --cut;
    shown = shown.substr(0, cut) + "…";
  }
  std::replace_if(
      shown.begin(), shown.end(), [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; }, '?');
  return base::printable(shown);
}

}  // namespace net
