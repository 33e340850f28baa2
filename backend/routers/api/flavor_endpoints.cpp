#include "base/error.h"
#include "mv/flavor_preview.h"
#include "mv/lanes.h"
#include "mv/projects.h"
#include "mv/tasks/shown_media_tasks.h"
#include "routers/api/endpoint.h"
#include "routers/api/flavor_schema.h"
#include "routers/api/kept_reply.h"
#include "routers/api/media_reply.h"

namespace api {
namespace {

using http::Method;

http::Reply list(const Context& context) {
  const mv::Studio& studio = context.workshop.studio;
  FlavorShelf shelf;
  for (const std::string& name : studio.flavors.names()) {
    const auto flavor = studio.flavors.find(name);
    shelf.flavors.push_back({.name = name,
                             .description = flavor->description,
                             .preview_url = "/api/flavors/preview/" + mv::preview_key(studio, *flavor),
                             .number_of_scenes = flavor->parameters.number_of_scenes,
                             .clip_seconds = mv::ProjectSettings().clip_seconds});
  }
  return described(context, shelf);
}

http::Reply preview(const Context& context, const http::Request& request) {
  const mv::Studio& studio = context.workshop.studio;
  const std::string& key = request.parameters.at("key");
  const auto flavor = mv::flavor_of_preview(studio, key);
  if (!flavor) {
    throw base::Error(base::ErrorKind::kNotFound,
                      "no flavor looks like this now; read GET /api/flavors for today's previews");
  }
  KeptThing thing;
  thing.key = "preview " + key;
  thing.job.kind = "preview";
  thing.job.lane = mv::kShowLane;
  thing.job.maker = "builtin";
  thing.job.input = schema::to_json(mv::PreviewRequest{.config_flavor = flavor->name});
  thing.find = [&studio, flavor]() -> std::optional<http::Response> {
    const auto file = mv::find_preview(studio, *flavor);
    if (!file) return std::nullopt;
    return lasting_reply(*file, "image/jpeg");
  };
  return kept_reply(context, request, std::move(thing));
}

}  // namespace

std::vector<Endpoint> flavor_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(
      takes_nothing<FlavorShelf>(Method::kGet, "/api/flavors",
                                 {.id = "list_flavors",
                                  .summary = "The flavors with their words and pictures",
                                  .about = "`GET /api/mv/get_config_flavors` has the names alone.",
                                  .tag = "Films",
                                  .errors = {}},
                                 [&context](const http::Request&) { return list(context); }));
  table.push_back(media_endpoint(
      "/api/flavors/preview/{key}",
      {.id = "get_flavor_preview",
       .summary = "A picture of a flavor's look",
       .about = "Painted by the built-in maker when it is first asked for.",
       .tag = "Films",
       .errors = {{404, "NotFound", "no flavor looks like this now"}}},
      "image/jpeg", [&context](const http::Request& request) { return preview(context, request); }));
  return table;
}

}  // namespace api
