#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "mv/project_copy.h"
#include "mv/project_removal.h"
#include "mv/tasks/stitch_task.h"
#include "routers/api/endpoint.h"
#include "routers/api/new_project.h"
#include "routers/api/project_film.h"
#include "routers/api/project_view.h"

namespace api {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using http::Method;

const schema::ErrorAnswer kBadProject = {400, "ValidationError",
                                         "the idea is empty; say in a sentence what the film shows"};

// Once for an Idempotency-Key, then as it is by now.
http::Reply make_project(const Context& context, const http::Request& request,
                         const std::function<void(const std::string& id)>& make) {
  const std::string id = make_once(
      context, request,
      [&](const std::string& own) { return context.workshop.records.projects().find(own).has_value(); },
      make);
  return described(context, view_of(context, mv::existing_project(context.workshop, id)), 201);
}

void create(const Context& context, const NewProject& body, const std::string& id) {
  ProjectDraft draft = draft_of(context, body);
  draft.project.id = id;
  mv::add_project(context.workshop, std::move(draft.project), draft.settings);
}

void apply(const Context& context, const ProjectChange& body, store::ProjectRow& project) {
  body.idea.apply_to(project.idea, "");
  body.name.apply_to(project.name, name_from(project.idea));
  body.character_description.apply_to(project.character, "");
  if (!body.config_flavor.is_absent()) {
    project.flavor = context.workshop.studio.flavors
                         .find_or_default(body.config_flavor.has_value() ? *body.config_flavor : "")
                         ->name;
  }
  body.audio_id.apply_to(project.audio, "");
  body.character_reference_id.apply_to(project.character_image, "");
  project.audio = base::lower(project.audio);
  project.character_image = base::lower(project.character_image);
}

void apply(const MakersChange& change, mv::ProjectMakers& makers) {
  change.scenes.apply_to(makers.scenes, "");
  change.images.apply_to(makers.images, "");
  change.clips.apply_to(makers.clips, "");
  change.lips.apply_to(makers.lips, "");
}

void apply(const ProjectChange& body, mv::ProjectSettings& settings) {
  const mv::ProjectSettings defaults;
  body.number_of_scenes.apply_to(settings.number_of_scenes);
  body.whole_song.apply_to(settings.whole_song, defaults.whole_song);
  body.lip_sync.apply_to(settings.lip_sync, defaults.lip_sync);
  body.lyrics.apply_to(settings.lyrics, defaults.lyrics);
  body.clip_seconds.apply_to(settings.clip_seconds, defaults.clip_seconds);
  body.song_start.apply_to(settings.song_start, defaults.song_start);
  body.aspect_ratio.apply_to(settings.aspect_ratio, defaults.aspect_ratio);
  body.size.apply_to(settings.size, defaults.size);
  body.frames_per_second.apply_to(settings.frames_per_second, defaults.frames_per_second);
  body.seed.apply_to(settings.seed, defaults.seed);
  if (body.makers.is_null()) settings.makers = defaults.makers;
  if (body.makers.has_value()) apply(*body.makers, settings.makers);
}

http::Reply change(const Context& context, const http::Request& request, const ProjectChange& body) {
  if (body.name.has_value() && base::trimmed(*body.name).empty())
    throw Error(ErrorKind::kUsage, "the name is empty; give one, or null for one from the idea");
  const store::ProjectRow project = mv::change_project(
      context.workshop, id_of(request), [&](store::ProjectRow& row, mv::ProjectSettings& settings) {
        apply(context, body, row);
        apply(body, settings);
      });
  return described(context, view_of(context, project));
}

http::Reply list(const Context& context, const PageQuery& query) {
  ProjectPage page;
  const auto rows =
      context.workshop.records.projects().list(query.before.value_or(""), static_cast<int>(query.limit));
  for (const store::ProjectRow& row : rows) page.projects.push_back(summary_of(context, row));
  if (rows.size() == static_cast<std::size_t>(query.limit)) page.next = rows.back().id;
  return described(context, page);
}

http::Reply remove(const Context& context, const http::Request& request, const DeleteQuery& query) {
  if (!query.really) {
    const mv::Removal removal = mv::measure(context.workshop, id_of(request));
    return fault_reply(
        {.status = 409,
         .code = "Conflict",
         .message = fmt::format(
             "this would delete the project with {}, {} and {} ({:.1f} MB); add ?really=true to do it",
             base::counted(static_cast<std::size_t>(removal.scenes), "scene"),
             base::counted(static_cast<std::size_t>(removal.takes), "take"),
             base::counted(static_cast<std::size_t>(removal.files), "file"),
             static_cast<double>(removal.bytes) / 1e6),
         .details = {},
         .more = {{"scenes", removal.scenes},
                  {"takes", removal.takes},
                  {"files", removal.files},
                  {"bytes", removal.bytes}}},
        request.id);
  }
  const mv::Removal removal = mv::remove(context.workshop, id_of(request));
  return described(
      context,
      Deleted{.deleted = true, .files = removal.files, .bytes = static_cast<std::int64_t>(removal.bytes)});
}

}  // namespace

std::vector<Endpoint> project_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_json<NewProject, ProjectView>(
      Method::kPost, "/api/projects",
      {.id = "create_project",
       .summary = "Start a project",
       .about = "Nothing is made yet: `POST /api/projects/{id}/film` does that.",
       .tag = "Projects",
       .errors = {kBadProject, {404, "NotFound", "there is no audio with the id …"}},
       .status = 201,
       .takes = Takes::kMakes},
      [&context](const http::Request& request, const NewProject& body) {
        return make_project(context, request, [&](const std::string& id) { create(context, body, id); });
      }));
  table.push_back(takes_query<PageQuery, ProjectPage>(
      Method::kGet, "/api/projects",
      {.id = "list_projects",
       .summary = "List projects",
       .about = "Newest first.",
       .tag = "Projects",
       .errors = {}},
      [&context](const http::Request&, const PageQuery& query) { return list(context, query); }));
  table.push_back(takes_nothing<ProjectView>(
      Method::kGet, "/api/projects/{id}",
      {.id = "read_project",
       .summary = "Read a project",
       .about = "With its scenes and takes. `stale` marks what a change has put out of date.",
       .tag = "Projects",
       .errors = {kNoProject}},
      [&context](const http::Request& request) -> http::Reply {
        return described(context, view_of(context, mv::existing_project(context.workshop, id_of(request))));
      }));
  table.push_back(takes_json<ProjectChange, ProjectView>(
      Method::kPatch, "/api/projects/{id}",
      {.id = "change_project",
       .summary = "Change a project",
       .about = "What is absent stays; null gives the default back. Clips that a change puts out of date are "
                "marked, not deleted.",
       .tag = "Projects",
       .errors = {kNoProject, kBadProject}},
      [&context](const http::Request& request, const ProjectChange& body) {
        return change(context, request, body);
      }));
  table.push_back(
      takes_query<DeleteQuery, Deleted>(Method::kDelete, "/api/projects/{id}",
                                        {.id = "delete_project",
                                         .summary = "Delete a project with its files",
                                         .about = "Without `?really=true` it only tells what would go (409).",
                                         .tag = "Projects",
                                         .errors = {kNoProject,
                                                    {409, "Conflict",
                                                     "this would delete the project with 4 scenes, 5 takes "
                                                     "and 6 files (48.1 MB); add ?really=true to do it"}}},
                                        [&context](const http::Request& request, const DeleteQuery& query) {
                                          return remove(context, request, query);
                                        }));
  table.push_back(takes_nothing<ProjectView>(Method::kPost, "/api/projects/{id}/duplicate",
                                             {.id = "duplicate_project",
                                              .summary = "Duplicate a project",
                                              .about = "Scenes and takes come along; nothing is made again.",
                                              .tag = "Projects",
                                              .errors = {kNoProject},
                                              .status = 201,
                                              .takes = Takes::kMakes},
                                             [&context](const http::Request& request) {
                                               return make_project(
                                                   context, request, [&](const std::string& id) {
                                                     mv::duplicate(context.workshop, id_of(request), id);
                                                   });
                                             }));
  table.push_back(takes_json<mv::FilmWish, mv::StitchReply>(
      Method::kPost, "/api/projects/{id}/film",
      {.id = "make_film",
       .summary = "Make the film",
       .about =
           "One durable graph of jobs: scenes (only when there are none), clips in parallel (only those "
           "without a current take), stitching, proof of sync. It goes on when the client leaves and after "
           "a restart. While it runs, asking again is asking for the same film. The body may be left out.",
       .tag = "Projects",
       .errors = {kNoProject,
                  {409, "Conflict", "no scene has a clip yet; make the film, or a take of a scene, first"},
                  {500, "StitchingError", "A clip could not be read."}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::FilmWish& wish) {
        return wait_for_job(context, request, start_film(context, request, id_of(request), wish));
      }));
  table.back().operation.body->is_required = false;
  return table;
}

}  // namespace api
