#include "mv/paint_clips.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

// Scripted: writes the prompt as the clip, fails where the prompt says so, remembers what it was asked.
class ScriptedClipMaker final : public ClipMaker {
 public:
  std::string version() const override { return "scripted"; }
  void make(const ClipRequest& request, const Flavor&, const fs::path& out, base::CancelToken cancel,
            base::ProgressSink& progress) override {
    cancel.check();
    if (request.prompt == "full disk") throw base::Error(base::ErrorKind::kDiskFull, "no room");
    base::write_text(out, request.prompt);
    progress.report(0.5);
    progress.report(1);
    const std::lock_guard lock(mutex_);
    made_.insert(request.prompt);
  }
  std::set<std::string> take_made() {
    const std::lock_guard lock(mutex_);
    return std::exchange(made_, {});
  }

 private:
  std::mutex mutex_;
  std::set<std::string> made_;
};

class NoScenes final : public SceneWriter {
 public:
  std::vector<Scene> write(const SceneRequest&, const Flavor&, base::CancelToken) override { return {}; }
};
class NoImages final : public ImageMaker {
 public:
  std::string version() const override { return "none"; }
  void make(const ImageRequest&, const Flavor&, const fs::path&, base::CancelToken) override {}
};

// Checks that progress never falls and ends at the whole.
class WatchingObserver final : public FilmObserver {
 public:
  void stage_started(FilmStage, std::string_view) override {}
  void stage_progress(FilmStage, double fraction, std::int64_t frames, std::int64_t all_frames) override {
    EXPECT_GE(frames, frames_);
    EXPECT_LE(frames, all_frames);
    frames_ = frames;
    fraction_ = fraction;
  }
  void stage_finished(FilmStage, double, std::string_view) override {}
  double fraction() const { return fraction_; }

 private:
  std::int64_t frames_ = 0;
  double fraction_ = 0;
};

class ClipsInParallel : public testing::Test {
 protected:
  ClipsInParallel() { base::write_text(folder_ / "character.png", "picture"); }
  ~ClipsInParallel() override { fs::remove_all(folder_); }

  Film film_of(const std::vector<std::string>& prompts) {
    Film film;
    film.plan.rate = {24};
    film.maker = maker_.version();
    film.character_image = folder_ / "character.png";
    for (const std::string& prompt : prompts) {
      film.plan.clip_frames.push_back(24);
      film.clips.push_back({.scene = {.description = prompt, .negative_description = ""},
                            .seed = film.clips.size(),
                            .frames = 24,
                            .file = {},
                            .was_kept = false,
                            .seconds = 0});
    }
    return film;
  }

  void paint(Film& film, FilmObserver& observer, const base::CancelToken& cancel = {}) {
    const Flavors flavors({.folders = {}, .names = {}}, FlavorLog(log_, DebugMode::kOff));
    const Studio studio{.media = media_,
                        .kept = kept_,
                        .flavors = flavors,
                        .scene_writer = scenes_,
                        .image_maker = images_,
                        .clip_maker = maker_,
                        .clock = clock_,
                        .log = log_,
                        .workers = 4};
    paint_clips(studio, {}, *flavors.find_or_default("default"), std::nullopt, film, cancel, observer);
  }

  struct Folder {
    fs::path path = fs::temp_directory_path() / ("songreel-clips-" + base::new_uuid());
    Folder() { fs::create_directories(path); }
  } made_folder_;
  fs::path folder_ = made_folder_.path;
  media::Media media_{{.program = "/nonexistent", .arguments = {}}};
  storage::KeptFiles kept_{folder_ / "kept", 1 << 20};
  ScriptedClipMaker maker_;
  NoScenes scenes_;
  NoImages images_;
  base::SystemClock clock_;
  base::NoLog log_;
};

std::vector<std::string> many_prompts() {
  std::vector<std::string> prompts;
  for (int i = 0; i < 40; ++i) prompts.push_back(fmt::format("scene {}", i));
  return prompts;
}

TEST_F(ClipsInParallel, AreEachMadeOnceAndInTheirPlace) {
  Film film = film_of(many_prompts());
  WatchingObserver observer;
  paint(film, observer);
  EXPECT_EQ(maker_.take_made().size(), 40U);
  EXPECT_EQ(observer.fraction(), 1);
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(base::read_text(film.clips[static_cast<std::size_t>(i)].file), fmt::format("scene {}", i));
  }
}

TEST_F(ClipsInParallel, AreMadeAgainOnlyWhereSomethingChanged) {
  Film first = film_of(many_prompts());
  WatchingObserver observer;
  paint(first, observer);
  maker_.take_made();
  std::vector<std::string> edited = many_prompts();
  edited[7] = "another scene";
  Film second = film_of(edited);
  WatchingObserver again;
  paint(second, again);
  EXPECT_EQ(maker_.take_made(), std::set<std::string>{"another scene"});
  EXPECT_TRUE(second.clips[8].was_kept);
}

TEST_F(ClipsInParallel, StopAtTheFirstErrorAndKeepWhatWasFinished) {
  std::vector<std::string> prompts = many_prompts();
  prompts[20] = "full disk";
  Film film = film_of(prompts);
  WatchingObserver observer;
  const base::CancelToken cancel;
  try {
    paint(film, observer, cancel);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::kDiskFull);
    EXPECT_EQ(error.message(), "clip 21: no room");
  }
  EXPECT_FALSE(cancel.canceled()) << "other work of the caller would stop too";
  const std::size_t made = maker_.take_made().size();
  EXPECT_LT(made, 40U);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "kept")) {
    EXPECT_EQ(entry.path().extension(), ".mp4") << "half-written";
  }
}

TEST_F(ClipsInParallel, AreNotBegunAfterACancellation) {
  Film film = film_of(many_prompts());
  WatchingObserver observer;
  const base::CancelToken cancel;
  cancel.cancel();
  EXPECT_THROW(paint(film, observer, cancel), base::Error);
  EXPECT_TRUE(maker_.take_made().empty());
}

}  // namespace
}  // namespace mv
