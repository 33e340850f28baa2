#include "mv/maker_guard.h"

#include <filesystem>
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/id.h"
#include "base/log.h"
#include "base/testing/thrown.h"
#include "mv/estimate.h"
#include "mv/film_graph.h"
#include "mv/maker_choice.h"
#include "mv/projects.h"
#include "mv/testing/small_workshop.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
using std::chrono::sys_days;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr sys_days kDayOfTest = sys_days(std::chrono::year(2026) / 11 / 26);

constexpr const char* kModelsOfTest = R"(models:
  - {id: paid, maker: chat, work: scenes, price: {per_million_tokens_out: 10}}
  - {id: camera, maker: films, work: clips, price: {per_second: 0.4}}
  - {id: other-camera, maker: films, work: clips, price: {per_second: 0.1}}
  # The shipped flavor's, of a maker that is not set up.
  - {id: google/veo-3.1, maker: replicate, work: clips, price: {per_run: 1}}
  - {id: google/imagen-4, maker: replicate, work: images, price: {per_run: 1}}
)";

// Two makers beside the built-in one: "chat" for scenes, "films" for clips.
class GuardedModels : public testing::Test {
 protected:
  GuardedModels() {
    fs::create_directories(folder_);
    base::write_text(folder_ / "catalog.yaml", kModelsOfTest);
    ProblemList problems("", "catalog.yaml");
    room.catalog = Catalog::read({folder_ / "catalog.yaml"}, problems);
    EXPECT_THAT(problems.problems(), IsEmpty());
    room.workshop.makers.push_back(Maker{.name = "replicate",
                                         .variable = "REPLICATE_API_TOKEN",
                                         .images = &room.images,
                                         .clips = &room.clips,
                                         .models_there = {}});
    room.workshop.makers.insert(room.workshop.makers.begin(), {Maker{.name = "films",
                                                                     .variable = "FILMS_KEY",
                                                                     .is_set = true,
                                                                     .clips = &room.clips,
                                                                     .models_there = {}},
                                                               Maker{.name = "chat",
                                                                     .variable = "CHAT_KEY",
                                                                     .is_set = true,
                                                                     .scenes = &room.scenes,
                                                                     .models_there = {}}});
  }
  ~GuardedModels() override { fs::remove_all(folder_); }

  Maker& films() { return room.workshop.makers[0]; }
  Maker& chat() { return room.workshop.makers[1]; }
  std::vector<MakerConcern> concerns(const Flavors& flavors) const {
    return check_makers(room.catalog, room.workshop.makers, flavors, kDayOfTest, {});
  }
  std::vector<std::string> texts(const Flavors& flavors) const {
    std::vector<std::string> all;
    for (const MakerConcern& concern : concerns(flavors)) all.push_back(concern.text);
    return all;
  }
  std::vector<std::string> texts() const { return texts(room.flavors); }
  Flavors flavors_with(const std::string& name, const std::string& image_params) {
    fs::create_directories(folder_ / name / name);
    base::write_text(folder_ / name / name / "image_params.yaml", image_params);
    return {{.folders = {folder_ / name}, .names = {}}, FlavorLog(room.log, DebugMode::kOff)};
  }
  EstimatePart scenes_of_estimate() {
    store::ProjectRow project;
    project.idea = "a fox sings in the rain";
    project.character = "a red fox with a hat";
    project = add_project(room.workshop, project, {});
    for (const EstimatePart& part : estimate_film(room.workshop, project)) {
      if (part.work == Work::kScenes) return part;
    }
    return {};
  }

  testing_room::SmallWorkshop room;

 private:
  fs::path folder_ = fs::temp_directory_path() / ("songreel-guard-" + base::new_uuid());
};

TEST_F(GuardedModels, ThatTheSettingsNameAreUsedAndPricedBeforeAllOthers) {
  EXPECT_EQ(model_of(room.workshop, "chat", Work::kScenes, {}), "paid");
  EXPECT_GT(scenes_of_estimate().each, 0);
  chat().named_models = {{Work::kScenes, {.id = "llama3.2:3b", .setting = "OPENAI_MODEL", .fault = ""}}};
  EXPECT_EQ(model_of(room.workshop, "chat", Work::kScenes, {}), "llama3.2:3b");
  const EstimatePart part = scenes_of_estimate();
  EXPECT_EQ(part.model, "llama3.2:3b");
  EXPECT_EQ(part.each, 0);
  EXPECT_EQ(part.warning, "");
}

TEST_F(GuardedModels, ThatCannotBeUsedAreToldByTheEstimate) {
  chat().named_models = {{Work::kScenes, {.id = "grok", .setting = "OPENAI_MODEL", .fault = "no price"}}};
  EXPECT_EQ(scenes_of_estimate().warning, "no price");
  EXPECT_THAT(texts(), ElementsAre("no price"));
}

TEST_F(GuardedModels, ThatAreNotUsedAreNoConcern) {
  chat().models_there = [](const std::vector<std::string>&, const base::CancelToken&) {
    return std::set<std::string>{"llama3.2:3b"};
  };
  EXPECT_THAT(texts(), ElementsAre(HasSubstr("no model paid any more")));
  chat().named_models = {{Work::kScenes, {.id = "llama3.2:3b", .setting = "OPENAI_MODEL", .fault = ""}}};
  EXPECT_THAT(texts(), IsEmpty());
  chat().named_models[Work::kScenes].id = "qwen3:8b";
  EXPECT_THAT(texts(), ElementsAre(HasSubstr("OPENAI_MODEL names it")));
}

TEST_F(GuardedModels, OfAMakerThatDoesNotAnswerAreNotToldAsGone) {
  chat().models_there = [](const std::vector<std::string>&,
                           const base::CancelToken&) -> std::set<std::string> {
    throw base::Error(base::ErrorKind::kNotConfigured, "chat does not accept the key in CHAT_KEY");
  };
  const auto told = concerns(room.flavors);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told[0].is_of_all());
  EXPECT_EQ(told[0].maker, "chat");
  EXPECT_EQ(told[0].text, "chat does not accept the key in CHAT_KEY");
  chat().is_set = false;
  EXPECT_THAT(texts(), IsEmpty());
}

TEST_F(GuardedModels, HearACancelWhileTheyAreAskedFor) {
  chat().models_there = [](const std::vector<std::string>&, const base::CancelToken& cancel) {
    cancel.cancel();
    cancel.check();
    return std::set<std::string>{};
  };
  EXPECT_EQ(base::kind_thrown([&] { concerns(room.flavors); }), base::ErrorKind::kCanceled);
}

TEST_F(GuardedModels, OfMakersThatAreNoneAreNamed) {
  EXPECT_THAT(unknown_makers(room.catalog, room.workshop.makers), IsEmpty());
  room.workshop.makers.erase(room.workshop.makers.begin());
  EXPECT_THAT(unknown_makers(room.catalog, room.workshop.makers), ElementsAre("films"));
}

TEST_F(GuardedModels, AFilmThatNoModelCanMakeIsNotBegun) {
  store::ProjectRow project;
  project.idea = "a fox sings in the rain";
  project.character = "a red fox with a hat";
  project = add_project(room.workshop, project, {.makers = {.clips = "films"}});
  EXPECT_EQ(film_graph(room.workshop, project, base::new_uuid()).back().kind, "film");
  chat().named_models = {{Work::kScenes, {.id = "grok", .setting = "OPENAI_MODEL", .fault = "no price"}}};
  EXPECT_EQ(base::kind_thrown([&] { film_graph(room.workshop, project, base::new_uuid()); }),
            base::ErrorKind::kNotConfigured);
}

TEST_F(GuardedModels, OfNoMakerAreRefusedAsAProjectsWish) {
  store::ProjectRow project;
  project.idea = "a fox sings in the rain";
  project.character = "a red fox with a hat";
  EXPECT_EQ(base::kind_thrown([&] { add_project(room.workshop, project, {.makers = {.clips = "sora"}}); }),
            base::ErrorKind::kUsage);
  project = add_project(room.workshop, project, {.makers = {.clips = "replicate"}});  // not set up yet
  const auto wish = [](const char* name) {
    return [name](store::ProjectRow&, ProjectSettings& settings) { settings.makers.lips = name; };
  };
  EXPECT_EQ(base::kind_thrown([&] { change_project(room.workshop, project.id, wish("sora")); }),
            base::ErrorKind::kUsage);
  EXPECT_NO_THROW(change_project(room.workshop, project.id, wish("builtin")));
}

TEST_F(GuardedModels, OfAFlavorThatNobodyKnowsAreToldInsteadOfPayingForOthersSilently) {
  const Flavors flavors = flavors_with("neon", "video_model: camera-of-tomorrow\n");
  const auto told = concerns(flavors);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].maker, "films");
  EXPECT_EQ(told[0].model, "camera-of-tomorrow");
  EXPECT_THAT(told[0].text, HasSubstr("named by the flavor neon for clips"));
  EXPECT_THAT(told[0].text, HasSubstr("not in the catalogue: camera is used instead"));
  EXPECT_THAT(notes_of_choice(room.workshop, "films", Work::kClip, *flavors.find("neon")),
              ElementsAre(HasSubstr("camera-of-tomorrow, which is not in the catalogue; camera was used")));
}

TEST_F(GuardedModels, ThatAFlavorNamesOfAnotherMakerOrOfTheUsersOwnAreNoConcern) {
  const Flavors neon = flavors_with("neon", "video_model: other-camera\n");
  EXPECT_THAT(texts(neon), IsEmpty());
  EXPECT_THAT(notes_of_choice(room.workshop, "films", Work::kClip, *neon.find("neon")), IsEmpty());
  const Flavors own = flavors_with("own", "video_model: my-graph\n");
  room.workshop.makers.insert(room.workshop.makers.begin() + 1,
                              Maker{.name = "graphs",
                                    .variable = "GRAPHS_URL",
                                    .is_set = true,
                                    .clips = &room.clips,
                                    .has_own_model =
                                        [](Work work, const std::string& model) {
                                          return work == Work::kClip && model == "my-graph";
                                        },
                                    .models_there = {}});
  EXPECT_THAT(texts(own), IsEmpty());
  EXPECT_EQ(choose_maker(room.workshop, Work::kClip, {}, *own.find("own")).maker, "graphs");
  EXPECT_THAT(notes_of_choice(room.workshop, "graphs", Work::kClip, *own.find("own")), IsEmpty());
  // Nothing is paid where nobody is set up.
  films().is_set = room.workshop.makers[1].is_set = false;
  EXPECT_THAT(texts(flavors_with("last", "video_model: camera-of-tomorrow\n")), IsEmpty());
}

}  // namespace
}  // namespace mv
