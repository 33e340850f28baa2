#include "mv/project_removal.h"

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "mv/projects.h"
#include "schema/json.h"

namespace mv {
namespace {

// Another project that shows this picture or plays this song, or "".
std::string other_user(const Workshop& workshop, const store::MediaRow& file, const std::string& project) {
  if (file.kind == "video") return {};
  std::string before;
  while (true) {
    const std::vector<store::ProjectRow> page = workshop.records.projects().list(before, 100);
    for (const store::ProjectRow& other : page) {
      if (other.id != project && (other.character_image == file.id || other.audio == file.id))
        return other.id;
    }
    if (page.size() < 100) return {};
    before = page.back().id;
  }
}

}  // namespace

Removal measure(const Workshop& workshop, const std::string& project) {
  const store::ProjectRow row = existing_project(workshop, project);
  Removal removal;
  removal.scenes = static_cast<int>(workshop.records.projects().scenes(row.id).size());
  removal.takes = static_cast<int>(workshop.records.projects().takes_of_project(row.id).size());
  for (const store::MediaRow& file : workshop.library.records().of_project(row.id)) {
    ++removal.files;
    removal.bytes += static_cast<std::uintmax_t>(file.bytes);
  }
  return removal;
}

Removal remove(const Workshop& workshop, const std::string& project) {
  const store::ProjectRow row = existing_project(workshop, project);
  Removal removal = measure(workshop, row.id);
  store::JobFilter unfinished{
      .state = {}, .kind = {}, .project = row.id, .graph = {}, .before = {}, .limit = 200};
  for (const jobs::State state : {jobs::State::kQueued, jobs::State::kRunning, jobs::State::kHeld}) {
    unfinished.state = state;
    for (const jobs::Job& job : workshop.queue.list(unfinished)) workshop.queue.cancel(job.id);
  }
  const std::vector<store::MediaRow> files = workshop.library.records().of_project(row.id);
  workshop.records.projects().remove(row.id);
  removal.bytes = 0;
  removal.files = 0;
  for (store::MediaRow file : files) {
    file.project = other_user(workshop, file, row.id);
    if (!file.project.empty()) {
      workshop.library.records().put(file);  // it belongs to that one from now on
      continue;
    }
    removal.bytes += workshop.library.remove(file);
    ++removal.files;
  }
  workshop.events.publish("project", row.id, row.id,
                          schema::to_text(boost::json::object{{"id", row.id}, {"deleted", true}}));
  return removal;
}

}  // namespace mv
