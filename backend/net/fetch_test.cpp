#include "net/fetch.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <sys/resource.h>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "base/testing/steps.h"
#include "net/testing/web_server.h"

namespace net {
namespace {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::Connection;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::WebServer;

Error refusal_of(const std::string& url) {
  try {
    Fetcher::check_url(url);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::kInternal, "was taken"};
}

TEST(Links, ToAddressesThatAreNotPublicAreRefusedInEverySpelling) {
  for (const char* host : {"127.0.0.1",
                           "127.1",
                           "2130706433",
                           "0x7f000001",
                           "0x7f.1",
                           "017700000001",
                           "0177.0.0.1",
                           "127.0.0.1.",
                           "0",
                           "0.0.0.0",
                           "10.0.0.1",
                           "0xa.1",
                           "172.16.0.1",
                           "192.168.1.1",
                           "192.168.257",
                           "169.254.169.254",
                           "2852039166",
                           "0xA9FEA9FE",
                           "0251.0376.0251.0376",
                           "100.64.0.1",
                           "224.0.0.1",
                           "255.255.255.255",
                           "192.0.0.1",
                           "198.51.100.1",
                           "[::1]",
                           "[::]",
                           "[0:0:0:0:0:0:0:1]",
                           "[::ffff:127.0.0.1]",
                           "[::ffff:7f00:1]",
                           "[::127.0.0.1]",
                           "[64:ff9b::127.0.0.1]",
                           "[64:ff9b::a9fe:a9fe]",
                           "[2002:7f00:1::]",
                           "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                           "[fd00:ec2::254]",
                           "[fe80::1]",
                           "[fe80::1%25eth0]",
                           "[fc00::1]",
                           "[ff02::1]",
                           "%31%32%37.0.0.1",
                           "127%2e0.0.1"}) {
    EXPECT_EQ(refusal_of(fmt::format("http://{}/", host)).kind(), ErrorKind::kRefusedAddress) << host;
    EXPECT_EQ(refusal_of(fmt::format("https://{}:8443/a", host)).kind(), ErrorKind::kRefusedAddress) << host;
  }
}

TEST(Links, OfAnyOtherKindAreRefused) {
  for (const char* url : {"",
                          "-",
                          "--config-locations=/etc",
                          "-http://example.com/",
                          "file:///etc/passwd",
                          "file://localhost/etc/passwd",
                          "gopher://example.com/",
                          "ftp://example.com/a",
                          "ftps://example.com/a",
                          "dict://example.com:11211/",
                          "data:text/plain,a",
                          "javascript:alert(1)",
                          "ldap://example.com/",
                          "smb://example.com/a",
                          "tftp://example.com/",
                          "telnet://example.com/",
                          "example.com/song.mp3",
                          "//example.com/song.mp3",
                          "/etc/passwd",
                          "http:/example.com/",
                          "http:example.com",
                          "http://",
                          "http:///song.mp3",
                          "https://:443/",
                          "http://user@example.com/",
                          "http://user:secret@example.com/",
                          "http://example.com:80@127.0.0.1/",
                          "http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/",  // full-width 127
                          "http://\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1/",  // circled 127
                          "http://127\xE3\x80\x82"
                          "0.0.1/",  // an ideographic full stop
                          "http://@example.com/",
                          "http://example.com\\@127.0.0.1/",
                          "http://exa mple.com/",
                          " http://example.com/",
                          "http://example.com/a\nHost: b",
                          "http://example.com/\x7f",
                          "http://example.com/\xff",
                          "http://example.com:22/",
                          "http://example.com:25/",
                          "https://example.com:993/",
                          "http://example.com:0/",
                          "http://example.com:99999/",
                          "http://example.com:abc/"}) {
    EXPECT_EQ(refusal_of(url).kind(), ErrorKind::kRefusedAddress) << url;
  }
  EXPECT_EQ(refusal_of("http://example.com/" + std::string(10'000, 'a')).kind(), ErrorKind::kRefusedAddress);
}

TEST(Links, ToPublicHostsAreTaken) {
  for (const char* url :
       {"http://example.com/", "https://example.com/song.mp3?a=b&c=@d#e", "HTTPS://EXAMPLE.com",
        "https://example.com:8443/a", "https://8.8.8.8/", "https://[2606:4700:4700::1111]/",
        "https://m\xC3\xBCsli.example/", "http://example.com./"}) {
    EXPECT_EQ(refusal_of(url).message(), "was taken") << url;
  }
}

TEST(Links, LoseTheirSecretsInLogs) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"https://example.com/a/b.mp3?token=SECRET&x=1#frag", "https://example.com/a/b.mp3?token=…&x=…"},
      {"https://user:SECRET@example.com:8443/a", "https://example.com:8443/a"},
      {"https://user:SEC/RET@example.com/a", "https://…"},
      {"https://user:SEC?RET@example.com/a", "https://…"},
      {"https://a:SECRET@b:SECRET@example.com/", "https://example.com/"},
      {"https://example.com/?SECRET", "https://example.com/?…"},
      {"https://[::1]:80/a", "https://[::1]:80/a"},
      {"https://example.com/@name", "https://example.com/@name"},
      {"--exec=SECRET", "--exec=SECRET"},
      {"a\nb", "a?b"},
  };
  for (const auto& [url, shown] : kCases) EXPECT_EQ(redacted_url(url), shown);
  EXPECT_LT(redacted_url("https://example.com/" + std::string(5000, 'a')).size(), 310U);
  EXPECT_THAT(refusal_of("https://user:SECRET@example.com/").details(), Not(HasSubstr("SECRET")));
}

class Fetches : public ::testing::Test {
 protected:
  FetchRequest request(const std::string& url) const { return {.url = url, .out = out_}; }
  Fetched fetch(const FetchRequest& wanted, const WebServer& server) {
    return Fetcher({.allowed_special = {server.host_and_port()}}).fetch(wanted, cancel_, progress_);
  }
  Error failure_of(const FetchRequest& wanted, const WebServer& server) {
    try {
      fetch(wanted, server);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "did not fail"};
  }

  testing::Folder folder_;
  std::filesystem::path out_ = folder_ / "out";
  base::CancelToken cancel_;
  base::Steps progress_;
};

TEST_F(Fetches, BringTheWholeBodyItsTypeAndProgress) {
  const std::string body(3'000'000, 'x');
  const WebServer server({{"/song", WebServer::serving(body, "audio/mpeg")}});
  const Fetched fetched = fetch(request(server.url("/song?key=1")), server);
  EXPECT_EQ(fetched.bytes, body.size());
  EXPECT_EQ(fetched.content_type, "audio/mpeg");
  EXPECT_EQ(base::read_text(out_), body);
  EXPECT_TRUE(std::is_sorted(progress_.fractions.begin(), progress_.fractions.end()));
  EXPECT_EQ(progress_.fractions.back(), 1);
  const std::string head = server.last_head();
  for (const char* unwanted : {"Cookie", "Authorization", "Referer"})
    EXPECT_THAT(head, Not(HasSubstr(unwanted)));
}

TEST_F(Fetches, GoStraightToTheServerWhateverTheEnvironmentSays) {
  ::setenv("http_proxy", "http://127.0.0.1:1", 1);
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  const WebServer server({{"/", WebServer::serving("straight", "text/plain")}});
  EXPECT_EQ(fetch(request(server.url("/")), server).bytes, 8U);
  ::unsetenv("http_proxy");
  ::unsetenv("ALL_PROXY");
}

TEST_F(Fetches, TellStatusesApart) {
  constexpr std::pair<int, ErrorKind> kCases[] = {
      {400, ErrorKind::kUnreachable}, {401, ErrorKind::kUnreadable},  {403, ErrorKind::kUnreadable},
      {404, ErrorKind::kNotFound},    {410, ErrorKind::kNotFound},    {418, ErrorKind::kUnreachable},
      {429, ErrorKind::kUnreachable}, {500, ErrorKind::kUnreachable}, {503, ErrorKind::kUnreachable}};
  for (const auto& [status, kind] : kCases) {
    const WebServer server({{"/", [status = status](Connection& connection) {
                               connection.send_head(status, "WWW-Authenticate: Basic realm=\"a\"\r\n");
                               // Nobody waits for the rest of an answer that says no.
                               while (connection.send(std::string(4096, 'x'))) {
                               }
                             }}});
    const Error error = failure_of(request(server.url("/")), server);
    EXPECT_EQ(error.kind(), kind) << status << error.message();
    EXPECT_THAT(error.details(), HasSubstr(std::to_string(status)));
    EXPECT_EQ(std::filesystem::file_size(out_), 0U);
  }
}

TEST_F(Fetches, FollowRedirectsWithinReason) {
  std::map<std::string, WebServer::Handler> pages{{"/5", WebServer::serving("there", "text/plain")}};
  const auto leading_to = [](const std::string& target) {
    return [target](Connection& connection) {
      connection.send_head(302, fmt::format("Location: {}\r\nContent-Length: 4\r\n", target));
      connection.send("gone");
    };
  };
  for (int i = 0; i < 5; ++i) pages[fmt::format("/{}", i)] = leading_to(fmt::format("/{}", i + 1));
  pages["/loop"] = leading_to("loop");
  pages["/lost"] = [](Connection& connection) { connection.send_head(302, "Content-Length: 0\r\n"); };
  const WebServer server(pages);
  EXPECT_EQ(fetch(request(server.url("/0")), server).final_url, server.url("/5"));
  EXPECT_EQ(base::read_text(out_), "there");
  EXPECT_EQ(failure_of(request(server.url("/loop")), server).kind(), ErrorKind::kUnreachable);
  EXPECT_EQ(failure_of(request(server.url("/lost")), server).kind(), ErrorKind::kUnreachable);
}

TEST_F(Fetches, DoNotFollowARedirectToWhereALinkMayNotLead) {
  const WebServer inside({{"/", WebServer::serving("secret", "text/plain")}});
  for (const std::string& target :
       {inside.url("/"), fmt::format("http://localhost:{}/", inside.port()),
        fmt::format("http://2130706433:{}/", inside.port()), fmt::format("//0x7f.1:{}/", inside.port()),
        std::string("file:///etc/passwd"), std::string("gopher://127.0.0.1/"),
        std::string("http://169.254.169.254/latest/meta-data/"),
        std::string("http://user:secret@example.com/"), std::string("http://[::ffff:127.0.0.1]/")}) {
    const WebServer server({{"/", [&](Connection& connection) {
                               connection.send_head(
                                   301, fmt::format("Location: {}\r\nContent-Length: 0\r\n", target));
                             }}});
    const Error error = failure_of(request(server.url("/")), server);
    EXPECT_EQ(error.kind(), ErrorKind::kRefusedAddress) << target << ": " << error.message();
  }
  EXPECT_EQ(inside.connections(), 0);
}

// The name passes every check of its text; what it resolves to is seen when the connection is made.
TEST_F(Fetches, AreRefusedAtTheConnectionWhereANameLeadsInside) {
  const WebServer server({{"/", WebServer::serving("secret", "text/plain")}});
  const std::string url = fmt::format("http://localhost:{}/", server.port());
  EXPECT_NO_THROW(Fetcher::check_url(url));
  try {
    Fetcher({}).fetch(request(url), cancel_, progress_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kRefusedAddress);
    EXPECT_THAT(error.message(), HasSubstr("localhost"));
  }
  EXPECT_EQ(server.connections(), 0);
}

TEST_F(Fetches, StopAtTheCapWhateverIsSent) {
  const WebServer server({{"/endless",
                           [](Connection& connection) {
                             connection.send_head(200, "Content-Type: audio/mpeg\r\n");
                             while (connection.send(std::string(1 << 16, 'x'))) {
                             }
                           }},
                          {"/claim", [](Connection& connection) {
                             connection.send_head(200, "Content-Length: 99999999999\r\n");
                             connection.wait_for_end();
                           }}});
  FetchRequest wanted = request(server.url("/endless"));
  wanted.most_bytes = 1 << 20;
  const Error error = failure_of(wanted, server);
  EXPECT_EQ(error.kind(), ErrorKind::kTooLong);
  EXPECT_THAT(error.message(), HasSubstr("1 MiB"));
  EXPECT_LE(std::filesystem::file_size(out_), wanted.most_bytes);
  wanted.url = server.url("/claim");
  EXPECT_EQ(failure_of(wanted, server).kind(), ErrorKind::kTooLong);
  EXPECT_EQ(std::filesystem::file_size(out_), 0U);
}

TEST_F(Fetches, UnpackGzipButStopABombAtTheCap) {
  ASSERT_EQ(std::system(
                fmt::format(
                    "printf hello | gzip -c > {0}/small && head -c 300000000 /dev/zero | gzip -9c > {0}/bomb",
                    folder_.path().string())
                    .c_str()),
            0);
  const auto packed = [&](const char* name) {
    return [body = base::read_text(folder_ / name)](Connection& connection) {
      connection.send_head(200, fmt::format("Content-Encoding: gzip\r\nContent-Length: {}\r\n", body.size()));
      connection.send(body);
    };
  };
  const WebServer server({{"/small", packed("small")}, {"/bomb", packed("bomb")}});
  EXPECT_EQ(fetch(request(server.url("/small")), server).bytes, 5U);
  EXPECT_EQ(base::read_text(out_), "hello");
  FetchRequest wanted = request(server.url("/bomb"));
  wanted.most_bytes = 5 << 20;
  rusage before{};
  ::getrusage(RUSAGE_SELF, &before);
  EXPECT_EQ(failure_of(wanted, server).kind(), ErrorKind::kTooLong);
  rusage after{};
  ::getrusage(RUSAGE_SELF, &after);
  EXPECT_LE(std::filesystem::file_size(out_), wanted.most_bytes);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 20 << 10) << "KiB more";
}

TEST_F(Fetches, EndWhereABodyOnlyDripsOrNothingComes) {
  const WebServer server({{"/drip",
                           [](Connection& connection) {
                             connection.send_head(200, "Content-Length: 100000\r\n");
                             while (connection.send("x") && !connection.wait_for_end(40)) {
                             }
                           }},
                          {"/silent", [](Connection& connection) { connection.wait_for_end(); }},
                          {"/half", [](Connection& connection) {
                             connection.send_head(200, "Content-Length: 100000\r\n");
                             connection.send("half");
                           }}});
  FetchRequest wanted = request(server.url("/drip"));
  wanted.most_time = std::chrono::seconds(1);
  EXPECT_EQ(failure_of(wanted, server).kind(), ErrorKind::kTimedOut);
  wanted = request(server.url("/silent"));
  wanted.most_silence = std::chrono::seconds(1);
  EXPECT_EQ(failure_of(wanted, server).kind(), ErrorKind::kTimedOut);
  EXPECT_EQ(failure_of(request(server.url("/half")), server).kind(), ErrorKind::kUnreachable);
}

TEST_F(Fetches, AreCutOffWhereHeadersNeverEnd) {
  const WebServer server({{"/", [](Connection& connection) {
                             connection.send("HTTP/1.1 200 OK\r\n");
                             while (connection.send("X-Filler: " + std::string(1000, 'x') + "\r\n")) {
                             }
                           }}});
  EXPECT_EQ(failure_of(request(server.url("/")), server).kind(), ErrorKind::kUnreachable);
}

// The best of some tries: a busy machine may hold any one of them up.
TEST_F(Fetches, EndWithinATenthOfASecondWhenCanceledFromAnotherThread) {
  auto best = steady_clock::duration::max();
  for (int i = 0; i < 5; ++i) {
    cancel_ = {};
    std::atomic<steady_clock::time_point> canceled{};
    const WebServer server({{"/", [&](Connection& connection) {
                               connection.send_head(200, "Content-Length: 100000\r\n");
                               canceled = steady_clock::now();
                               cancel_.cancel();
                               connection.wait_for_end();
                             }}});
    EXPECT_EQ(failure_of(request(server.url("/")), server).kind(), ErrorKind::kCanceled);
    best = std::min(best, steady_clock::now() - canceled.load());
  }
  EXPECT_LT(best, milliseconds(100));
}

TEST_F(Fetches, SayWhatIsWrongWithTheNetwork) {
  const WebServer server({{"/", WebServer::serving("plain", "text/plain")}});
  EXPECT_EQ(failure_of(request(fmt::format("https://{}/", server.host_and_port())), server).kind(),
            ErrorKind::kUnreachable);
  // No part of a name has more than 63 letters (RFC 1035), so nobody is asked about this one.
  const std::string name = std::string(64, 'x') + ".example";
  const Error nobody = failure_of(request(fmt::format("http://{}/", name)), server);
  EXPECT_EQ(nobody.kind(), ErrorKind::kUnreachable);
  EXPECT_THAT(nobody.message(), HasSubstr("no host named " + name));
}

TEST_F(Fetches, ServeManyThreadsAtOnce) {
  const WebServer server({{"/", WebServer::serving(std::string(100'000, 'x'), "text/plain")}});
  const Fetcher fetcher({.allowed_special = {server.host_and_port()}});
  std::vector<std::jthread> threads;
  threads.reserve(8);
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      base::NoProgress silent;
      const auto out = folder_ / std::to_string(i);
      EXPECT_EQ(fetcher.fetch({.url = server.url("/"), .out = out}, cancel_, silent).bytes, 100'000U);
    });
  }
}

TEST_F(Fetches, ReportAFullDisk) {
  const WebServer server({{"/", WebServer::serving(std::string(100'000, 'x'), "text/plain")}});
  out_ = "/dev/full";
  EXPECT_EQ(failure_of(request(server.url("/")), server).kind(), ErrorKind::kDiskFull);
}

}  // namespace
}  // namespace net
