#include "mv/flavors.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/id.h"
#include "mv/shipped_default.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

// A folder of flavors that a test writes, gone with the test.
class FlavorFolder : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("flavors-" + base::new_uuid());
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& text) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << text;
  }
  // As a user would: the whole shipped default under another name.
  void write_default(const std::string& name) {
    for (const ConfigType type : kConfigTypes)
      write(name + "/" + file_of(type), std::string(shipped_default(type)));
  }
  Flavors load(DebugMode mode = DebugMode::kOff) {
    return Flavors({.folders = {root_}, .names = {}}, FlavorLog(log_, mode));
  }

  fs::path root_;
  base::MemoryLog log_;
};

TEST_F(FlavorFolder, FindsEverySubfolderThatIsNotHidden) {
  write_default("default");
  write("western/parameters.yaml", "video_type: western\n");
  write(".git/parameters.yaml", "video_type: hidden\n");
  write("notes.txt", "no flavor");
  const Flavors flavors = load();
  EXPECT_THAT(flavors.names(), ElementsAre("default", "western"));
  EXPECT_EQ(flavors.find("western")->parameters.video_type, "western");
  EXPECT_EQ(flavors.find("absent"), nullptr);
  EXPECT_TRUE(flavors.problems().empty());
}

TEST_F(FlavorFolder, GivesDefaultForNoNameAndForAnUnknownOneWithAWarning) {
  write_default("default");
  const Flavors flavors = load();
  EXPECT_EQ(flavors.find_or_default("")->name, "default");
  EXPECT_TRUE(log_.lines().empty());
  EXPECT_EQ(flavors.find_or_default("westrn")->name, "default");
  EXPECT_THAT(log_.lines(),
              ElementsAre("warning there is no flavor 'westrn' (there are default); the film is made "
                          "with default"));
  load(DebugMode::kOn).find_or_default("westrn");
  EXPECT_TRUE(log_.has("warning config_flavor_fallback requested_flavor=westrn fallback=default"));
}

TEST_F(FlavorFolder, TakesAMissingFileFromDefaultAndWarnsInDebugModeOnly) {
  write_default("default");
  write("default/image_params.yaml", "model: my/model\n");
  write("western/parameters.yaml", "video_type: western\n");
  EXPECT_EQ(load().find("western")->image.model, "my/model");
  EXPECT_THAT(log_.lines(), testing::IsEmpty());
  load(DebugMode::kOn);
  EXPECT_TRUE(log_.has(
      "warning config_flavor_fallback requested_flavor=western config_type=image_params fallback=default"));
  EXPECT_FALSE(log_.has("config_flavor_fallback requested_flavor=western config_type=parameters"));
}

TEST_F(FlavorFolder, TakesAnUnreadableFileFromDefaultAndSaysWhere) {
  write_default("default");
  write("default/parameters.yaml", "video_type: mine\n");
  write("western/parameters.yaml", "video_type: western\nnumber_of_scenes: [1, 2\n");
  const Flavors flavors = load();
  EXPECT_EQ(flavors.find("western")->parameters.video_type, "mine");
  ASSERT_EQ(flavors.problems().size(), 1u);
  EXPECT_EQ(flavors.problems()[0].flavor, "western");
  EXPECT_GE(flavors.problems()[0].line, 2);
  EXPECT_THAT(log_.lines(), ElementsAre("warning " + describe(flavors.problems()[0])));
  load(DebugMode::kOn);
  EXPECT_TRUE(log_.has("config_flavor_fallback"));
}

TEST_F(FlavorFolder, SaysOneSentenceForAFlavorWithManyFaults) {
  write_default("default");
  write("western/parameters.yaml", "colour: red\nsize: big\nnumber_of_scenes: many\n");
  write("noir/parameters.yaml", "colour: red\n");
  load();
  ASSERT_EQ(log_.lines().size(), 2u);
  EXPECT_TRUE(log_.has("(and 2 more, see songreel flavors check)"));
}

TEST_F(FlavorFolder, TakesAMissingKeyFromTheProgramAndNotFromDefault) {
  write_default("default");
  write("default/parameters.yaml", "video_type: mine\ncamera_angle: mine\n");
  write("western/parameters.yaml", "video_type: western\n");
  write("bare/parameters.yaml", "");
  const Flavors flavors = load();
  EXPECT_EQ(flavors.find("western")->parameters.camera_angle, "front");
  EXPECT_EQ(flavors.find("bare")->parameters.video_type, "video");
  EXPECT_EQ(flavors.find("bare")->parameters.number_of_scenes, 4);
}

TEST_F(FlavorFolder, HoldsTheAgreedValuesAsItsLastResort) {
  const Flavors flavors = load();  // an empty folder
  const auto flavor = flavors.find("default");
  EXPECT_EQ(flavor->parameters.number_of_scenes, 4);
  EXPECT_EQ(flavor->parameters.video_type, "video");
  EXPECT_EQ(flavor->parameters.camera_angle, "front");
  EXPECT_EQ(flavor->image.model, "google/imagen-4");
  EXPECT_EQ(flavor->image.aspect_ratio, "1:1");
  EXPECT_EQ(flavor->image.safety_filter_level, "block_medium_and_above");
  EXPECT_EQ(flavor->image.person_generation, "allow_adult");
  EXPECT_EQ(flavor->image.output_format, "png");
  EXPECT_EQ(flavor->image.video_model, "google/veo-3.1");
  EXPECT_EQ(flavor->image.video_aspect_ratio, "16:9");
  EXPECT_EQ(flavor->image.video_duration, 8);
  EXPECT_TRUE(flavor->image.video_generate_audio);
  EXPECT_EQ(flavor->image.video_person_generation, "allow_all");
  EXPECT_THAT(flavor->scene_generation_prompt, HasSubstr("{idea}"));
  EXPECT_THAT(flavor->character_reference_prompt, HasSubstr("{character_description}"));
}

TEST_F(FlavorFolder, LetsALaterFolderReplaceAFlavorOfTheSameName) {
  write("a/western/parameters.yaml", "video_type: first\n");
  write("b/western/parameters.yaml", "video_type: second\n");
  const Flavors flavors({.folders = {root_ / "a", root_ / "b"}, .names = {}},
                        FlavorLog(log_, DebugMode::kOff));
  EXPECT_EQ(flavors.find("western")->parameters.video_type, "second");
}

TEST_F(FlavorFolder, LaysAGrammarOverTheShippedOne) {
  write("western/builtin_scenes.yaml",
        "places:\n  saloon:\n    paint: club\n    words: [saloon]\n    texts: [\"in a dusty saloon\"]\n"
        "  beach:\n    texts: [\"on a lake shore\"]\nrules: {place: saloon}\n");
  const auto grammar = load().find("western")->grammar;
  EXPECT_EQ(find_entry(grammar->places, "saloon")->paint, "club");
  EXPECT_THAT(find_entry(grammar->places, "beach")->texts, ElementsAre("on a lake shore"));
  EXPECT_FALSE(find_entry(grammar->places, "beach")->words.empty());
  EXPECT_EQ(grammar->rules.place, "saloon");
  EXPECT_FALSE(grammar->arc.empty());
}

struct Broken {
  const char* name;
  const char* file;
  std::string text;
  int line;          // 0: the file as a whole; -1: any
  const char* what;  // part of the message
};

void PrintTo(const Broken& broken, std::ostream* out) {
  *out << broken.name;
}

std::string alias_bomb() {
  std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'm'; ++c) {
    const std::string before = "*" + std::string(1, static_cast<char>(c - 1));
    text += std::string(1, c) + ": &" + c + " [" + before;
    for (int i = 0; i < 4; ++i) text += ", " + before;
    text += "]\n";
  }
  return text;
}

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

class BrokenFlavor : public FlavorFolder, public testing::WithParamInterface<Broken> {};

TEST_P(BrokenFlavor, IsReportedWithItsLineWhileTheOthersLoad) {
  write_default("default");
  write_default("good");
  write(std::string("bad/") + GetParam().file, GetParam().text);
  const Flavors flavors = load();
  EXPECT_THAT(flavors.names(), ElementsAre("bad", "default", "good"));
  ASSERT_FALSE(flavors.problems().empty());
  const FlavorProblem& problem = flavors.problems().front();
  EXPECT_EQ(problem.flavor, "bad");
  EXPECT_THAT(problem.file, HasSubstr(GetParam().file));
  EXPECT_THAT(problem.what, HasSubstr(GetParam().what));
  EXPECT_FALSE(problem.advice.empty());
  EXPECT_TRUE(GetParam().line < 0 || problem.line == GetParam().line) << problem.line;
  // Whatever is wrong, the flavor is usable.
  EXPECT_EQ(flavors.find("bad")->parameters.number_of_scenes, 4);
  EXPECT_FALSE(flavors.find("bad")->scene_generation_prompt.empty());
  EXPECT_FALSE(flavors.find("bad")->grammar->arc.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Files, BrokenFlavor,
    testing::Values(
        Broken{"syntax error", "parameters.yaml", "video_type: \"x\ncamera_angle: y\n", 1, "never closed"},
        Broken{"tab", "parameters.yaml", "a:\n\tb: c\n", -1, "not YAML"},
        Broken{"unknown key", "parameters.yaml", "video_type: x\nvidio_type: y\n", 2,
               "unknown key \"vidio_type\""},
        Broken{"key twice", "parameters.yaml", "video_type: x\nvideo_type: y\n", 2, "written twice"},
        Broken{"unknown placeholder", "scene_prompts.yaml",
               "scene_generation_prompt: |\n  one\n  two {who}\n", 3, "{who}"},
        Broken{"unbalanced brace", "image_prompts.yaml", "character_reference_prompt: \"{ x\"\n", 1, "brace"},
        Broken{"placeholder of another file", "image_params.yaml", "video_rules_template: \"{idea}\"\n", 1,
               "{idea}"},
        Broken{"list for text", "parameters.yaml", "video_type: [a, b]\n", 1, "must be a text"},
        Broken{"text for number", "parameters.yaml", "\nnumber_of_scenes: many\n", 2,
               "whole number from 1 to 500"},
        Broken{"zero scenes", "parameters.yaml", "number_of_scenes: 0\n", 1, "whole number"},
        Broken{"absurd duration", "image_params.yaml", "video_duration: 86400\n", 1, "whole number"},
        Broken{"text for flag", "image_params.yaml", "video_generate_audio: loud\n", 1, "true or false"},
        Broken{"list at the top", "parameters.yaml", "- a\n- b\n", 1, "key: value"},
        Broken{"alias bomb", "parameters.yaml", alias_bomb(), -1, "aliases"},
        Broken{"alias of itself", "parameters.yaml", "a: &a [*a]\n", 1, "alias"},
        Broken{"many aliases", "parameters.yaml", "a: &a x\nb: [" + repeated("*a, ", 100) + "]\n", 2,
               "aliases"},
        Broken{"deep blocks", "parameters.yaml", repeated("- ", 40) + "x\n", 1, "nested"},
        Broken{"deep brackets", "parameters.yaml", "a: " + repeated("[", 100'000), 1, "nested"},
        Broken{"1 MB", "parameters.yaml", "video_type: " + std::string(1 << 20, 'x'), 0,
               "larger than 256 KiB"},
        Broken{"not UTF-8", "parameters.yaml", "video_type: \xC3\x28\n", 0, "UTF-8"},
        Broken{"NUL byte", "parameters.yaml", std::string("video_type: a\0b\n", 16), 0, "UTF-8"},
        Broken{"two documents", "parameters.yaml", "video_type: a\n---\nvideo_type: b\n", 0,
               "more than one document"},
        Broken{"grammar without such a section", "builtin_scenes.yaml", "place: {}\n", 1,
               "unknown key \"place\""},
        Broken{"grammar with unknown placeholder", "builtin_scenes.yaml",
               "moods:\n  calm:\n    texts: [\"{who} waits\"]\n", 3, "{who}"},
        Broken{"grammar with a place of nowhere", "builtin_scenes.yaml", "rules:\n  place: moon_base\n", 2,
               "moon_base"},
        Broken{"grammar with an empty arc", "builtin_scenes.yaml", "arc: []\n", 1, "arc"},
        Broken{"grammar with a requirement that is no list", "builtin_scenes.yaml",
               "rules:\n  require: {sizes: [wide]}\n", 2, "\"rules.require\" must be a list"},
        Broken{"grammar with shots that are no list", "builtin_scenes.yaml",
               "arc:\n  - name: a\n    shots: {wide: 1}\n", 3, "\"arc.shots\" must be a list"},
        Broken{"grammar with a poor stage", "builtin_scenes.yaml", "arc:\n  - name: a\n    shots: [wide]\n",
               2, "lacks"}));

TEST_F(FlavorFolder, TakesANameThatIsWrittenTwiceForOne) {
  write("twice/builtin_scenes.yaml",
        "arc:\n  - name: a\n    shots: [wide]\n    moves: [push_in, push_in, hold, push_in]\n"
        "    actions: [walk]\n    moods: [calm]\nactions:\n  walk: {texts: [walks]}\nmoods:\n  calm: "
        "{texts: [x]}\nmoves:\n  push_in: {texts: [x]}\n  hold: {texts: [x]}\n");
  EXPECT_THAT(load().find("twice")->grammar->arc.at(0).moves, ElementsAre("push_in", "hold"));
}

TEST_F(FlavorFolder, KnowsWhatThePainterCanPaint) {
  write("odd/builtin_scenes.yaml", "places:\n  saloon:\n    paint: saloon\n    texts: [x]\n");
  const Flavors flavors({.folders = {root_}, .names = {.places = {"club", "beach"}}},
                        FlavorLog(log_, DebugMode::kOff));
  const auto odd = std::find_if(flavors.problems().begin(), flavors.problems().end(),
                                [](const FlavorProblem& p) { return p.flavor == "odd"; });
  ASSERT_NE(odd, flavors.problems().end());
  EXPECT_THAT(odd->what, HasSubstr("saloon"));
  EXPECT_THAT(odd->advice, HasSubstr("club, beach"));
}

TEST_F(FlavorFolder, FollowsNoLinkThatLeadsOutOfTheFolder) {
  write("outside/secret.yaml", "video_type: stolen\n");
  write("configs/bad/keep.txt", "");
  fs::create_symlink(root_ / "outside/secret.yaml", root_ / "configs/bad/parameters.yaml");
  fs::create_directory_symlink(root_ / "outside", root_ / "configs/escape");
  const Flavors flavors({.folders = {root_ / "configs"}, .names = {}}, FlavorLog(log_, DebugMode::kOff));
  EXPECT_THAT(flavors.names(), ElementsAre("bad", "default"));
  EXPECT_EQ(flavors.find("bad")->parameters.video_type, "video");
  EXPECT_EQ(flavors.problems().size(), 2u);
}

TEST_F(FlavorFolder, ReportsALinkToItselfWhileTheOthersLoad) {
  write_default("default");
  write("bad/keep.txt", "");
  fs::create_symlink("parameters.yaml", root_ / "bad/parameters.yaml");
  fs::create_directory_symlink("loop", root_ / "loop");
  const Flavors flavors = load();
  EXPECT_THAT(flavors.names(), ElementsAre("bad", "default"));
  ASSERT_EQ(flavors.problems().size(), 1u);
  EXPECT_THAT(flavors.problems()[0].what, HasSubstr("not a file"));
  EXPECT_EQ(check_flavors(root_, {}), flavors.problems());
}

TEST_F(FlavorFolder, DoesNotWaitForAPipe) {
  write("bad/keep.txt", "");
  ASSERT_EQ(::mkfifo((root_ / "bad/parameters.yaml").c_str(), 0600), 0);
  EXPECT_THAT(load().problems().at(0).what, HasSubstr("not a file"));
}

TEST_F(FlavorFolder, SaysWhenAFolderIsMissingOrIsItselfAFlavor) {
  write("western/parameters.yaml", "video_type: western\n");
  const Flavors flavors({.folders = {root_ / "western", root_ / "absent"}, .names = {}},
                        FlavorLog(log_, DebugMode::kOff));
  ASSERT_EQ(flavors.problems().size(), 2u);
  EXPECT_THAT(flavors.problems()[0].advice, HasSubstr("the folder above"));
  EXPECT_THAT(flavors.problems()[1].what, HasSubstr("does not exist"));
}

TEST_F(FlavorFolder, ChecksAFolderOfFlavorsOrOneFlavor) {
  write("western/parameters.yaml", "colour: red\n");
  for (const fs::path& path : {root_, root_ / "western", root_ / "western/"}) {
    const auto problems = check_flavors(path, {});
    ASSERT_EQ(problems.size(), 1u) << path;
    EXPECT_EQ(problems[0].flavor, "western");
    EXPECT_THAT(describe(problems[0]),
                HasSubstr("parameters.yaml:1: unknown key \"colour\"; remove it or use one of"));
  }
}

TEST_F(FlavorFolder, TakesItsDescriptionFromTheFirstComment) {
  write("western/parameters.yaml", "#\n# Dust and spurs.\n# More.\nvideo_type: western\n");
  EXPECT_EQ(load().find("western")->description, "Dust and spurs.");
}

TEST_F(FlavorFolder, LogsInDebugModeWhatWasFoundAndWhatIsUsed) {
  write_default("default");
  write("western/parameters.yaml", "video_type: western\n");
  const Flavors flavors = load(DebugMode::kOn);
  EXPECT_TRUE(log_.has("info mv_debug_config_flavors_discovered flavors=\"['default', 'western']\""));
  EXPECT_TRUE(log_.has("info mv_debug_flavor_configs_available flavor=western config_types=['parameters']"));
  EXPECT_TRUE(log_.has(
      "mv_debug_config_flavor_loaded flavor=western config_type=parameters config_keys=['video_type']"));
  flavors.select("western", ConfigType::kScenePrompts);
  EXPECT_TRUE(log_.has("info config_flavor_selected flavor=western config_type=scene_prompts"));
  EXPECT_TRUE(log_.has("debug scene_prompts_config scene_generation_prompt="));
}

TEST_F(FlavorFolder, SaysNothingOfPromptsOutsideDebugMode) {
  write_default("default");
  load().select("", ConfigType::kScenePrompts);
  EXPECT_TRUE(log_.lines().empty());
}

TEST_F(FlavorFolder, MayBeAskedByManyThreads) {
  write_default("default");
  const Flavors flavors = load();
  std::vector<std::thread> threads;
  std::atomic<int> found = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i)
        found += flavors.select("default", ConfigType::kParameters)->name == "default" ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, 4000);
}

TEST(ShippedFlavors, HaveNoProblems) {
  EXPECT_THAT(check_flavors(SONGREEL_SOURCE_DIR "/backend/mv/configs", {}), testing::IsEmpty());
}

}  // namespace
}  // namespace mv
