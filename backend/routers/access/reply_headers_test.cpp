#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routers/access/access.h"
#include "routers/access/testing/asking.h"

namespace access_control {
namespace {

using testing::HasSubstr;
using testing::Not;

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

}  // namespace
}  // namespace access_control
