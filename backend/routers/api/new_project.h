#pragma once

#include "mv/projects.h"
#include "routers/api/context.h"
#include "routers/api/project_schema.h"

namespace api {

// A project as a client wants it, not stored yet. Its row has no settings.
struct ProjectDraft {
  store::ProjectRow project;
  mv::ProjectSettings settings;
};
ProjectDraft draft_of(const Context& context, const NewProject& body);

}  // namespace api
