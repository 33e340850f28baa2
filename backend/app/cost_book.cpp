#include "app/cost_book.h"

#include <filesystem>
#include <system_error>

#include "store/run_records.h"

namespace app {
namespace {

namespace fs = std::filesystem;

// Beside the other records, but a file of its own: see store::RunRecords.
constexpr const char* kCosts = "costs.db";
constexpr const char* kReplies = "replies";

fs::path ready_folder(const fs::path& folder) {
  std::error_code ignored;  // whoever writes there says what is wrong
  fs::create_directories(folder, ignored);
  return folder;
}

// A budget that is not understood must not mean none.
const Settings& checked(const Settings& settings) {
  require_valid(settings, {Part::kMakers});
  return settings;
}

}  // namespace

CostBook::CostBook(const Settings& settings, const base::Clock& clock)
    : records_(store::open_runs(ready_folder(checked(settings).outputs) / kCosts)),
      spending_(*records_, settings.budget, clock, ready_folder(settings.outputs / kReplies)) {}

}  // namespace app
