#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mv/catalog.h"
#include "mv/flavor.h"
#include "mv/projects.h"
#include "mv/workshop.h"

namespace mv {

// Who does a piece of work, and with which of its models.
struct MakerChoice {
  std::string maker;
  std::string model;  // "" where the maker has but one way
};

// The one that is asked for (a request's `backend`, or a project's), else the one whose model the flavor
// names, else the best that is set up, else the built-in one. Throws Error{kUsage} for an unknown name and
// Error{kNotConfigured} for one that is asked for and not set up (the message names the variable) or does no
// such work.
MakerChoice choose_maker(const Workshop& workshop, Work work, const std::optional<std::string>& asked,
                         const Flavor& flavor);

// Throws Error{kUsage} for a name that no maker has; one that is not set up may be by then.
void check_names(const Workshop& workshop, const ProjectMakers& makers);

// For a project: `asked` beats the project's own choice.
std::string maker_for(const Workshop& workshop, const store::ProjectRow& project, Work work,
                      const std::optional<std::string>& asked);

// The model that a flavor asks for. It says nothing of scenes and lips.
std::string_view model_of_flavor(const Flavor& flavor, Work work);

// The model that a maker uses for a flavor: the one that the settings name, else the flavor's, where it is
// the maker's, else the maker's best.
std::string model_of(const Workshop& workshop, const std::string& maker, Work work, const Flavor& flavor);

// What is to be told of that with the result: that the flavor names a model that nobody knows, so that
// another one was used, and perhaps paid.
std::vector<std::string> notes_of_choice(const Workshop& workshop, const std::string& maker, Work work,
                                         const Flavor& flavor);

// The door of a chosen maker, as jobs keep it by name. Throws Error{kNotConfigured} when it is not set up any
// more.
SceneWriter& scene_writer(const Workshop& workshop, const std::string& maker);
ImageMaker& image_maker(const Workshop& workshop, const std::string& maker);
ClipMaker& clip_maker(const Workshop& workshop, const std::string& maker);
LipSyncer& lip_syncer(const Workshop& workshop, const std::string& maker);

// Makes it the maker's job. Work elsewhere takes no processor of ours, so it waits in a lane of its own; and
// it is taken up again after many a crash, since it is no work of ours that makes the program end.
// `own_lane`: the built-in maker's.
void give_to(jobs::NewJob& job, const std::string& maker, const char* own_lane);

}  // namespace mv
