#include "store/project_records.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/testing/thrown.h"
#include "store/records.h"
#include "store/testing/times.h"

namespace store {
namespace {

template <class Row>
std::vector<std::string> ids(const std::vector<Row>& rows) {
  std::vector<std::string> result;
  for (const Row& row : rows) result.push_back(row.id);
  return result;
}

using Ids = std::vector<std::string>;

class Projects : public testing::Test {
 protected:
  std::unique_ptr<Records> records_ = open_sqlite_in_memory();
  ProjectRecords& projects_ = records_->projects();
};

TEST_F(Projects, ComeBackAsTheyWereAddedAndUpdated) {
  ProjectRow row{.id = "p",
                 .name = "n",
                 .idea = "i",
                 .character = "c",
                 .flavor = "f",
                 .audio = "a",
                 .character_image = "ci",
                 .settings = "{}",
                 .film = "fi",
                 .film_record = "{}",
                 .film_job = "fj",
                 .created = at(1),
                 .changed = at(2)};
  projects_.add(row);
  row.name = "other";
  row.created = at(9);
  projects_.update(row);
  const ProjectRow found = *projects_.find("p");
  EXPECT_EQ(found.name, "other");
  EXPECT_EQ(found.character_image, "ci");
  EXPECT_EQ(found.film_job, "fj");
  EXPECT_EQ(found.created, at(1)) << "the time of creation is nobody's to change";
  EXPECT_EQ(projects_.change("p", [](ProjectRow& p) { p.idea = "new"; }).idea, "new");
  EXPECT_EQ(projects_.find("p")->idea, "new");
}

TEST_F(Projects, AreListedNewestFirstInStablePages) {
  for (const char* id : {"a", "b", "c", "d", "e"}) projects_.add({.id = id, .created = at(5)});
  EXPECT_EQ(ids(projects_.list("", 2)), (Ids{"e", "d"}));
  projects_.add({.id = "f", .created = at(5)});
  EXPECT_EQ(ids(projects_.list("d", 2)), (Ids{"c", "b"}));
  EXPECT_EQ(ids(projects_.list("b", 2)), (Ids{"a"}));
  EXPECT_EQ(base::kind_thrown([&] { projects_.list("gone", 2); }), base::ErrorKind::kNotFound);
}

TEST_F(Projects, TakeTheirScenesAndTakesWithThem) {
  projects_.add({.id = "p"});
  projects_.put_scenes("p", {{.id = "s"}});
  projects_.add_take({.id = "t", .scene = "s"});
  projects_.remove("p");
  EXPECT_FALSE(projects_.find_scene("s"));
  EXPECT_FALSE(projects_.find_take("t"));
}

TEST_F(Projects, ThatAreMissingAreAnErrorWhereTheyMustExist) {
  const auto not_found = base::ErrorKind::kNotFound;
  EXPECT_EQ(base::kind_thrown([&] { projects_.update({.id = "x"}); }), not_found);
  EXPECT_EQ(base::kind_thrown([&] { projects_.remove("x"); }), not_found);
  EXPECT_EQ(base::kind_thrown([&] { projects_.put_scenes("x", {}); }), not_found);
  EXPECT_EQ(base::kind_thrown([&] { projects_.update_scene({.id = "x"}); }), not_found);
  EXPECT_EQ(base::kind_thrown([&] { projects_.remove_take("x"); }), not_found);
  EXPECT_EQ(base::kind_thrown([&] { projects_.change("x", [](ProjectRow&) {}); }), not_found);
  EXPECT_EQ(base::kind_thrown([&] { projects_.change_scene("x", [](SceneRow&) {}); }), not_found);
  EXPECT_FALSE(projects_.find("x"));
}

TEST_F(Projects, KeepNothingOfAChangeThatThrows) {
  projects_.add({.id = "p"});
  projects_.put_scenes("p", {{.id = "a"}, {.id = "b"}});
  EXPECT_THROW(projects_.change_scenes("p",
                                       [](std::vector<SceneRow>& scenes) {
                                         scenes.clear();
                                         throw base::Error(base::ErrorKind::kConflict, "no");
                                       }),
               base::Error);
  EXPECT_EQ(ids(projects_.scenes("p")), (Ids{"a", "b"}));
  const auto scenes = projects_.change_scenes("p", [](auto& rows) { std::swap(rows[0], rows[1]); });
  EXPECT_EQ(ids(scenes), (Ids{"b", "a"}));
  EXPECT_EQ(scenes[1].position, 1);
}

TEST_F(Projects, ReplaceTheirScenesAtOnce) {
  projects_.add({.id = "p"});
  projects_.add({.id = "other"});
  projects_.put_scenes("p", {{.id = "a", .description = "1"}, {.id = "b"}, {.id = "c"}});
  projects_.add_take({.id = "t", .scene = "a"});
  projects_.add_take({.id = "u", .scene = "b"});
  projects_.put_scenes("p", {{.id = "c"}, {.id = "a", .description = "2", .take = "t"}, {.id = "d"}});
  EXPECT_EQ(ids(projects_.scenes("p")), (Ids{"c", "a", "d"}));
  EXPECT_EQ(projects_.find_scene("a")->position, 1);
  EXPECT_EQ(projects_.find_scene("a")->description, "2");
  EXPECT_EQ(ids(projects_.takes_of_project("p")), Ids{"t"}) << "the scene that stays keeps its takes";
  EXPECT_EQ(base::kind_thrown([&] { projects_.put_scenes("other", {{.id = "a"}}); }),
            base::ErrorKind::kConflict);
  EXPECT_TRUE(projects_.scenes("other").empty());
}

TEST_F(Projects, ChooseTheTakeThatCameLast) {
  projects_.add({.id = "p"});
  projects_.put_scenes("p", {{.id = "s"}});
  EXPECT_TRUE(projects_.add_take({.id = "t1", .scene = "s"}));
  EXPECT_TRUE(projects_.add_take({.id = "t2", .scene = "s"}));
  EXPECT_TRUE(projects_.add_take({.id = "t3", .scene = "s"}));
  EXPECT_EQ(projects_.find_scene("s")->take, "t3");
  EXPECT_FALSE(projects_.add_take({.id = "t4", .scene = "gone"}));
  EXPECT_FALSE(projects_.find_take("t4"));
  EXPECT_TRUE(projects_.add_take({.id = "t1", .scene = "s", .origin = "synced"})) << "again, after a crash";
  EXPECT_EQ(ids(projects_.takes("s")), (Ids{"t1", "t2", "t3"}));
  EXPECT_EQ(projects_.find_take("t1")->origin, "synced");
  EXPECT_EQ(projects_.find_scene("s")->take, "t1");
  projects_.remove_take("t1");
  EXPECT_EQ(projects_.find_scene("s")->take, "t3") << "the newest other one";
  projects_.remove_take("t2");
  EXPECT_EQ(projects_.find_scene("s")->take, "t3");
  projects_.remove_take("t3");
  EXPECT_EQ(projects_.find_scene("s")->take, "");
}

}  // namespace
}  // namespace store
