#include "app/maker_room.h"

#include <filesystem>
#include <utility>

#include "app/elsewhere.h"

namespace app {
namespace {

namespace fs = std::filesystem;

// The program's own catalogue and those of SONGREEL_MODELS.
mv::Catalog read_catalog(const Settings& settings, mv::ProblemList& problems, const base::Clock& clock) {
  std::vector<fs::path> files{settings.catalog};
  files.insert(files.end(), settings.more_models.begin(), settings.more_models.end());
  return mv::Catalog::read(files, problems, &clock);
}

}  // namespace

struct MakerRoom::Parts {
  Parts(const Settings& settings, const media::Media& media, base::Log& log, const base::Clock& clock,
        base::CancelToken ending)
      : catalog(read_catalog(settings, problems, clock)),
        replicate(settings, catalog, media, clock, std::move(ending)),
        gemini(settings, catalog, media),
        openai(settings, catalog, media),
        comfyui(settings, catalog, media),
        sdcpp(settings, catalog, media) {
    for (const mv::FlavorProblem& problem : problems.problems())
      log.warning("bad_catalog", {{"what", mv::describe(problem)}});
  }

  mv::ProblemList problems{"", ""};
  mv::Catalog catalog;
  ReplicateMakers replicate;
  GeminiMakers gemini;
  OpenaiMakers openai;
  ComfyuiMakers comfyui;
  SdcppMakers sdcpp;
};

MakerRoom::MakerRoom(const Settings& settings, const media::Media& media, base::Log& log,
                     const base::Clock& clock, base::CancelToken ending)
    : parts_(std::make_unique<Parts>(settings, media, log, clock, std::move(ending))) {}
MakerRoom::~MakerRoom() = default;

const mv::Catalog& MakerRoom::catalog() const {
  return parts_->catalog;
}

const std::vector<mv::FlavorProblem>& MakerRoom::catalog_problems() const {
  return parts_->problems.problems();
}

std::vector<mv::Maker> MakerRoom::elsewhere() const {
  return {parts_->replicate.maker(), parts_->gemini.maker(), parts_->openai.maker(), parts_->comfyui.maker(),
          parts_->sdcpp.maker()};
}

int MakerRoom::hear(const std::string& maker, const Webhook& webhook) const {
  return maker == "replicate" ? parts_->replicate.hear(webhook) : 404;
}

std::optional<providers::RunReport> MakerRoom::call_off(const store::RunRow& run,
                                                        const base::CancelToken& cancel) const {
  if (run.maker == "replicate") return parts_->replicate.call_off(run, cancel);
  if (run.maker == "gemini") return parts_->gemini.call_off(run, cancel);
  if (run.maker == "comfyui") return parts_->comfyui.call_off(run, cancel);
  if (run.maker == "sdcpp") return parts_->sdcpp.call_off(run, cancel);
  return std::nullopt;
}

std::vector<mv::Maker> MakerRoom::table(const mv::Studio& studio) const {
  std::vector<mv::Maker> makers = elsewhere();
  makers.push_back({.name = mv::kBuiltinMaker,
                    .variable = "",
                    .is_set = true,
                    .scenes = &studio.scene_writer,
                    .images = &studio.image_maker,
                    .clips = &studio.clip_maker,
                    .lips = &studio.lip_syncer,
                    .models_there = {}});
  return makers;
}

}  // namespace app
