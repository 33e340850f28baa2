#include "routers/api/project_film.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "mv/film_graph.h"
#include "routers/api/job_reply.h"

namespace api {
namespace {

constexpr std::size_t kNameFromIdea = 60;  // bytes

}  // namespace

jobs::Job start_film(const Context& context, const http::Request& request, const std::string& id,
                     const mv::FilmWish& wish) {
  if (std::optional<jobs::Job> before = asked_before(context, request)) return *std::move(before);
  const store::ProjectRow project = mv::existing_project(context.workshop, id);
  const auto running =
      project.film_job.empty() ? std::nullopt : context.workshop.queue.find(project.film_job);
  if (running && !jobs::is_ended(running->state)) return *running;
  // Two who ask at the same moment know the same last film, and so get the same new one.
  const auto graph = wish.takes_current_clips() ? mv::current_film_graph
                     : wish.syncs_lips()        ? mv::synced_film_graph
                                                : mv::film_graph;
  jobs::Job film = enqueue(
      context, request, [&](const std::string& head) { return graph(context.workshop, project, head); },
      fmt::format("film of {} after {}", project.id, project.film_job));
  // A key of long ago brings back a film that has ended: it is not the last one now.
  if (!jobs::is_ended(film.state)) mv::set_film_job(context.workshop, project.id, film.id);
  return film;
}

std::string name_from(const std::string& idea) {
  std::string name(base::trimmed(idea));
  name = name.substr(0, name.find('\n'));
  if (name.size() > kNameFromIdea) {
    name.resize(name.rfind(' ', kNameFromIdea) == std::string::npos ? kNameFromIdea
                                                                    : name.rfind(' ', kNameFromIdea));
    while (!name.empty() && !base::is_valid_utf8(name)) name.pop_back();
    name += " …";
  }
  return name;
}

}  // namespace api
