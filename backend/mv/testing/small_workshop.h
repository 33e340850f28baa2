#pragma once

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/id.h"
#include "jobs/runner.h"
#include "mv/testing/text_lips.h"
#include "mv/workshop.h"
#include "net/fetch.h"
#include "net/song_downloader.h"

namespace mv::testing_room {

// Each scene is the idea and its number.
class NumberedScenes final : public SceneWriter {
 public:
  Story write(const SceneRequest& request, const Flavor&, Commission&) override {
    Story story;
    for (int i = 0; i < request.number_of_scenes; ++i)
      story.scenes.push_back({request.idea + " " + std::to_string(i + 1), ""});
    return story;
  }
};

class TextImages final : public ImageMaker {
 public:
  std::string version() const override { return "text"; }
  Made make(const ImageRequest& request, const Flavor&, const std::filesystem::path& out,
            Commission&) override {
    base::write_text(out, request.character_description);
    return {};
  }
};

class TextClips final : public ClipMaker {
 public:
  std::string version() const override { return "text"; }
  Made make(const ClipRequest& request, const Flavor&, const std::filesystem::path& out,
            Commission&) override {
    base::write_text(out, request.prompt);
    return {};
  }
};

// A whole workshop in a folder of its own, with makers that write texts. Its media worker is a program that
// does nothing for half a minute: whoever opens a medium hangs unless canceled.
struct SmallWorkshop {
  explicit SmallWorkshop(DebugMode debug = DebugMode::kOff) : mode(debug) {}
  ~SmallWorkshop() { std::filesystem::remove_all(folder); }
  SmallWorkshop(const SmallWorkshop&) = delete;
  SmallWorkshop& operator=(const SmallWorkshop&) = delete;

  DebugMode mode;
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("songreel-small-" + base::new_uuid());
  base::MemoryLog log;  // for one thread at a time
  base::SystemClock clock;
  media::Media media{{.program = "/bin/sh", .arguments = {"-c", "exec sleep 30"}}};
  storage::KeptFiles kept{folder / "kept", 1 << 20};
  Flavors flavors{{.folders = {}, .names = {}}, FlavorLog(log, DebugMode::kOff)};
  NumberedScenes scenes;
  TextImages images;
  TextClips clips;
  TextLips lips;
  Studio studio{.media = media,
                .kept = kept,
                .flavors = flavors,
                .scene_writer = scenes,
                .image_maker = images,
                .clip_maker = clips,
                .lip_syncer = lips,
                .clock = clock,
                .log = log,
                .debug = mode};
  std::unique_ptr<store::Records> records = store::open_sqlite_in_memory();
  std::unique_ptr<store::RunRecords> runs = store::open_runs_in_memory();
  Catalog catalog;
  MakerHealth maker_health;
  Spending spending{*runs, {}, clock, folder / "replies"};
  Library library{folder, records->media(), clock};
  jobs::Events events;
  jobs::Queue queue{records->jobs(), events, clock};
  Hearing hearing;
  VoiceHearing voices{media, kept, "test", folder};
  net::Fetcher fetcher{{}};
  net::SongDownloader downloader{{}};
  Workshop workshop{.studio = studio,
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
                                .scenes = &scenes,
                                .images = &images,
                                .clips = &clips,
                                .lips = &lips}},
                    .catalog = catalog,
                    .spending = spending,
                    .maker_health = maker_health};
};

// An attempt that nobody watches.
class QuietAttempt final : public jobs::Attempt {
 public:
  void report(double) override {}
  base::CancelToken cancel() const override { return cancel_; }
  bool is_called_off() const override { return cancel_.canceled(); }
  void stage(std::string_view) override {}
  void add_on_success(std::vector<jobs::NewJob>, const std::string&) override {}

 private:
  base::CancelToken cancel_;
};

}  // namespace mv::testing_room
