#include "mv/film.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "mv/film_graph.h"
#include "mv/projects.h"
#include "mv/tasks/clip_task.h"
#include "mv/testing/text_lips.h"
#include "net/fetch.h"
#include "net/song_downloader.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

// Scripted: writes the prompt as the clip, fails where the prompt says so, remembers what it was asked.
class ScriptedClipMaker final : public ClipMaker {
 public:
  std::string version() const override { return "scripted"; }
  Made make(const ClipRequest& request, const Flavor&, const fs::path& out, Commission& commission) override {
    commission.cancel().check();
    if (request.prompt == "full disk") throw base::Error(base::ErrorKind::kDiskFull, "no room");
    base::write_text(out, request.prompt);
    commission.report(0.5);
    commission.report(1);
    const std::lock_guard lock(mutex_);
    made_.insert(request.prompt);
    return {};
  }
  std::set<std::string> take_made() {
    const std::lock_guard lock(mutex_);
    return std::exchange(made_, {});
  }

 private:
  std::mutex mutex_;
  std::set<std::string> made_;
};

class ScriptedScenes final : public SceneWriter {
 public:
  Story write(const SceneRequest&, const Flavor&, Commission&) override {
    Story story;
    for (const std::string& prompt : prompts) story.scenes.push_back({prompt, ""});
    return story;
  }
  std::vector<std::string> prompts;
};

class ScriptedImages final : public ImageMaker {
 public:
  std::string version() const override { return "scripted"; }
  Made make(const ImageRequest&, const Flavor&, const fs::path& out, Commission&) override {
    base::write_text(out, "picture");
    return {};
  }
};

// In place of stitching, which needs real clips: the film is the list of its takes.
class ScriptedFilm final : public jobs::Task {
 public:
  explicit ScriptedFilm(const Workshop& workshop) : workshop_(workshop) {}
  boost::json::object run(const jobs::Job& job, jobs::Attempt& attempt) override {
    attempt.stage("stitching");
    std::string film;
    for (const store::SceneRow& scene : workshop_.records.projects().scenes(job.project)) {
      film += base::read_text(workshop_.library.existing_video(scene.take)) + "\n";
    }
    base::write_text(workshop_.library.place_for_video(job.id), film);
    return {{"metadata", boost::json::object()}};
  }

 private:
  const Workshop& workshop_;
};

// Checks that progress never falls, that stages come once and in order.
class WatchingObserver final : public FilmObserver {
 public:
  void stage_started(FilmStage stage, std::string_view) override { started_.push_back(stage); }
  void stage_progress(FilmStage, double fraction, std::int64_t frames, std::int64_t all_frames) override {
    EXPECT_GE(frames, frames_);
    EXPECT_LE(frames, all_frames);
    frames_ = frames;
    fraction_ = fraction;
  }
  void stage_finished(FilmStage stage, double, std::string_view) override {
    EXPECT_EQ(started_.back(), stage);
    finished_.push_back(stage);
  }
  double fraction() const { return fraction_; }
  const std::vector<FilmStage>& finished() const { return finished_; }

 private:
  std::int64_t frames_ = 0;
  double fraction_ = 0;
  std::vector<FilmStage> started_, finished_;
};

class ClipsInParallel : public testing::Test {
 protected:
  ~ClipsInParallel() override { fs::remove_all(folder_); }

  // One run of the program: its records and library are its own, what is kept stays for the next.
  Film make(const std::vector<std::string>& prompts, FilmObserver& observer,
            const base::CancelToken& cancel = {}) {
    scenes_.prompts = prompts;
    const Flavors flavors({.folders = {}, .names = {}}, FlavorLog(log_, DebugMode::kOff));
    const Studio studio{.media = media_,
                        .kept = kept_,
                        .flavors = flavors,
                        .scene_writer = scenes_,
                        .image_maker = images_,
                        .clip_maker = maker_,
                        .lip_syncer = lips_,
                        .clock = clock_,
                        .log = log_,
                        .workers = 4};
    const auto records = store::open_sqlite_in_memory();
    const Library library(folder_ / base::new_uuid(), records->media(), clock_);
    jobs::Events events;
    jobs::Queue queue(records->jobs(), events, clock_);
    Hearing hearing;
    VoiceHearing voices(media_, kept_, "test", folder_);
    const net::Fetcher fetcher({});
    const Catalog catalog;
    MakerHealth maker_health;
    const auto runs = store::open_runs_in_memory();
    const Spending spending(*runs, {}, clock_, folder_ / "replies");
    const net::SongDownloader downloader({});
    const Workshop workshop{.studio = studio,
                            .library = library,
                            .records = *records,
                            .queue = queue,
                            .events = events,
                            .hearing = hearing,
                            .voices = voices,
                            .fetcher = fetcher,
                            .downloader = downloader,
                            .makers = {{.name = "builtin",
                                        .is_set = true,
                                        .scenes = &scenes_,
                                        .images = &images_,
                                        .clips = &maker_,
                                        .lips = &lips_}},
                            .catalog = catalog,
                            .spending = spending,
                            .maker_health = maker_health,
                            .keeps_clips = true};
    StoryTask story(workshop);
    PortraitTask portrait(workshop);
    ClipTask clip(workshop);
    ScriptedFilm film(workshop);
    FilmRequest request;
    request.idea = "An idea";
    request.character = "A character";
    request.scenes = static_cast<int>(prompts.size());
    request.clip_length = timing::Flicks(timing::Flicks::period::den);
    request.out = folder_ / "film.mp4";
    return make_film(workshop, {{"story", &story}, {"portrait", &portrait}, {"clip", &clip}, {"film", &film}},
                     request, cancel, observer);
  }

  struct Folder {
    fs::path path = fs::temp_directory_path() / ("songreel-clips-" + base::new_uuid());
    Folder() { fs::create_directories(path); }
  } made_folder_;
  fs::path folder_ = made_folder_.path;
  media::Media media_{{.program = "/nonexistent", .arguments = {}}};
  storage::KeptFiles kept_{folder_ / "kept", 1 << 20};
  ScriptedClipMaker maker_;
  testing_room::TextLips lips_;
  ScriptedScenes scenes_;
  ScriptedImages images_;
  base::SystemClock clock_;
  base::NoLog log_;
};

std::vector<std::string> many_prompts() {
  std::vector<std::string> prompts;
  for (int i = 0; i < 40; ++i) prompts.push_back(fmt::format("scene {}", i));
  return prompts;
}

TEST_F(ClipsInParallel, AreEachMadeOnceAndInTheirPlace) {
  WatchingObserver observer;
  const Film film = make(many_prompts(), observer);
  EXPECT_EQ(maker_.take_made().size(), 40U);
  EXPECT_EQ(observer.fraction(), 1);
  EXPECT_EQ(observer.finished(),
            (std::vector{FilmStage::kScenes, FilmStage::kCharacter, FilmStage::kClips, FilmStage::kStitch}));
  std::string wanted;
  for (int i = 0; i < 40; ++i) {
    wanted += fmt::format("scene {}\n", i);
    EXPECT_EQ(base::read_text(film.clips[static_cast<std::size_t>(i)].file), fmt::format("scene {}", i));
  }
  EXPECT_EQ(base::read_text(folder_ / "film.mp4"), wanted);
}

TEST_F(ClipsInParallel, AreMadeAgainOnlyWhereSomethingChanged) {
  WatchingObserver observer;
  make(many_prompts(), observer);
  maker_.take_made();
  std::vector<std::string> edited = many_prompts();
  edited[7] = "another scene";
  WatchingObserver again;
  const Film second = make(edited, again);
  EXPECT_EQ(maker_.take_made(), std::set<std::string>{"another scene"});
  EXPECT_TRUE(second.clips[8].was_kept);
  EXPECT_FALSE(second.clips[7].was_kept);
}

TEST_F(ClipsInParallel, StopAtTheFirstErrorAndKeepWhatWasFinished) {
  std::vector<std::string> prompts = many_prompts();
  prompts[20] = "full disk";
  WatchingObserver observer;
  const base::CancelToken cancel;
  try {
    make(prompts, observer, cancel);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kDiskFull);
    EXPECT_EQ(error.message(), "clip 21: no room");
  }
  EXPECT_FALSE(cancel.canceled()) << "other work of the caller would stop too";
  const std::size_t made = maker_.take_made().size();
  EXPECT_LT(made, 40U);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "kept")) {
    EXPECT_NE(entry.path().extension(), ".part") << "half-written";
  }
  EXPECT_FALSE(fs::exists(folder_ / "film.mp4"));
}

TEST_F(ClipsInParallel, AreNotBegunAfterACancellation) {
  WatchingObserver observer;
  const base::CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW(make(many_prompts(), observer, cancel), base::Error);
  EXPECT_TRUE(maker_.take_made().empty());
}

}  // namespace
}  // namespace mv
