#include "app/settings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

using Variables = std::map<std::string, std::string>;

Environment given(Variables variables) {
  return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found != variables.end() ? std::optional(found->second) : std::nullopt;
  };
}

Settings settings_from(Variables environment, const std::string& dotenv = "") {
  return read_settings(given(std::move(environment)), parse_dotenv(dotenv, ".env"));
}

const SettingValue& value(const Settings& settings, std::string_view name) {
  return *std::find_if(settings.values.begin(), settings.values.end(),
                       [&](const SettingValue& value) { return value.row->name == name; });
}

std::string problem_of(const Settings& settings) {
  return settings.problems.size() == 1 ? settings.problems[0].error.message()
                                       : fmt::format("{} problems", settings.problems.size());
}

TEST(SettingTable, NamesEverySettingOnceAndSaysWhatItMeans) {
  std::set<std::string_view> names;
  for (const SettingRow& row : setting_table()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_FALSE(row.meaning.empty() || row.meaning.ends_with('.')) << row.name;
    EXPECT_EQ(row.kind == Kind::kNumber, row.highest > 0) << row.name;
  }
  for (const std::string_view name : forgotten_settings()) EXPECT_FALSE(names.contains(name)) << name;
}

TEST(Settings, AskTheEnvironmentForTheNamesOfTheTableAndNoOthers) {
  std::set<std::string> asked, expected;
  read_settings([&](const char* name) { return asked.insert(name), std::optional<std::string>(); });
  for (const SettingRow& row : setting_table()) expected.emplace(row.name);
  for (const std::string_view name : forgotten_settings()) expected.emplace(name);
  EXPECT_EQ(asked, expected);
}

TEST(Settings, NeedNothingToBeSet) {
  const Settings settings = settings_from({});
  EXPECT_THAT(settings.problems, IsEmpty());
  EXPECT_THAT(settings.notes, IsEmpty());
  EXPECT_EQ(settings.host, "127.0.0.1");
  EXPECT_EQ(settings.port, 8000);
  EXPECT_TRUE(settings.outputs.string().ends_with("backend/mv/outputs"));
  EXPECT_EQ(settings.database, settings.outputs / "songreel.db");
  EXPECT_EQ(settings.kept_bytes, 8ULL << 30);
  EXPECT_EQ(settings.upload_bytes, 512ULL << 20);
  EXPECT_EQ(settings.media.memory_bytes, 3ULL << 30);
  EXPECT_EQ(settings.media.output_bytes, 32ULL << 30);
  EXPECT_EQ(settings.media.seconds, std::chrono::seconds(7200));
  EXPECT_FALSE(settings.keep);
  EXPECT_FALSE(settings.debug || settings.mock_clips);
  EXPECT_THAT(settings.api_keys, IsEmpty());
  EXPECT_THAT(settings.cors_origins, ElementsAre("http://localhost:3000"));
  EXPECT_THAT(settings.download_hosts, ElementsAre("youtube.com", "youtu.be"));
  EXPECT_EQ(settings.ytdlp, "yt-dlp");
  EXPECT_THAT(settings.jobs, UnorderedElementsAre(Pair("paint", 0), Pair("media", 2), Pair("download", 1),
                                                  Pair("write", 2), Pair("show", 2), Pair("builtin", 0),
                                                  Pair("replicate", 0), Pair("gemini", 0), Pair("openai", 0),
                                                  Pair("comfyui", 0), Pair("sdcpp", 0)));
}

TEST(Settings, AFlagBeatsTheEnvironmentThatBeatsDotenvThatBeatsTheDefault) {
  Settings settings = settings_from({}, "");
  EXPECT_EQ(settings.port, 8000);
  EXPECT_EQ(value(settings, "API_PORT").origin, Origin::kDefault);
  settings = settings_from({}, "API_PORT=8001");
  EXPECT_EQ(settings.port, 8001);
  EXPECT_EQ(value(settings, "API_PORT").origin, Origin::kDotenv);
  settings = settings_from({{"API_PORT", "8002"}}, "API_PORT=8001");
  EXPECT_EQ(settings.port, 8002);
  EXPECT_EQ(value(settings, "API_PORT").origin, Origin::kEnvironment);
  settings = with_flags(settings, {{"API_PORT", "8003"}});
  EXPECT_EQ(settings.port, 8003);
  EXPECT_EQ(value(settings, "API_PORT").origin, Origin::kFlag);
}

TEST(Settings, AVariableSetToNothingMeansTheDefaultWhateverDotenvSays) {
  const Settings settings = settings_from({{"API_KEY", ""}, {"API_PORT", " "}}, "API_KEY=abc\nAPI_PORT=9000");
  EXPECT_THAT(settings.api_keys, IsEmpty());
  EXPECT_EQ(settings.port, 8000);
  EXPECT_THAT(settings.problems, IsEmpty());
}

TEST(Settings, OnlyTheWordTrueIsTrue) {
  struct Case {
    std::string word;
    bool is_true, is_noted;
  };
  for (const Case& c : {Case{"true", true, false},
                        {"TRUE", true, false},
                        {" True ", true, false},
                        {"false", false, false},
                        {"1", false, true},
                        {"yes", false, true},
                        {"on", false, true},
                        {"truth", false, true}}) {
    const Settings settings = settings_from({{"MOCK_VID_GENS", c.word}});
    EXPECT_EQ(settings.mock_clips, c.is_true) << c.word;
    EXPECT_EQ(settings.notes.size(), c.is_noted ? 1U : 0U) << c.word;
  }
}

TEST(Settings, ListsAreTrimmedAndTheirEmptyPartsLeftOut) {
  const Settings settings =
      settings_from({{"CORS_ORIGINS", " http://a.example , ,https://B.example:8443/ ,http://[::1]:3000"},
                     {"API_KEY", "one, two,"},
                     {"SONGREEL_ALLOWED_HOSTS", "Studio.example, studio.example:8443"},
                     {"SONGREEL_DOWNLOAD_HOSTS", "example.org, 127.0.0.1:8080"},
                     {"SONGREEL_FETCH_ALLOW", "127.0.0.1:8080, [::1]:80"},
                     {"SONGREEL_FLAVORS", "/a::b"}});
  EXPECT_THAT(settings.problems, IsEmpty());
  EXPECT_THAT(settings.cors_origins,
              ElementsAre("http://a.example", "https://b.example:8443", "http://[::1]:3000"));
  EXPECT_THAT(settings.api_keys, ElementsAre("one", "two"));
  EXPECT_THAT(settings.allowed_hosts, ElementsAre("studio.example", "studio.example:8443"));
  EXPECT_THAT(settings.download_hosts, ElementsAre("example.org", "127.0.0.1:8080"));
  EXPECT_THAT(settings.fetch_allow, ElementsAre("127.0.0.1:8080", "[::1]:80"));
  EXPECT_THAT(settings.more_flavors, ElementsAre("/a", "b"));
}

TEST(Settings, TheDatabaseIsAFileBelowTheCurrentFolderOrAnAbsoluteOne) {
  const std::map<std::string, std::string> cases = {
      {"sqlite:///songreel.db", "songreel.db"},
      {"sqlite:///./video_generator.db", "video_generator.db"},
      {"sqlite:////var/lib/songreel.db", "/var/lib/songreel.db"},
      {"sqlite+aiosqlite:///a/b.db?timeout=5", "a/b.db"}};
  for (const auto& [url, file] : cases)
    EXPECT_EQ(settings_from({{"DATABASE_URL", url}}).database, file) << url;
}

TEST(Settings, PostgresIsNotConfiguredAndItsPasswordIsNotTold) {
  for (const std::string url : {"postgres://me:hunter2@db/x", "postgresql://me:hunter2@db/x",
                                "postgresql+psycopg2://me:hunter2@db/x"}) {
    const Settings settings = settings_from({{"DATABASE_URL", url}});
    ASSERT_EQ(settings.problems.size(), 1U);
    EXPECT_EQ(settings.problems[0].error.kind(), base::ErrorKind::kNotConfigured);
    EXPECT_THAT(problem_of(settings), AllOf(HasSubstr("SQLite"), Not(HasSubstr("hunter2"))));
  }
}

TEST(Settings, JobsLeftOutKeepTheirNumber) {
  EXPECT_THAT(
      settings_from({{"SONGREEL_JOBS", "paint=8, media = 3"}}).jobs,
      UnorderedElementsAre(Pair("paint", 8), Pair("media", 3), Pair("download", 1), Pair("write", 2),
                           Pair("show", 2), Pair("builtin", 0), Pair("replicate", 0), Pair("gemini", 0),
                           Pair("openai", 0), Pair("comfyui", 0), Pair("sdcpp", 0)));
}

TEST(Settings, WhatMakesNoSenseIsSaidInASentence) {
  struct Case {
    std::string name, text, part_of_message;
  };
  const std::vector<Case> cases = {
      {"SONGREEL_KEPT_GB", "8 GB",
       "SONGREEL_KEPT_GB is '8 GB'; give a whole number of gigabytes from 0 to 100000, for example 8"},
      {"SONGREEL_KEPT_GB", "100001", "for example 8"},
      {"API_PORT", "http", "API_PORT is 'http'; give a whole number from 0 to 65535"},
      {"API_PORT", "65536", "whole number"},
      {"API_PORT", "-1", "whole number"},
      {"API_PORT", "80.0", "whole number"},
      {"SONGREEL_KEEP_DAYS", "0", "a whole number of days from 1"},
      {"SONGREEL_UPLOAD_MB", "0", "megabytes"},
      {"SONGREEL_MEDIA_MEMORY_MB", "100", "from 256"},
      {"SONGREEL_MEDIA_SECONDS", "soon", "seconds"},
      {"SONGREEL_MEDIA_OUTPUT_MB", "99999999999999999999", "megabytes"},
      {"SONGREEL_JOBS", "2",
       "names '2', which is no kind of work; there are builtin, comfyui, download, gemini, media, openai, "
       "paint, replicate, sdcpp, show, write"},
      {"SONGREEL_JOBS", "paint", "paint needs a whole number"},
      {"SONGREEL_JOBS", "paint=0", "from 1 to 256"},
      {"SONGREEL_JOBS", "paint=two", "from 1 to 256"},
      {"SONGREEL_JOBS", "paint=2,paint=3", "twice"},
      {"CORS_ORIGINS", "*", "every page of the web"},
      {"CORS_ORIGINS", "localhost:3000", "write scheme, host and port"},
      {"CORS_ORIGINS", "http://a/path", "write scheme, host and port"},
      {"CORS_ORIGINS", "http://", "write scheme, host and port"},
      {"SONGREEL_ALLOWED_HOSTS", "http://studio.example", "write the host alone"},
      {"SONGREEL_ALLOWED_HOSTS", "studio.example:0", "write the host alone"},
      {"SONGREEL_DOWNLOAD_HOSTS", "*.example", "write the host alone"},
      {"SONGREEL_DOWNLOAD_HOSTS", "-x", "write the host alone"},
      {"SONGREEL_FETCH_ALLOW", "127.0.0.1", "write host and port"},
      {"SONGREEL_FETCH_ALLOW", "[::1", "write host and port"},
      {"DATABASE_URL", "mysql://x/y", "names no file"},
      {"DATABASE_URL", "sqlite://", "names no file"},
      {"DATABASE_URL", "sqlite:///:memory:", "names no file"},
      {"API_HOST", "0.0.0.0", "API_HOST 0.0.0.0 lets other machines in, and API_KEY is not set"},
      {"API_HOST", "127.evil.example", "lets other machines in"},
      {"PRESIGNED_URL_EXPIRY", "never", "seconds"},
  };
  for (const Case& c : cases) {
    const Settings settings = settings_from({{c.name, c.text}});
    EXPECT_THAT(problem_of(settings), HasSubstr(c.part_of_message)) << c.name << "=" << c.text;
    ASSERT_FALSE(settings.problems.empty());
    EXPECT_EQ(settings.problems[0].name, c.name);
  }
}

TEST(Settings, AProblemNamesTheFlagOrTheFileThatItCameFrom) {
  EXPECT_THAT(problem_of(settings_from({}, "API_PORT=x")), HasSubstr("API_PORT in .env is 'x'"));
  EXPECT_THAT(problem_of(with_flags(settings_from({}), {{"API_PORT", "x"}})), HasSubstr("--port is 'x'"));
  EXPECT_THAT(with_flags(settings_from({{"API_PORT", "x"}}), {{"API_PORT", "80"}}).problems, IsEmpty());
}

TEST(Settings, AKeyIsNeverPartOfAMessage) {
  const Settings settings = settings_from({{"API_KEY", "fine,hash:sesame"}});
  EXPECT_THAT(problem_of(settings), AllOf(HasSubstr("key 2 of API_KEY"), Not(HasSubstr("sesame"))));
  const std::string digest(64, 'A');
  EXPECT_THAT(settings_from({{"API_KEY", "hash:" + digest}}).api_keys,
              ElementsAre("hash:" + std::string(64, 'a')));
}

TEST(Settings, OtherMachinesMayComeInOnceThereIsAKey) {
  EXPECT_THAT(settings_from({{"API_HOST", "0.0.0.0"}, {"API_KEY", "abc"}}).problems, IsEmpty());
  for (const std::string own : {"127.0.0.1", "127.0.0.2", "::1", "localhost"}) {
    EXPECT_THAT(settings_from({{"API_HOST", own}}).problems, IsEmpty()) << own;
  }
}

TEST(Settings, ReplicatesTokenGoesBeforeItsKey) {
  EXPECT_EQ(settings_from({{"REPLICATE_API_KEY", "old"}}).replicate_token, "old");
  EXPECT_EQ(settings_from({{"REPLICATE_API_KEY", "old"}, {"REPLICATE_API_TOKEN", "new"}}).replicate_token,
            "new");
}

TEST(Settings, AProblemStopsOnlyWhatNeedsTheSetting) {
  const Settings settings = settings_from({{"API_PORT", "x"}, {"PRESIGNED_URL_EXPIRY", "x"}});
  EXPECT_NO_THROW(require_valid(settings, {Part::kFilms, Part::kMedia}));
  EXPECT_THROW(require_valid(settings, {Part::kServer}), base::Error);
  EXPECT_THROW(require_valid(settings), base::Error);
  EXPECT_NO_THROW(require_valid(settings_from({{"PRESIGNED_URL_EXPIRY", "x"}})));
}

TEST(Settings, NamesOfEarlierBackendsAreToldInOneLine) {
  base::MemoryLog log;
  log_settings(settings_from({{"REDIS_URL", "redis://"}}, "USE_LOCAL_DYNAMODB=true\nbroken"), log);
  EXPECT_THAT(log.lines(),
              UnorderedElementsAre(HasSubstr("names=REDIS_URL,USE_LOCAL_DYNAMODB"), HasSubstr(".env:2:")));
}

TEST(Settings, TheOldBackendsExampleFileIsTaken) {
  const Settings settings =
      settings_from({},
                    "MOCK_VID_GENS=true\nSERVE_FROM_CLOUD=true\nSTORAGE_BUCKET=films\nAWS_ACCESS_KEY_ID=\n"
                    "DATABASE_URL=sqlite:///./video_generator.db\nREDIS_URL=redis://localhost:6379/0\n");
  EXPECT_THAT(settings.problems, IsEmpty());
  EXPECT_TRUE(settings.mock_clips);
  EXPECT_THAT(settings.notes, ElementsAre(HasSubstr("have no effect")));
}

TEST(Settings, AMistypedNameInDotenvIsNoted) {
  EXPECT_THAT(settings_from({}, "SONGREEL_KEEPDAYS=3\nPATH=/x").notes,
              ElementsAre(HasSubstr("SONGREEL_KEEPDAYS in")));
}

TEST(Settings, AFileWithKeysThatOthersMayReadIsNoted) {
  Dotenv dotenv = parse_dotenv("GEMINI_API_KEY=abc", ".env");
  dotenv.file = ".env";
  dotenv.others_may_read = dotenv.is_link = true;
  EXPECT_THAT(read_settings(given({}), dotenv).notes,
              ElementsAre(HasSubstr("chmod 600 .env"), HasSubstr("is a link")));
  dotenv.values = {{"API_PORT", "1"}};
  EXPECT_THAT(read_settings(given({}), dotenv).notes, IsEmpty());
}

}  // namespace
}  // namespace app
