#pragma once

#include <string>

#include "jobs/job.h"
#include "mv/tasks/stitch_task.h"
#include "routers/api/context.h"
#include "routers/http/message.h"

namespace api {

// The job that makes a project's film. While one is being made, asking again is asking for that one. Throws
// as enqueue(), mv::existing_project() and mv::current_film_graph().
jobs::Job start_film(const Context& context, const http::Request& request, const std::string& project,
                     const mv::FilmWish& wish = {});

// What a project is called that was given no name: the beginning of its idea.
std::string name_from(const std::string& idea);

}  // namespace api
