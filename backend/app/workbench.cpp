#include "app/workbench.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "app/cost_book.h"
#include "mv/film_graph.h"
#include "mv/lanes.h"
#include "mv/tasks/audio_tasks.h"
#include "mv/tasks/character_task.h"
#include "mv/tasks/clip_task.h"
#include "mv/tasks/lips_task.h"
#include "mv/tasks/scenes_task.h"
#include "mv/tasks/shown_media_tasks.h"
#include "mv/tasks/stitch_task.h"
#include "net/fetch.h"
#include "net/song_downloader.h"

namespace app {
namespace {

net::DownloaderSettings downloads_of(const Settings& settings) {
  net::DownloaderSettings downloads;
  downloads.program = settings.ytdlp;
  downloads.ffmpeg = settings.ffmpeg;
  downloads.allowed_hosts = settings.download_hosts;
  downloads.most_bytes = settings.upload_bytes;
  return downloads;
}

// Hosted work waits, mostly; each maker has a limit of its own as well.
constexpr int kMostHosted = 256;
constexpr int kMostOfMaker = 8;

}  // namespace

struct Workbench::Parts {
  Parts(Composition& composition, std::unique_ptr<store::Records> kept_records,
        const std::filesystem::path& outputs, Clips clips)
      : records(std::move(kept_records)),
        library(outputs, records->media(), composition.clock()),
        queue(records->jobs(), events, composition.clock()),
        voices(composition.media(), composition.kept(), composition.studio().lip_syncer.version(), outputs),
        fetcher({.allowed_special = composition.settings().fetch_allow}),
        makers(composition.settings(), composition.media(), composition.log(), composition.clock(),
               composition.cancel()),
        costs(composition.settings(), composition.clock()),
        downloader(downloads_of(composition.settings())),
        workshop{.studio = composition.studio(),
                 .library = library,
                 .records = *records,
                 .queue = queue,
                 .events = events,
                 .hearing = hearing,
                 .voices = voices,
                 .fetcher = fetcher,
                 .downloader = downloader,
                 .makers = makers.table(composition.studio()),
                 .catalog = makers.catalog(),
                 .spending = costs.spending(),
                 .maker_health = maker_health,
                 .most_song_bytes = composition.settings().upload_bytes,
                 .keeps_clips = clips == Clips::kAreKeptByContent,
                 .mock_clips = composition.settings().mock_clips},
        scenes(workshop),
        story(workshop),
        portrait(workshop),
        song(workshop),
        rewrite(workshop),
        character(workshop),
        clip(workshop),
        lips(workshop),
        stitch(workshop),
        film(workshop),
        trim(workshop),
        aac(workshop),
        download(workshop),
        fetch(workshop),
        still(workshop),
        waveform(workshop),
        preview(workshop) {}

  std::unique_ptr<store::Records> records;
  mv::Library library;
  jobs::Events events;
  jobs::Queue queue;
  mv::Hearing hearing;
  mv::VoiceHearing voices;
  net::Fetcher fetcher;
  MakerRoom makers;
  CostBook costs;
  mv::MakerHealth maker_health;
  net::SongDownloader downloader;
  mv::Workshop workshop;
  mv::ScenesTask scenes;
  mv::StoryTask story;
  mv::PortraitTask portrait;
  mv::SongTask song;
  mv::RewriteTask rewrite;
  mv::CharacterTask character;
  mv::ClipTask clip;
  mv::LipsTask lips;
  mv::StitchTask stitch;
  mv::FilmTask film;
  mv::TrimTask trim;
  mv::AacTask aac;
  mv::DownloadTask download;
  mv::FetchTask fetch;
  mv::StillTask still;
  mv::WaveformTask waveform;
  mv::PreviewTask preview;
};

Workbench::Workbench(Composition& composition, std::unique_ptr<store::Records> records,
                     const std::filesystem::path& outputs, Clips clips)
    : parts_(std::make_unique<Parts>(composition, std::move(records), outputs, clips)) {}
Workbench::~Workbench() = default;

const mv::Workshop& Workbench::workshop() const {
  return parts_->workshop;
}
jobs::Queue& Workbench::queue() {
  return parts_->queue;
}
const MakerRoom& Workbench::makers() const {
  return parts_->makers;
}
store::Records& Workbench::records() {
  return *parts_->records;
}

std::map<std::string, jobs::Task*> Workbench::tasks() {
  return {{"scenes", &parts_->scenes},     {"story", &parts_->story},     {"portrait", &parts_->portrait},
          {"song", &parts_->song},         {"rewrite", &parts_->rewrite}, {"character", &parts_->character},
          {"clip", &parts_->clip},         {"lips", &parts_->lips},       {"stitch", &parts_->stitch},
          {"film", &parts_->film},         {"trim", &parts_->trim},       {"aac", &parts_->aac},
          {"download", &parts_->download}, {"fetch", &parts_->fetch},     {"still", &parts_->still},
          {"waveform", &parts_->waveform}, {"preview", &parts_->preview}};
}

jobs::RunnerSettings runner_settings(const Settings& settings) {
  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  jobs::RunnerSettings runner;
  runner.lanes = {{mv::kPaintLane, cores},        {mv::kMediaLane, 2},
                  {mv::kDownloadLane, 1},         {mv::kWriteLane, 2},
                  {mv::kHostedLane, kMostHosted}, {mv::kShowLane, 2}};
  for (const char* maker : {"replicate", "gemini", "openai"}) runner.makers[maker] = kMostOfMaker;
  for (const char* maker : {"comfyui", "sdcpp"}) runner.makers[maker] = 1;  // one graphics card
  for (const auto& [name, count] : settings.jobs) {
    if (count > 0) (runner.lanes.contains(name) ? runner.lanes : runner.makers)[name] = count;
  }
  return runner;
}

}  // namespace app
