#pragma once

#include <string>
#include <vector>

#include "jobs/runner.h"
#include "mv/made_by.h"
#include "mv/workshop.h"

namespace mv {

struct ToldStory {
  std::vector<Scene> scenes;
  MadeBy made;
};

// What a maker elsewhere has written for a command line is kept under this key, so that the same command gets
// the same scenes and pays for them once. "": it is not kept.
std::string story_key(const Workshop& workshop, const std::string& maker, const SceneRequest& request,
                      const Flavor& flavor);
// The scenes of a film, by the job's maker, kept or new. `commission` is one with that key.
ToldStory tell_story(const Workshop& workshop, const jobs::Job& job, const SceneRequest& request,
                     const Flavor& flavor, const std::string& key, Commission& commission);

}  // namespace mv
