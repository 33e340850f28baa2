#include "routers/pages/pages.h"

#include <gtest/gtest.h>

#include "routers/http/testing/running_server.h"
#include "routers/pages/built_file.h"
#include "routers/pages/preference.h"

namespace pages {
namespace {

struct Wish {
  const char* list;
  const char* item;
  double quality;
};

TEST(Preference, IsReadAsClientsWriteIt) {
  for (const Wish& wish :
       {Wish{"gzip, deflate, br", "br", 1}, Wish{"br;q=0.5,gzip", "br", 0.5}, Wish{"BR ; Q=0.25", "br", 0.25},
        Wish{"gzip;level=3;q=0.5", "gzip", 0.5}, Wish{"br;q=0", "br", 0}, Wish{"brotli", "br", -1},
        Wish{"", "br", -1}, Wish{",,br,", "br", 1}, Wish{"br;q=much", "br", 0},
        Wish{"br;;q=0.1;", "br", 0.1}}) {
    EXPECT_EQ(quality(wish.list, wish.item, -1), wish.quality) << wish.list;
  }
}

struct Choice {
  const char* accepted;
  const char* brotli_and_gzip;
  const char* gzip_alone;
};

TEST(Preference, ChoosesTheEncodingThatTheClientLikesBest) {
  for (const Choice& choice :
       {Choice{"gzip, deflate, br", "br", "gzip"}, Choice{"gzip", "gzip", "gzip"}, Choice{"br", "br", ""},
        Choice{"br;q=0.1, gzip;q=0.9", "gzip", "gzip"}, Choice{"br;q=0, gzip;q=0", "", ""},
        Choice{"*", "br", "gzip"}, Choice{"*;q=0", "", ""}, Choice{"identity", "", ""},
        Choice{"gzip;q=0, *", "br", ""}, Choice{"", "", ""}}) {
    const std::string accepted = choice.accepted;
    EXPECT_EQ(best_encoding(&accepted, true, true), choice.brotli_and_gzip) << accepted;
    EXPECT_EQ(best_encoding(&accepted, false, true), choice.gzip_alone) << accepted;
    EXPECT_EQ(best_encoding(&accepted, false, false), "") << accepted;
  }
  EXPECT_EQ(best_encoding(nullptr, true, true), "");
}

TEST(AssetNames, AreThoseThatABuildWrites) {
  for (const char* name : {"app-1a2B_3c.js", "index.css", "instrument-sans-latin.woff2", "a"})
    EXPECT_TRUE(is_asset_name(name)) << name;
  for (const char* name : {"", ".", "..", ".env", "a/b", "../index.html", "app.js.br", "app.js.gz", "a b",
                           "app.js\n", "größe.js", "a\\b", "%2e%2e"})
    EXPECT_FALSE(is_asset_name(name)) << name;
}

class Pages : public http::RunningServer {
 protected:
  Pages() {
    std::filesystem::create_directories(built_ / "assets");
    for (http::Route& route : page_routes(built_)) routes_.push_back(std::move(route));
    http::Route greeting{.pattern = "/", .handle = [](const http::Request&) {
                           return http::Response{.body = "{\"name\":\"Songreel\"}"};
                         }};
    routes_.push_back(page_or(std::move(greeting), built_));
  }
  void put(const std::string& name, const std::string& text) const { write_file("web/" + name, text); }
  std::filesystem::path built_ = folder_ / "web";
};

constexpr const char* kBrowser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";

TEST_F(Pages, OpenAtTheirAddressesOnly) {
  put("index.html", "<!doctype html>page");
  start();
  for (const char* address : {"/", "/create", "/quick-gen-page", "/quick-gen-page?project=1", "/settings"}) {
    const auto reply = ask_for(address, kBrowser);
    ASSERT_TRUE(reply) << address;
    EXPECT_EQ(reply->status, 200) << address;
    EXPECT_EQ(reply->body, "<!doctype html>page");
    EXPECT_EQ(reply->headers.at("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(reply->headers.at("cache-control"), "no-cache");
    EXPECT_NE(reply->headers.at("content-security-policy").find("script-src 'self';"), std::string::npos);
    const auto again =
        ask_for(address, std::string(kBrowser) + "If-None-Match: " + reply->headers.at("etag") + "\r\n");
    EXPECT_EQ(again->status, 304) << address;
  }
  for (const char* address :
       {"/index.html", "/create/", "/library", "/assets", "/assets/", "/web/index.html"})
    EXPECT_EQ(ask_for(address, kBrowser)->status, 404) << address;
}

TEST_F(Pages, LeaveTheRootToPrograms) {
  put("index.html", "page");
  start();
  for (const char* accept :
       {"", "Accept: */*\r\n", "Accept: application/json\r\n", "Accept: text/html;q=0\r\n"}) {
    const auto reply = ask_for("/", accept);
    EXPECT_EQ(reply->body, "{\"name\":\"Songreel\"}") << accept;
    EXPECT_EQ(reply->headers.at("vary"), "Accept");
  }
  EXPECT_EQ(ask_for("/", kBrowser)->headers.at("vary"), "Accept-Encoding, Accept");
}

TEST_F(Pages, SayThatThereIsNothingToPeopleOnly) {
  http::Request request;
  request.target = "/librery?x=1";
  const auto asked = [&](const char* accept) {
    request.headers = {{"Accept", accept}};
    return missing_page(built_, request);
  };
  EXPECT_FALSE(asked("text/html")) << "nothing is built";
  put("index.html", "page");
  const auto reply = asked("text/html,*/*;q=0.8");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 404);
  EXPECT_EQ(reply->body, "page");
  EXPECT_FALSE(asked("*/*"));
  request.target = "/api/librery";
  EXPECT_FALSE(asked("text/html"));
  request.target = "/assets/none.js";
  EXPECT_FALSE(asked("text/html"));
}

TEST_F(Pages, AssetsLastAndComeCompressedWhereTheClientLikes) {
  put("assets/app-1.js", "plain");
  put("assets/app-1.js.br", "brotli");
  put("assets/app-1.js.gz", "gzip");
  start();
  const auto plain = ask_for("/assets/app-1.js");
  EXPECT_EQ(plain->body, "plain");
  EXPECT_FALSE(plain->headers.contains("content-encoding"));
  const auto brotli = ask_for("/assets/app-1.js", "Accept-Encoding: gzip, br\r\n");
  EXPECT_EQ(brotli->body, "brotli");
  EXPECT_EQ(brotli->headers.at("content-encoding"), "br");
  EXPECT_EQ(ask_for("/assets/app-1.js", "Accept-Encoding: gzip\r\n")->headers.at("content-encoding"), "gzip");
  for (const auto& reply : {plain, brotli}) {
    EXPECT_EQ(reply->headers.at("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(reply->headers.at("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(reply->headers.at("vary"), "Accept-Encoding");
  }
  EXPECT_EQ(ask_for("/assets/app-1.js", "Accept-Encoding: br\r\nRange: bytes=0-1\r\n")->body, "pl");
}

TEST_F(Pages, NothingElseOfTheDiskIsServed) {
  put("index.html", "page");
  put("assets/.hidden", "hidden");
  put("assets/app.js.br", "brotli");
  put("secret", "secret");
  std::filesystem::create_directories(built_ / "assets/folder");
  std::filesystem::create_symlink(built_ / "secret", built_ / "assets/link.js");
  start();
  for (const char* target : {"/assets/../secret", "/assets/..%2fsecret", "/assets/%2e%2e/secret",
                             "/assets/.hidden", "/assets/folder", "/assets/link.js", "/assets/app.js.br",
                             "/assets//secret", "/assets/..", "/secret", "/assets/%00", "/assets/none.js"}) {
    const auto reply = ask_for(target, "Accept-Encoding: br\r\n");
    ASSERT_TRUE(reply) << target;
    EXPECT_GE(reply->status, 400) << target;
    EXPECT_EQ(reply->body.find("secret\n"), std::string::npos);
    EXPECT_NE(reply->body, "secret") << target;
    EXPECT_NE(reply->body, "hidden") << target;
    EXPECT_NE(reply->body, "brotli") << target;
  }
}

TEST_F(Pages, ThatAreNotBuiltSayHowTheyAre) {
  start();
  const auto reply = ask_for("/create", kBrowser);
  EXPECT_EQ(reply->status, 503);
  EXPECT_NE(reply->body.find("./songreel serve"), std::string::npos);
  EXPECT_EQ(reply->headers.at("cache-control"), "no-store");
  put("index.html", "now");
  EXPECT_EQ(ask_for("/create", kBrowser)->body, "now");
}

}  // namespace
}  // namespace pages
