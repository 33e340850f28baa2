#include "app/maker_room.h"

#include <system_error>
#include <utility>

#include "store/run_records.h"

namespace app {
namespace {

namespace fs = std::filesystem;

// Beside the records, but a file of its own: see store::RunRecords.
constexpr const char* kCosts = "costs.db";
constexpr const char* kReplies = "replies";

fs::path ready_folder(const fs::path& folder) {
  std::error_code ignored;  // whoever writes there says what is wrong
  fs::create_directories(folder, ignored);
  return folder;
}

}  // namespace

mv::Catalog read_catalog(const Settings& settings, base::Log& log) {
  mv::ProblemList problems("", settings.catalog.string());
  std::vector<fs::path> files{settings.catalog};
  files.insert(files.end(), settings.more_models.begin(), settings.more_models.end());
  mv::Catalog catalog = mv::Catalog::read(files, problems);
  for (const mv::FlavorProblem& problem : problems.problems()) log.warning(mv::describe(problem));
  return catalog;
}

struct MakerRoom::Parts {
  Parts(const Settings& settings, const base::Clock& clock, const fs::path& outputs, base::Log& log)
      : catalog(read_catalog(settings, log)),
        records(store::open_runs(ready_folder(outputs) / kCosts)),
        spending(*records, settings.budget, clock, ready_folder(outputs / kReplies)) {}

  mv::Catalog catalog;
  std::unique_ptr<store::RunRecords> records;
  mv::Spending spending;
};

MakerRoom::MakerRoom(const Settings& settings, const media::Media&, const base::Clock& clock,
                     const fs::path& outputs, base::Log& log)
    : parts_(std::make_unique<Parts>(settings, clock, outputs, log)) {}
MakerRoom::~MakerRoom() = default;

const mv::Catalog& MakerRoom::catalog() const {
  return parts_->catalog;
}
const mv::Spending& MakerRoom::spending() const {
  return parts_->spending;
}

std::vector<mv::Maker> MakerRoom::table(const mv::Studio& studio) const {
  return {{.name = mv::kBuiltinMaker,
           .variable = "",
           .is_set = true,
           .scenes = &studio.scene_writer,
           .images = &studio.image_maker,
           .clips = &studio.clip_maker,
           .lips = &studio.lip_syncer}};
}

}  // namespace app
