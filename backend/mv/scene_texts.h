#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mv/makers.h"
#include "mv/workshop.h"
#include "store/project_records.h"

namespace mv {

// The scenes of a project as texts in an order. All of these throw Error{kNotFound} for ids that are not
// there, Error{kUsage, kTooLong, kInvalidText} for texts that no scene can have, and publish the project as
// changed. Thread-safe: two changes at once do not undo each other.

// New texts for all scenes. Ids follow from `job`, so that a repetition after a crash gives the same scenes.
void replace_scenes(const Workshop& workshop, const std::string& project, const std::string& job,
                    const std::vector<Scene>& scenes);
std::string id_of_scene(const std::string& job, std::size_t index);

// `id`: a UUID that no scene has. `position` from 0; beyond the end, or nothing: at the end.
store::SceneRow add_scene(const Workshop& workshop, const std::string& project, const std::string& id,
                          const Scene& text, std::optional<std::int64_t> position);
store::SceneRow edit_scene(const Workshop& workshop, const std::string& project, const std::string& scene,
                           const std::optional<std::string>& description,
                           const std::optional<std::string>& negative_description,
                           std::optional<std::int64_t> position);
// Throws Error{kUsage} unless `order` names each scene once.
void order_scenes(const Workshop& workshop, const std::string& project,
                  const std::vector<std::string>& order);
// With its takes and their files.
void remove_scene(const Workshop& workshop, const std::string& project, const std::string& scene);

}  // namespace mv
