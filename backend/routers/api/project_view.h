#pragma once

#include "mv/projects.h"
#include "routers/api/context.h"
#include "routers/api/project_schema.h"

namespace api {

// How the API shows projects: rows, files and jobs put together. Opens no media file.
ProjectView view_of(const Context& context, const store::ProjectRow& project);
ProjectSummary summary_of(const Context& context, const store::ProjectRow& project);
SceneView view_of_scene(const Context& context, const std::string& project, const std::string& scene);

// "draft", "working", "failed" or "done".
std::string state_of(const Context& context, const store::ProjectRow& project);

// "2026-03-01T12:00:00.123Z".
std::string iso_time(store::WallTime time);

}  // namespace api
