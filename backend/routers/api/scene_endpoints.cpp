#include <utility>

#include "base/error.h"
#include "base/random.h"
#include "base/text.h"
#include "mv/film_graph.h"
#include "mv/lanes.h"
#include "mv/maker_choice.h"
#include "mv/scene_texts.h"
#include "mv/takes.h"
#include "mv/tasks/clip_task.h"
#include "routers/api/endpoint.h"
#include "routers/api/project_view.h"

namespace api {
namespace {

using http::Method;

const schema::ErrorAnswer kNoScene = {404, "NotFound", "there is no scene of this project with the id …"};
const schema::ErrorAnswer kEmptyText = {400, "ValidationError",
                                        "the description is empty; say in a sentence what the scene shows"};

std::string scene_of(const http::Request& request) {
  return request.parameters.at("scene");
}

http::Reply scene_reply(const Context& context, const http::Request& request, const std::string& scene,
                        int status = 200) {
  return described(context, view_of_scene(context, id_of(request), scene), status);
}

http::Reply project_reply(const Context& context, const http::Request& request) {
  return described(context, view_of(context, mv::existing_project(context.workshop, id_of(request))));
}

http::Reply new_take(const Context& context, const http::Request& request, const mv::TakeRequest& body) {
  return run_job(context, request, [&](const std::string& id) {
    const store::SceneRow scene = mv::existing_scene(context.workshop, id_of(request), scene_of(request));
    // Asked for without a seed, another take than the last one comes: that is what people press the button
    // for.
    const std::int64_t seed = body.seed.value_or(static_cast<std::int64_t>(base::mix_seed(0, id) >> 33));
    const store::ProjectRow project = mv::existing_project(context.workshop, scene.project);
    const std::string maker = mv::maker_for(context.workshop, project, mv::Work::kClip, body.backend);
    jobs::NewJob job = mv::take_job(scene, maker, seed);
    job.id = id;
    return std::vector{std::move(job)};
  });
}

http::Reply rewrite(const Context& context, const http::Request& request) {
  return run_job(context, request, [&](const std::string& id) {
    const store::SceneRow scene = mv::existing_scene(context.workshop, id_of(request), scene_of(request));
    const std::string writer = mv::maker_for(
        context.workshop, mv::existing_project(context.workshop, scene.project), mv::Work::kScenes, {});
    jobs::NewJob job{.id = id, .kind = "rewrite", .project = scene.project, .scene = scene.id};
    mv::give_to(job, writer, mv::kWriteLane);
    return std::vector{std::move(job)};
  });
}

http::Reply add(const Context& context, const http::Request& request, const NewScene& body) {
  const std::string id = make_once(
      context, request,
      [&](const std::string& own) {
        const auto scene = context.workshop.records.projects().find_scene(own);
        return scene && scene->project == base::lower(id_of(request));
      },
      [&](const std::string& own) {
        mv::add_scene(context.workshop, id_of(request), own,
                      {body.description, body.negative_description.value_or("")}, body.position);
      });
  return scene_reply(context, request, id, 201);
}

std::vector<Endpoint> texts(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(
      takes_json<NewScene, SceneView>(Method::kPost, "/api/projects/{id}/scenes",
                                      {.id = "add_scene",
                                       .summary = "Add a scene",
                                       .about = "At the end, or at `position`.",
                                       .tag = "Projects",
                                       .errors = {kNoScene, kEmptyText},
                                       .status = 201,
                                       .takes = Takes::kMakes},
                                      [&context](const http::Request& request, const NewScene& body) {
                                        return add(context, request, body);
                                      }));
  table.push_back(takes_json<SceneOrder, ProjectView>(
      Method::kPut, "/api/projects/{id}/scenes/order",
      {.id = "order_scenes",
       .summary = "Reorder the scenes",
       .about = "",
       .tag = "Projects",
       .errors = {kNoScene, {400, "ValidationError", "scene_ids must name every scene of the project once"}}},
      [&context](const http::Request& request, const SceneOrder& body) {
        mv::order_scenes(context.workshop, id_of(request), body.scene_ids);
        return project_reply(context, request);
      }));
  table.push_back(takes_json<SceneChange, SceneView>(
      Method::kPatch, "/api/projects/{id}/scenes/{scene}",
      {.id = "change_scene",
       .summary = "Edit or move a scene",
       .about = "Takes of an edited scene are marked as stale.",
       .tag = "Projects",
       .errors = {kNoScene, kEmptyText}},
      [&context](const http::Request& request, const SceneChange& body) {
        mv::edit_scene(context.workshop, id_of(request), scene_of(request), body.description,
                       body.negative_description, body.position);
        return scene_reply(context, request, scene_of(request));
      }));
  table.push_back(takes_nothing<ProjectView>(Method::kDelete, "/api/projects/{id}/scenes/{scene}",
                                             {.id = "delete_scene",
                                              .summary = "Delete a scene with its takes",
                                              .about = "",
                                              .tag = "Projects",
                                              .errors = {kNoScene}},
                                             [&context](const http::Request& request) {
                                               mv::remove_scene(context.workshop, id_of(request),
                                                                scene_of(request));
                                               return project_reply(context, request);
                                             }));
  table.push_back(takes_nothing<RewrittenScene>(
      Method::kPost, "/api/projects/{id}/scenes/{scene}/regenerate",
      {.id = "regenerate_scene",
       .summary = "Write one scene anew",
       .about = "The others stay.",
       .tag = "Projects",
       .errors = {kNoScene},
       .takes = Takes::kLong},
      [&context](const http::Request& request) { return rewrite(context, request); }));
  return table;
}

std::vector<Endpoint> takes(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_json<mv::TakeRequest, mv::VideoReply>(
      Method::kPost, "/api/projects/{id}/scenes/{scene}/takes",
      {.id = "make_take",
       .summary = "Make another take of a scene",
       .about = "It becomes the chosen one; the earlier ones stay.",
       .tag = "Projects",
       .errors = {kNoScene, {500, "VideoGenerationError", "The clip could not be made."}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::TakeRequest& body) {
        return new_take(context, request, body);
      }));
  table.push_back(takes_nothing<TakeList>(
      Method::kGet, "/api/projects/{id}/scenes/{scene}/takes",
      {.id = "list_takes",
       .summary = "List the takes of a scene",
       .about = "",
       .tag = "Projects",
       .errors = {kNoScene}},
      [&context](const http::Request& request) -> http::Reply {
        const SceneView scene = view_of_scene(context, id_of(request), scene_of(request));
        return described(context, TakeList{.takes = scene.takes, .chosen = scene.take_id});
      }));
  table.push_back(takes_json<TakeChoice, SceneView>(
      Method::kPut, "/api/projects/{id}/scenes/{scene}/take",
      {.id = "choose_take", .summary = "Choose a take", .about = "", .tag = "Projects", .errors = {kNoScene}},
      [&context](const http::Request& request, const TakeChoice& body) {
        mv::choose_take(context.workshop, id_of(request), scene_of(request), body.take_id);
        return scene_reply(context, request, scene_of(request));
      }));
  table.push_back(takes_nothing<SceneView>(
      Method::kDelete, "/api/projects/{id}/scenes/{scene}/takes/{take}",
      {.id = "delete_take",
       .summary = "Delete a take",
       .about = "Of a chosen one, the newest other take becomes the chosen one.",
       .tag = "Projects",
       .errors = {kNoScene}},
      [&context](const http::Request& request) {
        mv::remove_take(context.workshop, id_of(request), scene_of(request), request.parameters.at("take"));
        return scene_reply(context, request, scene_of(request));
      }));
  return table;
}

}  // namespace

std::vector<Endpoint> scene_endpoints(const Context& context) {
  std::vector<Endpoint> table = texts(context);
  for (Endpoint& endpoint : takes(context)) table.push_back(std::move(endpoint));
  return table;
}

}  // namespace api
