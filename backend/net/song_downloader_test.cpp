#include "net/song_downloader.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <poll.h>
#include <sys/stat.h>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/child_process.h"
#include "base/error.h"
#include "base/file.h"
#include "base/spawn.h"
#include "base/testing/steps.h"
#include "net/download_problem.h"
#include "net/testing/web_server.h"

namespace net {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using testing::Connection;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::WebServer;

std::string output_of(const std::string& program, std::vector<std::string> arguments) {
  std::string output;
  base::run_child({.program = base::find_program(program).value(), .arguments = std::move(arguments)}, {},
                  [&](base::ChildStream, std::string_view line) { output.append(line).append("\n"); });
  return output;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(LinksForTheDownloader, LeadToTheAllowedHostsOnly) {
  const SongDownloader downloader(
      {.allowed_hosts = {"youtube.com", "YouTu.be ", "127.0.0.1:8080", "music.example:444"}});
  for (const char* url :
       {"https://youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc",
        "HTTPS://M.YouTube.COM/watch?v=abc", "http://youtu.be/abc?t=10#x", "https://youtube.com:443/a",
        "https://youtube.com./a", "http://127.0.0.1:8080/song.mp3", "https://music.example:444/",
        "https://a.music.example:444/", "https://www.youtube.com/@name/videos"}) {
    EXPECT_NO_THROW(downloader.check_link(url)) << url;
  }
  for (const char* url : {"https://youtube.com.evil.org/watch",
                          "https://evilyoutube.com/",
                          "https://youtube.com@evil.org/",
                          "https://evil.org/youtube.com",
                          "https://evil.org/?u=youtube.com",
                          "https://evil.org#youtube.com",
                          "https://youtube.com:8443/",
                          "http://youtube.com:443/",
                          "https://user:secret@youtube.com/",
                          "file://youtube.com/etc/passwd",
                          "ftp://youtube.com/",
                          "youtube.com/watch?v=abc",
                          "-https://youtube.com/",
                          "--exec=id",
                          "",
                          "ytsearch:song",
                          "https://y\xD0\xBEutube.com/",
                          "https://youtube\u3002com/",
                          "https://youtube.com\\.evil.org/",
                          "https://evil.org\\@youtube.com/",
                          "https://youtube%2ecom/",
                          "https://youtu.be.be/",
                          "https://com/",
                          "https://be/",
                          "http://127.0.0.1/",
                          "http://127.0.0.1:8081/",
                          "http://127.0.0.1:80800/",
                          "https://music.example/",
                          "https://youtube.com/\n--exec=id"}) {
    try {
      downloader.check_link(url);
      ADD_FAILURE() << url;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kRefusedAddress) << url;
      EXPECT_THAT(error.message() + error.details(), Not(HasSubstr("secret")));
    }
  }
}

// All with the real program. A server that says "close" after each answer is enough for it.
class Downloads : public ::testing::Test {
 protected:
  Downloads() { fs::create_directories(work_); }

  DownloaderSettings settings(const WebServer& server) const {
    return {.allowed_hosts = {server.host_and_port()}};
  }
  DownloadedSong download(const DownloaderSettings& settings, const std::string& url, int kilobits = 192) {
    return SongDownloader(settings).download(url, kilobits, work_, cancel_, progress_);
  }
  Error failure_of(const DownloaderSettings& settings, const std::string& url) {
    try {
      download(settings, url);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "did not fail"};
  }
  fs::path script(const std::string& name, const std::string& text) {
    fs::path file = folder_ / name;
    base::write_text(file, "#!/bin/sh\n" + text);
    fs::permissions(file, fs::perms::owner_all);
    return file;
  }
  static std::string song() {
    return base::read_text(fs::path(SONGREEL_SOURCE_DIR) / "examples/silver-skyline.mp3");
  }

  testing::Folder folder_;
  fs::path work_ = folder_ / "work";
  base::CancelToken cancel_;
  base::Steps progress_;
};

TEST_F(Downloads, BringASongAsItIsWhenItIsAnMp3Already) {
  const WebServer server({{"/silver-skyline.mp3", WebServer::serving(song(), "audio/mpeg")}});
  const DownloadedSong downloaded = download(settings(server), server.url("/silver-skyline.mp3"));
  EXPECT_EQ(downloaded.file, work_ / "song.mp3");
  EXPECT_EQ(downloaded.title, "silver-skyline");
  EXPECT_EQ(downloaded.original_format, "mp3");
  EXPECT_EQ(base::read_text(downloaded.file), song());
  EXPECT_TRUE(std::is_sorted(progress_.fractions.begin(), progress_.fractions.end()));
  EXPECT_GT(progress_.fractions.size(), 2U);
  EXPECT_EQ(progress_.fractions.back(), 1);
}

TEST_F(Downloads, MakeAnMp3OfTheAskedRateAndTellWhatThePageSays) {
  const fs::path original = folder_ / "original.m4a";
  output_of("ffmpeg", {"-nostdin", "-loglevel", "error", "-i",
                       std::string(SONGREEL_SOURCE_DIR) + "/examples/silver-skyline.mp3", "-t", "8", "-c:a",
                       "aac", original.string()});
  WebServer::Handler page;
  std::string html;
  const WebServer server(
      {{"/song.m4a", WebServer::serving(base::read_text(original), "audio/mp4")},
       {"/page", [&](Connection& connection) { WebServer::serving(html, "text/html")(connection); }}});
  html = fmt::format(
      "<html><head><title>A page</title><script "
      "type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":"
      "\"VideoObject\",\"name\":\"Silver \\\"Skyline\\\" – "
      "ünï\",\"duration\":\"PT8S\",\"uploadDate\":\"2026-01-02\",\"thumbnailUrl\":"
      "[\"https://example.com/a.png\"],\"author\":{{\"@type\":\"Person\",\"name\":\"The "
      "Band\"}},\"contentUrl\":\"{}\"}}</script></head>"
      "<body>words</body></html>",
      server.url("/song.m4a"));
  const DownloadedSong downloaded = download(settings(server), server.url("/page"), 128);
  EXPECT_EQ(downloaded.title, "Silver \"Skyline\" – ünï");
  EXPECT_EQ(downloaded.seconds, 8);
  EXPECT_EQ(downloaded.uploader, "The Band");
  EXPECT_EQ(downloaded.upload_date, "20260102");
  EXPECT_EQ(downloaded.thumbnail, "https://example.com/a.png");
  EXPECT_EQ(downloaded.original_format, "m4a");
  EXPECT_EQ(downloaded.view_count, std::nullopt);
  const std::string seen = output_of(
      "ffprobe", {"-loglevel", "error", "-show_entries", "stream=codec_name,bit_rate:format=duration", "-of",
                  "default=nk=1:nw=1", downloaded.file.string()});
  EXPECT_THAT(seen, HasSubstr("mp3\n128000\n8."));
}

TEST_F(Downloads, LeaveNothingButTheSongAnywhere) {
  // The user's own settings and folders are neither read nor written.
  const fs::path home = folder_ / "home";
  fs::create_directories(home / ".config/yt-dlp");
  base::write_text(home / ".config/yt-dlp/config", "--this-option-does-not-exist\n");
  base::write_text(work_ / "yt-dlp.conf", "--this-option-does-not-exist\n");
  const std::string before = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "";
  ::setenv("HOME", home.c_str(), 1);
  ::setenv("XDG_CONFIG_HOME", (home / ".config").c_str(), 1);
  ::setenv("http_proxy", "http://127.0.0.1:1", 1);
  const WebServer server({{"/song.mp3", WebServer::serving(song(), "audio/mpeg")}});
  download(settings(server), server.url("/song.mp3"));
  ::unsetenv("http_proxy");
  ::unsetenv("XDG_CONFIG_HOME");
  ::setenv("HOME", before.c_str(), 1);
  EXPECT_THAT(names_in(work_), ElementsAre("song.mp3"));
  EXPECT_THAT(names_in(home), ElementsAre(".config", "config", "yt-dlp"));
}

TEST_F(Downloads, ThatAreTooLargeAreNotBegunOrCutOff) {
  const WebServer server({{"/told.mp3", WebServer::serving(song(), "audio/mpeg")},
                          {"/endless.mp3", [](Connection& connection) {
                             connection.send_head(200, "Content-Type: audio/mpeg\r\n");
                             while (connection.send(song())) {
                             }
                           }}});
  DownloaderSettings wanted = settings(server);
  wanted.most_bytes = 1 << 20;
  for (const char* path : {"/told.mp3", "/endless.mp3"}) {
    const Error error = failure_of(wanted, server.url(path));
    EXPECT_EQ(error.kind(), ErrorKind::kTooLong) << path << error.message() << error.details();
    EXPECT_TRUE(fs::is_empty(work_));
  }
}

TEST_F(Downloads, ThatCannotWorkSayWhy) {
  const WebServer server(
      {{"/page", WebServer::serving("<html><body>words</body></html>", "text/html")},
       {"/forbidden.mp3", [](Connection& connection) { connection.send_head(500, "Content-Length: 0\r\n"); }},
       {"/list",
        WebServer::serving("<rss version=\"2.0\"><channel><title>Songs</title><item><title>a</title><link>"
                           "http://127.0.0.1/a</link></item></channel></rss>",
                           "application/rss+xml")}});
  const std::pair<std::string, ErrorKind> cases[] = {{server.url("/missing.mp3"), ErrorKind::kNotFound},
                                                     {server.url("/page"), ErrorKind::kNotMedia},
                                                     {server.url("/forbidden.mp3"), ErrorKind::kUnreachable},
                                                     {server.url("/list"), ErrorKind::kPlaylist},
                                                     {"http://127.0.0.1:1/a.mp3", ErrorKind::kUnreachable}};
  DownloaderSettings wanted = settings(server);
  wanted.allowed_hosts.emplace_back("127.0.0.1:1");
  for (const auto& [url, kind] : cases) {
    const Error error = failure_of(wanted, url);
    EXPECT_EQ(error.kind(), kind) << url << ": " << error.message() << " | " << error.details();
    EXPECT_TRUE(fs::is_empty(work_)) << url;
  }
  EXPECT_EQ(failure_of(wanted, "https://example.com/a.mp3").kind(), ErrorKind::kRefusedAddress);
}

TEST_F(Downloads, ThatTakeTooLongEnd) {
  const WebServer server({{"/slow.mp3", [](Connection& connection) {
                             connection.send_head(200,
                                                  "Content-Type: audio/mpeg\r\nContent-Length: 1000000\r\n");
                             connection.send(song().substr(0, 100'000));
                             connection.wait_for_end();
                           }}});
  DownloaderSettings wanted = settings(server);
  wanted.most_time = std::chrono::seconds(4);
  EXPECT_EQ(failure_of(wanted, server.url("/slow.mp3")).kind(), ErrorKind::kTimedOut);
  EXPECT_TRUE(fs::is_empty(work_));
}

// The converter names itself through a pipe when it is at work; then the user cancels.
TEST_F(Downloads, CanceledFromAnotherThreadEndWithTheirConverter) {
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const fs::path tools = folder_ / "tools";
  fs::create_directories(tools);
  fs::create_symlink(base::find_program("ffprobe").value(), tools / "ffprobe");
  script("tools/ffmpeg",
         fmt::format("case \"$*\" in *song.mp3*) echo $$ > {}; sleep 100;; *) exec {} \"$@\";; esac\n",
                     pipe.string(), base::find_program("ffmpeg").value().string()));
  const fs::path original = folder_ / "original.wav";
  output_of("ffmpeg",
            {"-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "sine", "-t", "1", original.string()});
  const WebServer server({{"/song.wav", WebServer::serving(base::read_text(original), "audio/wav")}});
  DownloaderSettings wanted = settings(server);
  wanted.ffmpeg = tools / "ffmpeg";
  base::FileDescriptor converter;
  std::jthread user([&] {
    int pid = 0;
    std::ifstream(pipe) >> pid;
    converter = base::watch_end_of(pid);
    cancel_.cancel();
  });
  const Error error = failure_of(wanted, server.url("/song.wav"));
  if (error.kind() != ErrorKind::kCanceled) std::ofstream(pipe) << 0;
  user.join();
  EXPECT_EQ(error.kind(), ErrorKind::kCanceled) << error.message() << error.details();
  ASSERT_TRUE(converter);
  pollfd ended{converter.get(), POLLIN, 0};
  EXPECT_EQ(::poll(&ended, 1, 5000), 1) << "the converter lives on";
  EXPECT_TRUE(fs::is_empty(work_));
}

TEST_F(Downloads, NeedTheirPrograms) {
  const WebServer server({});
  DownloaderSettings wanted = settings(server);
  wanted.program = "songreel-has-no-such-program";
  Error error = failure_of(wanted, server.url("/a.mp3"));
  EXPECT_EQ(error.kind(), ErrorKind::kNotConfigured);
  EXPECT_THAT(error.message(), HasSubstr("YTDLP_PATH"));
  EXPECT_EQ(SongDownloader(wanted).version(), std::nullopt);
  wanted = settings(server);
  wanted.ffmpeg = "/no/such/ffmpeg";
  error = failure_of(wanted, server.url("/a.mp3"));
  EXPECT_EQ(error.kind(), ErrorKind::kNotConfigured);
  EXPECT_THAT(error.message(), HasSubstr("FFMPEG_PATH"));
  EXPECT_EQ(server.connections(), 0);
}

TEST_F(Downloads, KnowTheVersionOfTheirProgram) {
  EXPECT_THAT(SongDownloader({}).version().value_or(""), ::testing::MatchesRegex("20[0-9.]+"));
  EXPECT_EQ(SongDownloader({.program = script("broken", "exit 1\n")}).version(), std::nullopt);
}

struct Saying {
  const char* line;
  ErrorKind kind;
  const char* advice;
};

// As versions of 2023 to 2026 print them.
constexpr Saying kSayings[] = {
    {"[youtube] abc: Private video. Sign in if you've been granted access to this video",
     ErrorKind::kUnreadable, "private"},
    {"[youtube] abc: Video unavailable", ErrorKind::kNotFound, "removed"},
    {"[youtube] abc: Video unavailable. This video has been removed by the uploader", ErrorKind::kNotFound,
     "removed"},
    {"[youtube] abc: This video is no longer available because the YouTube account associated with this "
     "video has been terminated.",
     ErrorKind::kNotFound, "removed"},
    {"[youtube] abc: Video unavailable. The uploader has not made this video available in your country",
     ErrorKind::kUnreadable, "country"},
    {"[youtube] abc: This video is not available from your location due to geo restriction",
     ErrorKind::kUnreadable, "country"},
    {"[youtube] abc: Sign in to confirm your age. This video may be inappropriate for some users.",
     ErrorKind::kUnreadable, "age"},
    {"[youtube] abc: Sign in to confirm you’re not a bot. Use --cookies", ErrorKind::kUnreachable, "robot"},
    {"[youtube] abc: Join this channel to get access to members-only content", ErrorKind::kUnreadable,
     "members"},
    {"[youtube] abc: This live event will begin in 3 hours.", ErrorKind::kUnsupported, "live"},
    {"[youtube] abc: Premieres in 2 days", ErrorKind::kUnsupported, "live"},
    {"[youtube] abc: Unable to extract uploader id; please report this issue on  "
     "https://github.com/yt-dlp/yt-dlp/issues?q= . Confirm you "
     "are on the latest version using  yt-dlp -U",
     ErrorKind::kNotConfigured, "YTDLP_PATH"},
    {"[youtube] abc: Signature extraction failed: Some formats may be missing", ErrorKind::kNotConfigured,
     "YTDLP_PATH"},
    {"unable to download video data: HTTP Error 403: Forbidden", ErrorKind::kNotConfigured, "YTDLP_PATH"},
    {"[youtube] abc: Requested format is not available. Use --list-formats", ErrorKind::kNotConfigured,
     "YTDLP_PATH"},
    {"[youtube] abc: Unable to download API page: <urlopen error [Errno -2] Name or service not known>",
     ErrorKind::kUnreachable, "network"},
    {"[youtube] abc: Unable to download webpage: HTTP Error 429: Too Many Requests", ErrorKind::kUnreachable,
     "robot"},
    {"[youtube] abc: Unable to download webpage: The read operation timed out", ErrorKind::kUnreachable,
     "network"},
    {"Postprocessing: ffprobe and ffmpeg not found. Please install or provide the path using "
     "--ffmpeg-location",
     ErrorKind::kNotConfigured, "FFMPEG_PATH"},
    {"Postprocessing: audio conversion failed: Error opening output files", ErrorKind::kNotMedia, "another"},
    {"unable to write data: [Errno 28] No space left on device", ErrorKind::kDiskFull, "free some space"},
    {"unable to write data: [Errno 27] File too large", ErrorKind::kTooLong, "larger"},
    {"Unsupported URL: https://www.youtube.com/feed", ErrorKind::kNotMedia, "one video"},
    {"[youtube] abc: Something nobody has seen before", ErrorKind::kNotConfigured, "YTDLP_PATH"},
};

TEST_F(Downloads, TurnWhatTheProgramSaysIntoAdvice) {
  for (const Saying& saying : kSayings) {
    base::write_text(folder_ / "says", std::string("WARNING: x\nERROR: ") + saying.line + "\n");
    const fs::path fake =
        script("yt-dlp", fmt::format("case \"$*\" in *--version*) echo 2023.03.04; exit 0;; esac\n"
                                     "/bin/cat {} >&2\nexit 1\n",
                                     (folder_ / "says").string()));
    const Error error = failure_of({.program = fake}, "https://www.youtube.com/watch?v=abc");
    EXPECT_EQ(error.kind(), saying.kind) << saying.line << ": " << error.message();
    EXPECT_THAT(error.message(), HasSubstr(saying.advice)) << saying.line;
    EXPECT_THAT(error.details(), Not(HasSubstr("issues?q"))) << saying.line;
    EXPECT_TRUE(fs::is_empty(work_));
  }
}

TEST_F(Downloads, OfALiveStreamSaySoThoughTheProgramEndsInPeace) {
  const fs::path fake =
      script("yt-dlp", "echo '[download] A song does not pass filter (!is_live), skipping ..'\n");
  EXPECT_EQ(failure_of({.program = fake}, "https://youtu.be/abc").kind(), ErrorKind::kUnsupported);
}

TEST_F(Downloads, GiveTheLinkLastAndBehindADoubleDash) {
  const fs::path fake =
      script("yt-dlp", fmt::format("case \"$*\" in *--version*) exit 1;; esac; printf '%s\\n' \"$@\" > "
                                   "{0}/words; env > {0}/environment; exit 1\n",
                                   folder_.path().string()));
  ::setenv("SONGREEL_TEST_SECRET", "hidden", 1);
  failure_of({.program = fake}, "https://WWW.YouTube.com/watch?v=--exec");
  ::unsetenv("SONGREEL_TEST_SECRET");
  const std::string words = base::read_text(folder_ / "words");
  EXPECT_TRUE(words.ends_with("\n--\nhttps://www.youtube.com/watch?v=--exec\n")) << words;
  EXPECT_TRUE(words.starts_with("--ignore-config\n"));
  EXPECT_THAT(words, HasSubstr("--use-extractors\nyoutube.*\n"));
  const std::string environment = base::read_text(folder_ / "environment");
  EXPECT_THAT(environment, HasSubstr("HOME=" + (work_ / ".home").string()));
  EXPECT_THAT(environment, Not(HasSubstr("hidden")));
}

TEST(DownloadProblems, BlameAnOldProgramByItsDate) {
  const auto today = std::chrono::sys_days(std::chrono::year(2026) / 6 / 1);
  EXPECT_TRUE(is_too_old("2023.03.04", today));
  EXPECT_TRUE(is_too_old("2025.05.30.232915", today));
  EXPECT_FALSE(is_too_old("2026.01.02", today));
  EXPECT_FALSE(is_too_old("", today));
  EXPECT_FALSE(is_too_old("stable", today));
  EXPECT_FALSE(is_too_old("2023.99.04", today));
  const std::string line = "ERROR: [youtube] abc: Unable to extract a thing";
  EXPECT_THAT(download_problem(line, "2023.03.04", today).message(),
              HasSubstr("2023.03.04 is too old for today's sites"));
  EXPECT_THAT(download_problem(line, "2026.05.01", today).message(), HasSubstr("newest"));
  EXPECT_EQ(download_problem("ERROR: odd", "2026.05.01", today).kind(), ErrorKind::kUnreachable);
}

TEST(DownloadProblems, KeepTheLastWordsWithoutSecrets) {
  const Error error = download_problem(
      "ERROR: could not open 'https://a.example/b?sig=SECRET&x=1' (caused by https://u:SECRET@b.example/)",
      std::nullopt, {});
  EXPECT_EQ(error.details(),
            "ERROR: could not open 'https://a.example/b?sig=…&x=…' (caused by https://b.example/)");
}

}  // namespace
}  // namespace net
