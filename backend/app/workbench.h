#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/composition.h"
#include "app/maker_room.h"
#include "jobs/runner.h"
#include "mv/workshop.h"
#include "store/records.h"

namespace app {

// Everything that durable work needs, built around a studio and its records. What it returns lives as long as
// it does and is thread-safe.
class Workbench {
 public:
  // `outputs`: where the library keeps its files. The composition outlives it.
  enum class Clips {
    kAreTakes,          // each is a file of its own in the library
    kAreKeptByContent,  // and kept besides, for the next run of the same command
  };
  Workbench(Composition& composition, std::unique_ptr<store::Records> records,
            const std::filesystem::path& outputs, Clips clips = Clips::kAreTakes);
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  const mv::Workshop& workshop() const;
  jobs::Queue& queue();
  store::Records& records();
  const MakerRoom& makers() const;
  // The table of all kinds of jobs.
  std::map<std::string, jobs::Task*> tasks();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// How many jobs of each lane run at once: as set, else as many clips as there are cores. And of each maker.
jobs::RunnerSettings runner_settings(const Settings& settings);

}  // namespace app
