#include "app/doctor/report.h"

#include <map>
#include <string>

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

Settings read(std::map<std::string, std::string> environment, const std::string& dotenv = "") {
  return read_settings(
      [environment = std::move(environment)](const char* name) -> std::optional<std::string> {
        const auto found = environment.find(name);
        return found != environment.end() ? std::optional(found->second) : std::nullopt;
      },
      parse_dotenv(dotenv, ".env"));
}

TEST(Doctor, ShowsEverySettingWithItsOrigin) {
  const Settings settings =
      with_flags(read({{"API_HOST", "127.0.0.2"}}, "MOCK_VID_GENS=true"), {{"API_PORT", "9000"}});
  const std::string text = describe(settings, {});
  for (const SettingRow& row : setting_table()) EXPECT_THAT(text, HasSubstr(std::string(row.name)));
  EXPECT_THAT(text, ContainsRegex("API_HOST +127.0.0.2 +from the environment\n"));
  EXPECT_THAT(text, ContainsRegex("API_PORT +9000 +from the command line\n"));
  EXPECT_THAT(text, ContainsRegex("MOCK_VID_GENS +true +from .env\n"));
  EXPECT_THAT(text, ContainsRegex("SONGREEL_KEEP_DAYS +for ever +default\n"));
  EXPECT_THAT(text, ContainsRegex("SONGREEL_OUTPUTS +/.*backend/mv/outputs +default\n"));
}

TEST(Doctor, ShowsNoSecretNeitherToPeopleNorToPrograms) {
  std::map<std::string, std::string> environment = {{"DATABASE_URL", "postgresql://me:hunter2@db/x"}};
  for (const SettingRow& row : setting_table()) {
    if (row.secrecy == Secrecy::kSecret) environment[std::string(row.name)] = "hunter2";
  }
  environment["API_KEY"] = "hunter2,hash:hunter2";
  const Settings settings = read(environment);
  const std::string text = describe(settings, about_settings(settings));
  EXPECT_THAT(text, AllOf(ContainsRegex("GEMINI_API_KEY +set +from the environment\n"),
                          HasSubstr("postgresql://…@db/x"), Not(HasSubstr("hunter2"))));
  EXPECT_THAT(boost::json::serialize(to_json(settings, about_settings(settings))), Not(HasSubstr("hunter2")));
}

TEST(Doctor, TellsProgramsWhatIsSetAndWhatIsWrong) {
  const Settings settings = read({{"API_PORT", "x"}, {"GEMINI_API_KEY", "abc"}});
  const boost::json::object report = to_json(settings, about_settings(settings));
  EXPECT_EQ(report.at("ready"), false);
  for (const boost::json::value& value : report.at("settings").as_array()) {
    const boost::json::object& setting = value.as_object();
    const bool given = setting.at("name") == "API_PORT" || setting.at("name") == "GEMINI_API_KEY";
    EXPECT_EQ(setting.at("set"), given);
    EXPECT_EQ(setting.at("problem").is_null(), setting.at("name") != "API_PORT");
    EXPECT_EQ(setting.at("value").is_null(), setting.at("secret").as_bool());
  }
}

TEST(Doctor, IsContentWithoutAnyKeyAndEndsWithOneSentence) {
  const std::string text = describe(read({}), about_settings(read({})));
  EXPECT_TRUE(text.ends_with("\nAll that a film needs is there.\n"));
  EXPECT_TRUE(describe(read({}), {{Mark::kNote, "yt-dlp", "old", "newer"}})
                  .ends_with("\nAll that a film needs is there. 1 note above is for those who want more.\n"));
  EXPECT_TRUE(describe(read({}), {{Mark::kBroken, "outputs", "read-only", "mend"}})
                  .ends_with("\n1 thing to mend: see \"broken\" above.\n"));
}

TEST(Doctor, MakesAFindingOfEachProblemAndNote) {
  EXPECT_THAT(
      about_settings(read({{"API_PORT", "x"}, {"MV_DEBUG_MODE", "1"}, {"REDIS_URL", "x"}}, "bad line")),
      ElementsAre(Field(&Finding::mark, Mark::kBroken), Field(&Finding::state, HasSubstr(".env:1")),
                  Field(&Finding::state, HasSubstr("counts as false")),
                  Field(&Finding::state, "REDIS_URL means nothing here")));
  EXPECT_EQ(about_settings(read({{"PRESIGNED_URL_EXPIRY", "x"}})).at(0).mark, Mark::kNote);
}

}  // namespace
}  // namespace app
