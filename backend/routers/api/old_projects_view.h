#pragma once

#include <optional>
#include <string>

#include "routers/api/context.h"
#include "routers/api/old_projects_schema.h"
#include "store/project_records.h"

namespace api {

// How /api/mv/projects shows our projects. Its URLs are signed where keys are on: their names are not those
// that sign_urls() knows.
OldProject old_view_of(const Context& context, const store::ProjectRow& project);
// The last film, or nothing.
std::optional<OldFilm> old_film_of(const Context& context, const store::ProjectRow& project);

}  // namespace api
