#include "routers/access/access.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "routers/access/guess_limit.h"
#include "routers/access/host_names.h"
#include "routers/access/key_list.h"
#include "routers/access/origins.h"
#include "routers/access/refusals.h"
#include "routers/access/reply_headers.h"
#include "routers/access/tokens.h"

namespace access_control {
namespace {

constexpr std::size_t kShortestSecret = 16;

bool reads_only(http::Method method) {
  return method == http::Method::kGet || method == http::Method::kHead;
}

bool changes_something(http::Method method) {
  return !reads_only(method) && method != http::Method::kOptions;
}

// In whatever spelling the router may take it for: "//API/x" is asked for a key too.
bool is_protected(std::string_view path) {
  std::string plain = base::lower(path);
  plain.erase(std::unique(plain.begin(), plain.end(), [](char a, char b) { return a == '/' && b == '/'; }),
              plain.end());
  if (plain == "/api/login" || plain == "/api/logout") return false;
  if (plain == "/api/webhooks/replicate") return false;  // a maker's: it proves itself by a signature
  plain += '/';
  return plain.starts_with("/api/") || plain.starts_with("/metrics/");
}

// The values of all cookies of that name, over all Cookie headers: a page of another port may have set one
// more.
std::vector<std::string_view> cookies(const http::Request& request, std::string_view name) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string_view> values;
  for (const http::Header& header : request.headers) {
    if (base::lower(header.name) != "cookie") continue;
    for (std::string_view rest = header.value; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = base::trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
      if (values.size() < kMost) values.push_back(pair.substr(equals + 1));
    }
  }
  return values;
}

// The key that was sent: the header, else, where nothing is changed, the query.
std::string presented_key(const http::Request& request) {
  const std::string* header = request.header("X-API-Key");
  if (header != nullptr && !base::trimmed(*header).empty()) return std::string(base::trimmed(*header));
  return reads_only(request.method) ? request.query_value("api_key").value_or("") : "";
}

http::Response logged(bool in, std::string cookie) {
  http::Response response;
  response.body = boost::json::serialize(boost::json::object{{"logged_in", in}});
  response.headers.push_back({"Cache-Control", "no-store"});
  if (!cookie.empty()) response.headers.push_back({"Set-Cookie", std::move(cookie)});
  return response;
}

}  // namespace

struct Access::State {
  AccessSettings settings;
  const base::Clock& clock;
  KeyList keys{settings.keys};
  HostNames hosts{settings.allowed_hosts, settings.port};
  Origins origins{settings.cors_origins};
  Tokens tokens{settings.secret};
  GuessLimit guesses{settings.most_failures, clock};

  State(AccessSettings chosen, const base::Clock& time) : settings(std::move(chosen)), clock(time) {}

  bool is_own_page(const http::Request& request, std::string_view origin) const {
    const auto asking = parse_origin(origin);
    if (!asking) return false;
    const std::string* host = request.header("Host");
    // The scheme is not compared: behind a proxy that speaks TLS the page is https and this server never sees
    // it.
    const auto own =
        host == nullptr ? std::nullopt : parse_origin((asking->tls ? "https://" : "http://") + *host);
    return own == asking || hosts.serves_page(asking->authority, asking->tls);
  }

  bool comes_from_foreign_page(const http::Request& request) const {
    if (const std::string* origin = request.header("Origin")) {
      return !is_own_page(request, *origin) && !origins.lists(*origin);
    }
    // Browsers send Origin with every write; where one did not, this says the same.
    const std::string* site = request.header("Sec-Fetch-Site");
    return site != nullptr && (*site == "cross-site" || *site == "same-site");
  }

  bool has_signature(const http::Request& request) const {
    if (!reads_only(request.method) || !is_media_path(request.path)) return false;
    const std::string signature = request.query_value("signature").value_or("");
    // Clients that put "?api_key=" behind every address do so behind a signed one too.
    const std::string_view bare = std::string_view(signature).substr(0, signature.find('?'));
    return tokens.link_opens(request.path, request.query_value("expires").value_or(""), bare,
                             clock.wall_time());
  }

  bool has_session(const http::Request& request) const {
    const auto values = cookies(request, tokens.cookie_name());
    return std::any_of(values.begin(), values.end(), [&](std::string_view value) {
      return tokens.session_is_open(value, keys.digests(), clock.wall_time());
    });
  }

  // The refusal of a key that was sent, or nothing when it opens; its digest goes to `opened`.
  std::optional<http::Response> refuse_key(const http::Request& request, const std::string& key,
                                           Digest& opened) {
    if (const auto wait = guesses.locked(request.peer)) return too_many_guesses(request, *wait);
    if (const auto found = keys.find(key)) {
      opened = *found;
      return std::nullopt;
    }
    if (const auto wait = guesses.failed(request.peer, key)) return too_many_guesses(request, *wait);
    return unauthorized(request, KeyTrouble::kInvalid);
  }

  std::optional<http::Response> refuse_stranger(const http::Request& request) {
    if (keys.empty() || request.method == http::Method::kOptions || !is_protected(request.path))
      return std::nullopt;
    if (has_signature(request)) return std::nullopt;
    const std::string key = presented_key(request);
    Digest opened{};
    if (!key.empty()) return refuse_key(request, key, opened);
    if (has_session(request)) return std::nullopt;
    return unauthorized(request, KeyTrouble::kMissing);
  }

  std::string cookie(const std::string& value, std::chrono::seconds lifetime, bool tls) const {
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}", tokens.cookie_name(), value,
                       lifetime.count(), tls ? "; Secure" : "");
  }
};

Access::Access(AccessSettings settings, const base::Clock& clock)
    : state_(std::make_unique<State>(std::move(settings), clock)) {
  // Without keys nothing is signed.
  if (needs_key() && state_->settings.secret.size() < kShortestSecret) {
    throw base::Error(base::ErrorKind::kInternal, "the secret that signs links and log-ins is too short");
  }
}

Access::~Access() = default;

void Access::set_port(std::uint16_t port) {
  state_->hosts.set_port(port);
}

bool Access::needs_key() const {
  return !state_->keys.empty();
}

std::optional<http::Response> Access::refuse(const http::Request& head) {
  const std::string* host = head.header("Host");
  if (host == nullptr || !state_->hosts.allows(*host)) return foreign_host(head);
  if (auto answer = state_->origins.preflight(head)) return answer;
  if (changes_something(head.method) && state_->comes_from_foreign_page(head)) return foreign_origin(head);
  return state_->refuse_stranger(head);
}

void Access::finish(const http::Request& request, int /*status*/, std::vector<http::Header>& headers) const {
  state_->origins.share(request, headers);
  add_security_headers(
      request.path, state_->origins.empty() ? Embedding::kOwnPagesOnly : Embedding::kListedOrigins, headers);
}

std::string Access::signed_url(const std::string& path) const {
  if (!needs_key()) return path;
  // Rounded, so that an address stays the same for a while: a player whose address changed would load it
  // anew.
  const auto step = std::max(state_->settings.link_lifetime / 6, std::chrono::seconds(1));
  const auto now = std::chrono::floor<std::chrono::seconds>(state_->clock.wall_time());
  const auto latest = (now + state_->settings.link_lifetime).time_since_epoch();
  const Tokens::Time expires{latest - latest % step};
  const std::size_t question = std::min(path.find('?'), path.size());
  const char separator = question < path.size() ? '&' : '?';
  return path + separator + state_->tokens.link(std::string_view(path).substr(0, question), expires);
}

http::Response Access::log_in(const http::Request& request, const std::string& key) {
  if (!needs_key()) return logged(true, "");
  const std::string presented(base::trimmed(key));
  Digest opened{};
  if (presented.empty()) return unauthorized(request, KeyTrouble::kMissing);
  if (auto refusal = state_->refuse_key(request, presented, opened)) return *refusal;
  const auto lifetime = state_->settings.login_lifetime;
  const std::string* origin = request.header("Origin");
  // Only the browser itself knows whether it came by TLS; a proxy's word for it could be anybody's.
  const bool tls = origin != nullptr && base::lower(*origin).starts_with("https://");
  return logged(true, state_->cookie(state_->tokens.session(opened, state_->clock.wall_time() + lifetime),
                                     lifetime, tls));
}

http::Response Access::log_out(const http::Request& /*request*/) const {
  return logged(false, state_->cookie("", std::chrono::seconds(0), false));
}

}  // namespace access_control
