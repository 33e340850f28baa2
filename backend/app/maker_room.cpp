#include "app/maker_room.h"

#include <filesystem>
#include <utility>

namespace app {
namespace {

namespace fs = std::filesystem;

// The program's own catalogue and those of SONGREEL_MODELS; what is wrong with them is logged.
mv::Catalog read_catalog(const Settings& settings, base::Log& log) {
  mv::ProblemList problems("", settings.catalog.string());
  std::vector<fs::path> files{settings.catalog};
  files.insert(files.end(), settings.more_models.begin(), settings.more_models.end());
  mv::Catalog catalog = mv::Catalog::read(files, problems);
  for (const mv::FlavorProblem& problem : problems.problems())
    log.warning("bad_catalog", {{"what", mv::describe(problem)}});
  return catalog;
}

}  // namespace

struct MakerRoom::Parts {
  Parts(const Settings& settings, base::Log& log) : catalog(read_catalog(settings, log)) {}

  mv::Catalog catalog;
};

MakerRoom::MakerRoom(const Settings& settings, const media::Media&, base::Log& log)
    : parts_(std::make_unique<Parts>(settings, log)) {}
MakerRoom::~MakerRoom() = default;

const mv::Catalog& MakerRoom::catalog() const {
  return parts_->catalog;
}

std::vector<mv::Maker> MakerRoom::elsewhere() const {
  return {};
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
                    .has_model = {}});
  return makers;
}

}  // namespace app
