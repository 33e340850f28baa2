#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/access/access.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

using http::Method;
using testing::HasSubstr;
using testing::Not;

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
  std::vector<std::string> targets;
  for (const char* path : {"/api/mv/get_video/another", "/api/jobs",
                           "/api/mv/get_video/0b0c7f2e-8a55-4f9e-9a3c-0d1f6a7b8c9d/info",
                           "/api/audio/get/0b0c7f2e-8a55-4f9e-9a3c-0d1f6a7b8c9d"}) {
    targets.push_back(path + query);
  }
  for (const auto& [time, sign] :
       std::vector<std::pair<std::string, std::string>>{{later, signature},
                                                        {"", signature},
                                                        {"0" + expires, signature},
                                                        {expires + " ", signature},
                                                        {expires, ""},
                                                        {expires, damaged},
                                                        {expires, other_spelling},
                                                        {expires, signature.substr(0, 42)},
                                                        {expires, signature + "="}}) {
    targets.push_back(fmt::format("{}?expires={}&signature={}", kVideo, time, sign));
  }
  targets.push_back(fmt::format("{}?signature={}", kVideo, signature));
  targets.push_back(fmt::format("{}?expires={}", kVideo, expires));
  for (const std::string& target : targets) {
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
  const std::string value = cookie.substr(name.size() + 1);
  for (const std::string& wrong : {std::string(), std::string("."), link, "9" + value, value + "A",
                                   value.substr(0, value.size() - 1), value.substr(value.find('.'))}) {
    const std::string forged = fmt::format("{}={}", name, wrong);
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

}  // namespace
}  // namespace access_control
