#include "routers/access/access.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

using http::Method;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kVideo = "/api/mv/get_video/0b0c7f2e-8a55-4f9e-9a3c-0d1f6a7b8c9d";

AccessSettings with_keys() {
  AccessSettings settings;
  // The second is "second", by: printf %s second | sha256sum
  settings.keys = {" first ", "hash:16367AACB67A4A017C8DA8AB95682CCB390863780F7114DDA0A0E0C55644C7C4", "  "};
  settings.cors_origins = {" http://localhost:3000 "};
  settings.secret = std::string(32, 's');
  return settings;
}

AccessSettings without_keys() {
  AccessSettings settings = with_keys();
  settings.keys = {"", " "};
  return settings;
}

// ---- Host
// -----------------------------------------------------------------------------------------------------------

struct HostRow {
  const char* host;
  int status;  // 0: let through
};

TEST(HostHeader, MustBeALoopbackNameWithTheServedPortOrAnAllowedName) {
  AccessSettings settings = without_keys();
  settings.allowed_hosts = {"Studio.Example", "other.example:8443", "[fd00::1]:8000"};
  HeldClock clock;
  Access access(settings, clock);
  for (const HostRow& row : std::vector<HostRow>{{"localhost:8000", 0},
                                                 {"LocalHost:8000", 0},
                                                 {"localhost.:8000", 0},
                                                 {"127.0.0.1:8000", 0},
                                                 {"[::1]:8000", 0},
                                                 {"localhost", 421},
                                                 {"127.0.0.1:8001", 421},
                                                 {"127.0.0.1:08000", 421},
                                                 {"127.0.0.1:", 421},
                                                 {"127.0.0.2:8000", 421},
                                                 {"[::1]", 421},
                                                 {"::1", 421},
                                                 {"studio.example", 0},
                                                 {"STUDIO.EXAMPLE.:9", 0},
                                                 {"studio.example:443", 0},
                                                 {"other.example:8443", 0},
                                                 {"other.example", 421},
                                                 {"other.example:8000", 421},
                                                 {"[fd00::1]:8000", 0},
                                                 {"[fd00::1]:8001", 421},
                                                 {"evil.example:8000", 421},
                                                 {"studio.example.evil", 421},
                                                 {"evil-studio.example", 421},
                                                 {"localhost:8000@evil", 421},
                                                 {"user@localhost:8000", 421},
                                                 {"localhost:8000:8000", 421},
                                                 {"localhost:99999", 421},
                                                 {"localhost..:8000", 421},
                                                 {"", 421},
                                                 {"localhost:8000 ", 421},
                                                 {"localhost:8000,evil", 421}}) {
    EXPECT_EQ(status(access.refuse(Asking("/health").with("Host", row.host))), row.status) << row.host;
  }
}

TEST(HostHeader, MayLackThePortOnlyWhereItIsTheDefaultOne) {
  HeldClock clock;
  Access access(without_keys(), clock);
  access.set_port(80);
  EXPECT_EQ(status(access.refuse(Asking("/").with("Host", "localhost"))), 0);
  EXPECT_EQ(status(access.refuse(Asking("/").with("Host", "localhost:8000"))), 421);
}

TEST(HostHeader, ThatIsMissingIsRefused) {
  HeldClock clock;
  Access access(without_keys(), clock);
  Asking asking("/");
  asking.headers.clear();
  EXPECT_EQ(status(access.refuse(asking)), 421);
}

// ---- CORS
// -----------------------------------------------------------------------------------------------------------

TEST(Preflight, FromAListedOriginGetsTheContractsAnswer) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto answer = access.refuse(Asking("/api/mv/create_scenes", Method::kOptions)
                                        .with("Origin", "http://localhost:3000")
                                        .with("Access-Control-Request-Method", "POST")
                                        .with("Access-Control-Request-Headers", "content-type,x-api-key"));
  ASSERT_EQ(status(answer), 200);
  EXPECT_EQ(answer->body, "OK");
  EXPECT_THAT(answer->content_type, HasSubstr("text/plain"));
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Origin"), "http://localhost:3000");
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Credentials"), "true");
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Methods"), "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
  EXPECT_EQ(header(*answer, "Access-Control-Max-Age"), "600");
  EXPECT_EQ(header(*answer, "Access-Control-Allow-Headers"), "content-type,x-api-key");
  EXPECT_EQ(header(*answer, "Vary"), "Origin");
}

TEST(Preflight, OfAnythingElseIsRefusedAndAllowsNothing) {
  struct Row {
    const char* origin;
    const char* method;
    const char* headers;
  };
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const Row& row : std::vector<Row>{{"http://evil.example", "POST", "content-type"},
                                         {"http://localhost:3001", "POST", "content-type"},
                                         {"https://localhost:3000", "POST", "content-type"},
                                         {"http://localhost:3000.evil.example", "POST", "x"},
                                         {"null", "GET", "x"},
                                         {"http://localhost:3000", "TRACE", "x"},
                                         {"http://localhost:3000", "POST", "x\"y"},
                                         {"http://localhost:3000", "POST", "a,,b"},
                                         {"http://localhost:3000", "POST", "a b"}}) {
    const auto request = Asking("/api/jobs", Method::kOptions)
                             .with("Origin", row.origin)
                             .with("Access-Control-Request-Method", row.method)
                             .with("Access-Control-Request-Headers", row.headers);
    const auto answer = access.refuse(request);
    ASSERT_EQ(status(answer), 400) << row.origin << " " << row.method << " " << row.headers;
    EXPECT_THAT(answer->content_type, HasSubstr("text/plain"));
    for (const http::Header& sent : answer->headers)
      EXPECT_THAT(sent.name, Not(HasSubstr("Allow"))) << row.origin;
  }
}

TEST(Preflight, ThatWasRefusedIsNotAllowedByTheCommonHeadersEither) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto request = Asking("/api/jobs", Method::kOptions)
                           .with("Origin", "http://evil.example")
                           .with("Access-Control-Request-Method", "POST");
  for (const http::Header& sent : finished(access, request)) EXPECT_THAT(sent.name, Not(HasSubstr("Allow")));
}

TEST(Sharing, NamesListedOriginsOnEveryReply) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const int status : {200, 401, 404, 500}) {
    const auto headers =
        finished(access, Asking("/api/jobs").with("Origin", "http://localhost:3000"), status);
    EXPECT_EQ(header(headers, "Access-Control-Allow-Origin"), "http://localhost:3000");
    EXPECT_EQ(header(headers, "Access-Control-Allow-Credentials"), "true");
    EXPECT_EQ(header(headers, "Vary"), "Origin");
    EXPECT_THAT(header(headers, "Access-Control-Expose-Headers"), HasSubstr("X-Request-ID"));
  }
}

TEST(Sharing, NamesNoOtherOrigin) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const char* origin :
       {"http://evil.example", "null", "http://localhost:30000", "", "http://localhost:3000/x"}) {
    const auto headers = finished(access, Asking("/api/jobs").with("Origin", origin));
    EXPECT_EQ(header(headers, "Access-Control-Allow-Origin"), "") << origin;
    EXPECT_EQ(header(headers, "Access-Control-Allow-Credentials"), "true") << origin;
  }
  EXPECT_EQ(header(finished(access, Asking("/api/jobs")), "Access-Control-Allow-Credentials"), "");
}

TEST(Sharing, KeepsWhatTheReplyVariesByAlready) {
  HeldClock clock;
  Access access(with_keys(), clock);
  std::vector<http::Header> headers = {{"vary", "Accept-Encoding"}};
  access.finish(Asking("/api/jobs"), 200, headers);
  EXPECT_EQ(header(headers, "Vary"), "Accept-Encoding, Origin");
}

// ---- Writes
// ---------------------------------------------------------------------------------------------------------

TEST(Writes, AreRefusedToPagesThatAreNeitherOursNorListed) {
  struct Row {
    const char* host;
    const char* origin;  // "": none
    const char* fetch_site;
    int status;
  };
  AccessSettings settings = without_keys();
  settings.allowed_hosts = {"studio.example"};
  HeldClock clock;
  Access access(settings, clock);
  for (const Row& row : std::vector<Row>{
           {"localhost:8000", "", "", 0},
           {"localhost:8000", "", "none", 0},
           {"localhost:8000", "", "same-origin", 0},
           {"localhost:8000", "", "same-site", 403},
           {"localhost:8000", "", "cross-site", 403},
           {"localhost:8000", "http://localhost:8000", "same-origin", 0},
           {"LOCALHOST:8000", "http://localhost:8000", "", 0},
           {"127.0.0.1:8000", "http://localhost:8000", "cross-site", 0},
           {"localhost:8000", "http://localhost:3000", "same-site", 0},
           {"127.0.0.1:8000", "http://localhost:3000", "cross-site", 0},
           {"localhost:8000", "http://localhost:9999", "same-site", 403},
           {"localhost:8000", "http://localhost", "same-site", 403},
           {"localhost:8000", "http://evil.example", "cross-site", 403},
           {"localhost:8000", "http://localhost:8000.evil.example", "", 403},
           {"localhost:8000", "null", "", 403},
           {"localhost:8000", "file://", "", 403},
           {"studio.example", "https://studio.example", "same-origin", 0},
           {"studio.example", "http://studio.example", "same-origin", 0},
           {"studio.example:8443", "https://studio.example:8443", "same-origin", 0},
           {"localhost:8000", "https://studio.example", "", 0},  // a proxy that does not pass Host on
           {"studio.example", "https://studio.example:9999", "same-site", 403},
       }) {
    for (const Method method : {Method::kPost, Method::kPut, Method::kPatch, Method::kDelete}) {
      Asking asking("/api/projects", method);
      asking.with("Host", row.host);
      if (*row.origin != '\0') asking.with("Origin", row.origin);
      if (*row.fetch_site != '\0') asking.with("Sec-Fetch-Site", row.fetch_site);
      EXPECT_EQ(status(access.refuse(asking)), row.status)
          << row.host << " " << row.origin << " " << row.fetch_site;
    }
    EXPECT_EQ(
        status(access.refuse(Asking("/api/projects").with("Host", row.host).with("Origin", row.origin))), 0);
  }
}

TEST(Writes, ThatAreRefusedSayWhyInTheCommonShape) {
  HeldClock clock;
  Access access(without_keys(), clock);
  const auto answer =
      access.refuse(Asking("/api/projects", Method::kPost).with("Origin", "http://evil.example/\"<script>"));
  ASSERT_EQ(status(answer), 403);
  const auto body = json_of(*answer);
  EXPECT_EQ(body.at("error"), "Forbidden");
  EXPECT_EQ(body.at("detail").at("error"), "Forbidden");
  EXPECT_EQ(body.at("detail").at("message"), body.at("message"));
  EXPECT_EQ(body.at("request_id"), "request-1");
  EXPECT_THAT(body.at("message").as_string().c_str(), HasSubstr("CORS_ORIGINS"));
}

// ---- Keys
// -----------------------------------------------------------------------------------------------------------

TEST(Keys, OpenOnlyWhenTheyAreWholeAndRight) {
  struct Row {
    const char* key;
    int status;
  };
  AccessSettings settings = with_keys();
  settings.most_failures = 1000;
  HeldClock clock;
  Access access(settings, clock);
  for (const Row& row :
       std::vector<Row>{{"first", 0},
                        {"second", 0},
                        {" first ", 0},
                        {"", 401},
                        {" ", 401},
                        {"firs", 401},
                        {"f", 401},
                        {"first1", 401},
                        {"First", 401},
                        {"first,second", 401},
                        {"hash:16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4", 401},
                        {"16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4", 401}}) {
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", row.key))), row.status) << row.key;
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs").ask("api_key", row.key))),
              std::string_view(row.key) == " first " ? 401 : row.status)
        << row.key;
  }
}

TEST(Keys, InTheQueryDoNotOpenWrites) {
  HeldClock clock;
  Access access(with_keys(), clock);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs", Method::kHead).ask("api_key", "first"))), 0);
  for (const Method method : {Method::kPost, Method::kPut, Method::kPatch, Method::kDelete}) {
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs", method).ask("api_key", "first"))), 401);
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs", method).with("X-API-Key", "first"))), 0);
  }
}

TEST(Keys, InTheHeaderBeatTheQueryUnlessTheHeaderIsEmpty) {
  HeldClock clock;
  Access access(with_keys(), clock);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "wrong").ask("api_key", "first"))),
            401);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "").ask("api_key", "first"))), 0);
}

TEST(Keys, AreAskedForBelowApiAndMetricsOnly) {
  struct Row {
    const char* path;
    Method method;
    int status;
  };
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const Row& row : std::vector<Row>{{"/", Method::kGet, 0},
                                         {"/health", Method::kGet, 0},
                                         {"/ready", Method::kGet, 0},
                                         {"/docs", Method::kGet, 0},
                                         {"/openapi.json", Method::kGet, 0},
                                         {"/apix", Method::kGet, 0},
                                         {"/api", Method::kGet, 401},
                                         {"/api/", Method::kGet, 401},
                                         {"/api/jobs", Method::kGet, 401},
                                         {"/api/jobs", Method::kHead, 401},
                                         {"/api/jobs", Method::kPost, 401},
                                         {"/api/no/such/thing", Method::kGet, 401},
                                         {"//api//jobs", Method::kGet, 401},
                                         {"/API/jobs", Method::kGet, 401},
                                         {"/metrics", Method::kGet, 401},
                                         {"/metrics/", Method::kGet, 401},
                                         {"/api/login", Method::kPost, 0},
                                         {"/api/logout", Method::kPost, 0},
                                         {"/api/login/x", Method::kPost, 401},
                                         {"/api/jobs", Method::kOptions, 0}}) {
    EXPECT_EQ(status(access.refuse(Asking(row.path, row.method))), row.status) << row.path;
  }
}

TEST(Keys, AreNotAskedForWhereThereAreNone) {
  HeldClock clock;
  Access access(without_keys(), clock);
  EXPECT_FALSE(access.needs_key());
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs", Method::kPost))), 0);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "whatever"))), 0);
  EXPECT_EQ(access.signed_url(kVideo), kVideo);
}

TEST(Keys, ThatAreMissingOrWrongGetTheContractsFlatBody) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto missing = access.refuse(Asking("/api/jobs"));
  const auto wrong = access.refuse(Asking("/api/jobs").with("X-API-Key", "wrong"));
  for (const auto* answer : {&missing, &wrong}) {
    ASSERT_EQ(status(*answer), 401);
    EXPECT_EQ(header(**answer, "WWW-Authenticate"), "ApiKey");
    EXPECT_EQ(json_of(**answer).at("error"), "Unauthorized");
    EXPECT_TRUE(json_of(**answer).at("detail").is_string());
    EXPECT_EQ(json_of(**answer).at("request_id"), "request-1");
  }
  EXPECT_THAT(json_of(*missing).at("message").as_string().c_str(), HasSubstr("missing"));
  EXPECT_THAT(json_of(*wrong).at("message").as_string().c_str(), HasSubstr("invalid"));
  EXPECT_THAT(wrong->body, Not(HasSubstr("wrong")));
}

TEST(Settings, ThatCannotBeMeantAreRefused) {
  HeldClock clock;
  const auto refuses = [&](auto change) {
    AccessSettings settings = with_keys();
    change(settings);
    EXPECT_THROW(Access(settings, clock), base::Error);
  };
  refuses([](AccessSettings& s) { s.keys = {"hash:abc"}; });
  refuses([](AccessSettings& s) { s.keys = {"hash:" + std::string(63, '0') + "g"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"*"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"null"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"localhost:3000"}; });
  refuses([](AccessSettings& s) { s.cors_origins = {"http://localhost:3000/page"}; });
  refuses([](AccessSettings& s) { s.allowed_hosts = {"*"}; });
  refuses([](AccessSettings& s) { s.allowed_hosts = {"http://studio.example"}; });
  refuses([](AccessSettings& s) { s.secret = ""; });
}

// ---- Signatures
// -----------------------------------------------------------------------------------------------------

TEST(SignedLinks, OpenTheirPathForReadingUntilTheyExpire) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string url = access.signed_url(kVideo);
  EXPECT_EQ(status(access.refuse(Asking(url))), 0);
  EXPECT_EQ(status(access.refuse(Asking(url, Method::kHead))), 0);
  EXPECT_EQ(status(access.refuse(Asking(url, Method::kPost))), 401);
  EXPECT_EQ(status(access.refuse(Asking(url, Method::kDelete))), 401);
  clock.pass(std::chrono::hours(5) - std::chrono::seconds(1));
  EXPECT_EQ(status(access.refuse(Asking(url))), 0);
  clock.pass(std::chrono::hours(1) + std::chrono::seconds(1));
  EXPECT_EQ(status(access.refuse(Asking(url))), 401);
}

TEST(SignedLinks, OpenNothingElse) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string url = access.signed_url(kVideo);
  const std::string query = url.substr(url.find('?'));
  const std::string expires = query.substr(9, query.find('&') - 9);
  const std::string signature = query.substr(query.rfind('=') + 1);
  std::string damaged = signature;
  damaged[5] = damaged[5] == 'A' ? 'B' : 'A';
  std::string other_spelling = signature;  // the last letter carries two bits that mean nothing
  other_spelling.back() = static_cast<char>(other_spelling.back() + 1);
  const std::string later = std::to_string(std::stoll(expires) + 1);
  for (const std::string& target : std::vector<std::string>{
           std::string(kVideo) + "0" + query, std::string(kVideo) + "/info" + query,
           "/api/audio/get/0b0c7f2e-8a55-4f9e-9a3c-0d1f6a7b8c9d" + query, "/api/jobs" + query,
           std::string(kVideo) + "?expires=" + later + "&signature=" + signature,
           std::string(kVideo) + "?expires=&signature=" + signature,
           std::string(kVideo) + "?signature=" + signature, std::string(kVideo) + "?expires=" + expires,
           std::string(kVideo) + "?expires=" + expires + "&signature=",
           std::string(kVideo) + "?expires=" + expires + "&signature=" + damaged,
           std::string(kVideo) + "?expires=" + expires + "&signature=" + other_spelling,
           std::string(kVideo) + "?expires=" + expires + "&signature=" + signature.substr(0, 42)}) {
    EXPECT_EQ(status(access.refuse(Asking(target))), 401) << target;
  }
  // Not even with a good signature: what is not media is never opened by one.
  EXPECT_EQ(status(access.refuse(Asking(access.signed_url("/api/jobs")))), 401);
}

TEST(SignedLinks, StayTheSameForAWhileAndKeepTheirQuery) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string url = access.signed_url(kVideo);
  clock.pass(std::chrono::seconds(1));
  EXPECT_EQ(access.signed_url(kVideo), url);
  const std::string song =
      access.signed_url("/api/audio/get/0b0c7f2e-8a55-4f9e-9a3c-0d1f6a7b8c9d?format=m4a");
  EXPECT_THAT(song, HasSubstr("?format=m4a&expires="));
  EXPECT_EQ(status(access.refuse(Asking(song))), 0);
}

TEST(SignedLinks, OpenAlsoWhereAClientPutItsKeyBehind) {
  HeldClock clock;
  Access access(with_keys(), clock);
  EXPECT_EQ(status(access.refuse(Asking(access.signed_url(kVideo) + "?api_key="))), 0);
  EXPECT_EQ(status(access.refuse(Asking(access.signed_url(kVideo) + "?api_key=first"))), 0);
}

TEST(SignedLinks, OfAnotherDataFolderOpenNothing) {
  HeldClock clock;
  AccessSettings other = with_keys();
  other.secret = std::string(32, 't');
  Access here(with_keys(), clock);
  Access there(other, clock);
  EXPECT_EQ(status(here.refuse(Asking(there.signed_url(kVideo)))), 401);
}

// ---- Log-in
// ---------------------------------------------------------------------------------------------------------

std::string cookie_of(const http::Response& response) {
  const std::string set = header(response, "Set-Cookie");
  return set.substr(0, set.find(';'));
}

TEST(LogIn, GivesACookieThatOpensForItsLifetime) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto answer = access.log_in(Asking("/api/login", Method::kPost), "second");
  ASSERT_EQ(answer.status, 200);
  const std::string set = header(answer, "Set-Cookie");
  EXPECT_THAT(set, HasSubstr("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"));
  EXPECT_THAT(set, Not(HasSubstr("Secure")));
  EXPECT_THAT(set, Not(HasSubstr("second")));
  EXPECT_EQ(header(answer, "Cache-Control"), "no-store");
  const auto ask = [&] {
    return status(
        access.refuse(Asking("/api/jobs", Method::kPost).with("Cookie", "a=b; " + cookie_of(answer))));
  };
  EXPECT_EQ(ask(), 0);
  clock.pass(std::chrono::hours(24 * 30) - std::chrono::seconds(1));
  EXPECT_EQ(ask(), 0);
  clock.pass(std::chrono::seconds(1));
  EXPECT_EQ(ask(), 401);
}

TEST(LogIn, EndsWhenItsKeyIsTakenFromTheList) {
  HeldClock clock;
  Access before(with_keys(), clock);
  AccessSettings fewer = with_keys();
  fewer.keys = {"first"};
  Access after(fewer, clock);
  for (const auto& [key, expected] :
       std::vector<std::pair<std::string, int>>{{"first", 0}, {"second", 401}}) {
    const std::string cookie = cookie_of(before.log_in(Asking("/api/login", Method::kPost), key));
    EXPECT_EQ(status(before.refuse(Asking("/api/jobs").with("Cookie", cookie))), 0) << key;
    EXPECT_EQ(status(after.refuse(Asking("/api/jobs").with("Cookie", cookie))), expected) << key;
  }
}

TEST(LogIn, CannotBeForgedFromASignedLinkOrADamagedCookie) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string cookie = cookie_of(access.log_in(Asking("/api/login", Method::kPost), "first"));
  const std::string name = cookie.substr(0, cookie.find('='));
  const std::string url = access.signed_url(kVideo);
  const std::string link = url.substr(url.find("expires=") + 8, 10) + "." + url.substr(url.rfind('=') + 1);
  const std::string later = name + "=9" + cookie.substr(name.size() + 1);
  for (const std::string& forged : {name + "=", name + "=.", name + "=" + link, later, cookie + "A",
                                    cookie.substr(0, cookie.size() - 1), "x" + cookie}) {
    EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("Cookie", forged))), 401) << forged;
  }
}

TEST(LogIn, WithAWrongOrNoKeyGivesNoCookie) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const char* key : {"", " ", "wrong", "firs"}) {
    const auto answer = access.log_in(Asking("/api/login", Method::kPost), key);
    EXPECT_EQ(answer.status, 401) << key;
    EXPECT_EQ(header(answer, "Set-Cookie"), "") << key;
  }
}

TEST(LogIn, MarksTheCookieSecureWhenThePageCameByTls) {
  AccessSettings settings = with_keys();
  settings.allowed_hosts = {"studio.example"};
  HeldClock clock;
  Access access(settings, clock);
  const auto asking = Asking("/api/login", Method::kPost).with("Origin", "https://studio.example");
  EXPECT_THAT(header(access.log_in(asking, "first"), "Set-Cookie"), HasSubstr("; Secure"));
}

TEST(LogOut, ClearsTheSameCookie) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string in = cookie_of(access.log_in(Asking("/api/login", Method::kPost), "first"));
  const auto answer = access.log_out(Asking("/api/logout", Method::kPost));
  EXPECT_EQ(cookie_of(answer), in.substr(0, in.find('=') + 1));
  EXPECT_THAT(header(answer, "Set-Cookie"), HasSubstr("Max-Age=0"));
}

// ---- Guessing
// -------------------------------------------------------------------------------------------------------

int try_key(Access& access, const std::string& key, const std::string& peer = "192.0.2.1") {
  Asking asking("/api/jobs");
  asking.peer = peer;
  return status(access.refuse(asking.with("X-API-Key", key)));
}

TEST(Guessing, IsStoppedAndThenNotEvenARightKeyOpens) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const std::string cookie = cookie_of(access.log_in(Asking("/api/login", Method::kPost), "first"));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(try_key(access, "guess" + std::to_string(i)), 401);
  EXPECT_EQ(try_key(access, "guess10"), 429);
  EXPECT_EQ(try_key(access, "first"), 429);
  Asking log_in("/api/login", Method::kPost);
  log_in.peer = "192.0.2.1";
  EXPECT_EQ(access.log_in(log_in, "first").status, 429);
  EXPECT_EQ(try_key(access, "first", "192.0.2.2"), 0) << "the neighbours are not concerned";

  Asking known("/api/jobs");
  known.peer = "192.0.2.1";
  EXPECT_EQ(status(access.refuse(known.with("Cookie", cookie))), 0) << "a cookie cannot be guessed";

  clock.pass(std::chrono::seconds(60));
  EXPECT_EQ(try_key(access, "first"), 0);
}

TEST(Guessing, AnswersWithTheSecondsToWait) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (int i = 0; i < 10; ++i) try_key(access, "guess" + std::to_string(i));
  clock.pass(std::chrono::seconds(20));
  Asking asking("/api/jobs");
  asking.peer = "192.0.2.1";
  const auto answer = access.refuse(asking.with("X-API-Key", "guess10"));
  ASSERT_EQ(status(answer), 429);
  EXPECT_EQ(header(*answer, "Retry-After"), "40");
  EXPECT_EQ(json_of(*answer).at("error"), "TooManyRequests");
}

TEST(Guessing, IsNotWhatAForgottenPageWithAnOldKeyDoes) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(try_key(access, "old"), 401);
  EXPECT_EQ(try_key(access, "old"), 429);
  EXPECT_EQ(try_key(access, "first"), 0) << "the owner at the same address goes on";
}

TEST(Guessing, IsNotWhatSomebodyWithoutAKeyDoes) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(status(access.refuse(Asking("/api/jobs"))), 401);
  EXPECT_EQ(status(access.refuse(Asking("/api/jobs").with("X-API-Key", "first"))), 0);
}

// ---- Security headers
// -----------------------------------------------------------------------------------------------

TEST(SecurityHeaders, StandOnEveryReply) {
  HeldClock clock;
  Access access(with_keys(), clock);
  for (const char* path : {"/", "/docs", "/api/jobs", kVideo, "/no/such/thing"}) {
    const auto headers = finished(access, Asking(path));
    EXPECT_EQ(header(headers, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(header(headers, "Referrer-Policy"), "no-referrer") << path;
    EXPECT_EQ(header(headers, "X-Frame-Options"), "DENY") << path;
    EXPECT_THAT(header(headers, "Content-Security-Policy"), HasSubstr("default-src 'none'")) << path;
    EXPECT_THAT(header(headers, "Content-Security-Policy"), HasSubstr("frame-ancestors 'none'")) << path;
    EXPECT_THAT(header(headers, "Content-Security-Policy"), Not(HasSubstr("unsafe"))) << path;
  }
}

TEST(SecurityHeaders, LetOnlyPagesRunScriptsAndNoneBelowApi) {
  HeldClock clock;
  Access access(with_keys(), clock);
  const auto policy = [&](const char* path, const char* type) {
    std::vector<http::Header> headers = {{"content-type", type}};
    access.finish(Asking(path), 200, headers);
    return header(headers, "Content-Security-Policy");
  };
  EXPECT_THAT(policy("/docs", "text/html; charset=utf-8"), HasSubstr("script-src 'self'"));
  EXPECT_THAT(policy("/api/audio/get/x", "text/html"), HasSubstr("; sandbox;"));
  EXPECT_THAT(policy("/health", "application/json"), HasSubstr("; sandbox;"));
  EXPECT_THAT(policy("/logo.svg", "image/svg+xml"), HasSubstr("; sandbox;"));
}

TEST(SecurityHeaders, LetPagesOfListedOriginsShowMediaButNothingElse) {
  HeldClock clock;
  Access listed(with_keys(), clock);
  AccessSettings settings = with_keys();
  settings.cors_origins = {};
  Access alone(settings, clock);
  const auto policy = [](const Access& access, const char* path) {
    return header(finished(access, Asking(path)), "Cross-Origin-Resource-Policy");
  };
  EXPECT_EQ(policy(listed, kVideo), "cross-origin");
  EXPECT_EQ(policy(listed, "/api/mv/get_character_reference/x"), "cross-origin");
  EXPECT_EQ(policy(listed, "/api/audio/get/x"), "cross-origin");
  EXPECT_EQ(policy(listed, "/api/jobs"), "same-origin");
  EXPECT_EQ(policy(listed, "/docs"), "same-origin");
  EXPECT_EQ(policy(alone, kVideo), "same-origin");
}

TEST(SecurityHeaders, KeepWhatTheHandlerHasSet) {
  HeldClock clock;
  Access access(with_keys(), clock);
  std::vector<http::Header> headers = {{"content-security-policy", "default-src 'self'"}};
  access.finish(Asking("/docs"), 200, headers);
  EXPECT_EQ(header(headers, "Content-Security-Policy"), "default-src 'self'");
}

// ---- Threads
// --------------------------------------------------------------------------------------------------------

TEST(Access, AnswersManyAtOnceAndLosesNoFailure) {
  HeldClock clock;
  Access access(with_keys(), clock);
  std::atomic<int> unauthorized = 0;
  std::atomic<int> too_many = 0;
  std::atomic<int> other = 0;
  {
    std::vector<std::jthread> guessers;
    for (int thread = 0; thread < 8; ++thread) {
      guessers.emplace_back([&, thread] {
        for (int i = 0; i < 50; ++i) {
          const int answer = try_key(access, "guess" + std::to_string(thread * 50 + i));
          ++(answer == 401 ? unauthorized : answer == 429 ? too_many : other);
          if (try_key(access, "first", "192.0.2." + std::to_string(100 + thread)) != 0) ++other;
          access.set_port(8000);
        }
      });
    }
  }
  EXPECT_EQ(unauthorized, 10);
  EXPECT_EQ(too_many, 390);
  EXPECT_EQ(other, 0);
}

}  // namespace
}  // namespace access_control
