#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "mv/projects.h"
#include "mv/scenes.h"
#include "mv/uploaded_picture.h"
#include "routers/api/endpoint.h"
#include "routers/api/old_projects_schema.h"
#include "routers/api/old_projects_view.h"
#include "routers/api/project_film.h"
#include "routers/api/uploaded_media.h"
#include "routers/http/multipart.h"

namespace api {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using http::Method;

// Its files lie beside the body's and go with the form.
http::MultipartForm read_form(const http::Request& request) {
  const std::string* type = request.header("Content-Type");
  return http::read_multipart(request.body_file, type != nullptr ? *type : std::string(),
                              request.body_file.parent_path());
}

OldProjectForm texts_of(const http::MultipartForm& form) {
  schema::TextPairs texts;
  for (const http::MultipartField& field : form.fields) {
    const bool is_file = field.name == "audio" || field.name == "images";
    if (!field.value.empty() && !is_file) texts.emplace_back(field.name, field.value);
  }
  return schema::parse_form<OldProjectForm>(texts).take();
}

// The first of that name. Where nothing was chosen, browsers send a file without a name and without content.
const http::MultipartFile* file_of(const http::MultipartForm& form, std::string_view name) {
  for (const http::MultipartFile& file : form.files) {
    if (file.name == name && !(file.title.empty() && file.bytes == 0)) return &file;
  }
  return nullptr;
}

void check(const Context& context, const OldProjectForm& texts, const http::MultipartFile* audio,
           const http::MultipartFile* picture) {
  if (texts.mode != "music-video" && texts.mode != "ad-creative")
    throw Error(ErrorKind::kUsage, "the mode is not possible; choose music-video or ad-creative");
  if (texts.mode == "music-video" && audio == nullptr)
    throw Error(ErrorKind::kUsage, "audio is missing: a music video needs its song as a file");
  if (texts.mode == "ad-creative" && picture == nullptr)
    throw Error(ErrorKind::kUsage, "images is missing: an ad needs a picture of its product as a file");
  mv::check_idea(texts.prompt);
  mv::check_character(texts.character_description);
  if (texts.character_reference_image_id)
    context.workshop.library.existing_image(base::lower(*texts.character_reference_image_id));
}

OldProjectMade create(const Context& context, const http::MultipartForm& form) {
  const OldProjectForm texts = texts_of(form);
  const http::MultipartFile* audio = file_of(form, "audio");
  const http::MultipartFile* picture = file_of(form, "images");
  check(context, texts, audio, picture);
  // All that can be refused is refused before anything is kept.
  const std::string_view ending =
      picture != nullptr ? ending_of_picture(context, picture->path(), picture->title) : std::string_view();
  store::ProjectRow project;
  project.idea = texts.prompt;
  project.name = name_from(texts.prompt);
  project.character = texts.character_description;
  project.character_image = base::lower(texts.character_reference_image_id.value_or(""));
  if (audio != nullptr) project.audio = take_song(context, audio->path(), audio->title).audio_id;
  project = mv::add_project(context.workshop, project, {});
  if (picture != nullptr) {
    const std::string image = base::new_uuid();
    mv::import_picture(context.workshop, image, picture->path(), ending, picture->title, project.id);
    if (project.character_image.empty()) mv::choose_character_image(context.workshop, project.id, image);
  }
  return {.project_id = project.id,
          .status = "pending",
          .message = fmt::format("The project was created. POST /api/mv/projects/{}/compose makes its film.",
                                 project.id)};
}

// Clients of old read the text of an unreadable form in `detail` itself.
http::Response unreadable_form(const Error& error, const std::string& request_id) {
  return json_reply(json::object{{"detail", error.message()},
                                 {"error", "ValidationError"},
                                 {"message", error.message()},
                                 {"details", error.details()},
                                 {"request_id", request_id}},
                    400);
}

http::Reply create(const Context& context, const http::Request& request) {
  http::MultipartForm form;
  try {
    form = read_form(request);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kUsage) throw;
    return unreadable_form(error, request.id);
  }
  return described(context, create(context, form), 201);
}

Endpoint create_endpoint(const Context& context) {
  Endpoint endpoint = takes_nothing<OldProjectMade>(
      Method::kPost, "/api/mv/projects",
      {.id = "create_project_from_form",
       .summary = "Start a project from a form",
       .about =
           "For the older program's front end; the project is one like those of `/api/projects`. Nothing "
           "is made yet: `POST /api/mv/projects/{id}/compose` does that. The prompt becomes the idea. The "
           "description of a product and the director's style are not kept, since nothing is made of them.",
       .tag = "Projects",
       .errors = {{400, "ValidationError", "audio is missing: a music video needs its song as a file"},
                  {404, "NotFound", "there is no character image with the id …"},
                  {413, "TooLarge", "The form is larger than this server takes."},
                  {422, "Refused", "song.mp3 is no song: it is a text"},
                  {507, "DiskFull", "The disk is full."}},
       .status = 201},
      [&context](const http::Request& request) { return create(context, request); });
  endpoint.route.body = http::BodyKind::kFile;
  endpoint.route.most_body_bytes = context.most_upload_bytes;
  endpoint.operation.body = schema::RequestBody{
      .schema = schema::schema_of<OldProjectForm>(), .media_types = {"multipart/form-data"}, .about = ""};
  return endpoint;
}

http::Response read(const Context& context, const http::Request& request) {
  return described(context, old_view_of(context, mv::existing_project(context.workshop, id_of(request))));
}

http::Reply compose(const Context& context, const http::Request& request) {
  if (base::trimmed(request.body).empty()) {
    throw schema::Refused({.status = 422,
                           .error = "ValidationError",
                           .message = "body: Field required",
                           .items = {json::object{{"type", "missing"},
                                                  {"loc", json::array{"body"}},
                                                  {"msg", "Field required"},
                                                  {"input", nullptr}}}});
  }
  const jobs::Job film = start_film(context, request, id_of(request));
  return described(context, OldComposing{.job_id = film.id,
                                         .project_id = film.project,
                                         .status = "queued",
                                         .message = "The film is being made; its scenes are written first "
                                                    "where there are none."});
}

http::Reply final_video(const Context& context, const http::Request& request) {
  const store::ProjectRow project = mv::existing_project(context.workshop, id_of(request));
  if (auto film = old_film_of(context, project)) return described(context, *film);
  throw Error(ErrorKind::kNotFound, "the project has no film yet; POST …/compose makes it");
}

}  // namespace

std::vector<Endpoint> old_projects_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(create_endpoint(context));
  table.push_back(takes_nothing<OldProject>(
      Method::kGet, "/api/mv/projects/{id}",
      {.id = "read_project_of_form",
       .summary = "Read a project, as the older front end does",
       .about = "Any project. Its status is `processing` while its film is being made, then `completed` or "
                "`failed`, and `pending` before.",
       .tag = "Projects",
       .errors = {kNoProject}},
      [&context](const http::Request& request) -> http::Reply { return read(context, request); }));
  table.push_back(takes_json<OldProjectChange, OldProject>(
      Method::kPatch, "/api/mv/projects/{id}",
      {.id = "change_project_of_form",
       .summary = "Accept what older clients set",
       .about =
           "Status and film follow from the project's work and cannot be set from outside: a valid body is "
           "accepted, changes nothing and is answered with the project as it is. To change a project, use "
           "`PATCH /api/projects/{id}`.",
       .tag = "Projects",
       .errors = {kNoProject}},
      [&context](const http::Request& request, const OldProjectChange&) -> http::Reply {
        return read(context, request);
      }));
  table.push_back(takes_json<OldCompose, OldComposing>(
      Method::kPost, "/api/mv/projects/{id}/compose",
      {.id = "compose_project",
       .summary = "Start making the film",
       .about =
           "The same work as `POST /api/projects/{id}/film`, without waiting for it: scenes where there are "
           "none, clips, film. `jobId` can be followed at `/api/jobs/{id}`. While it runs, asking again is "
           "asking for the same film.",
       .tag = "Projects",
       .errors = {kNoProject,
                  {409, "Conflict", "This Idempotency-Key was used for another request."},
                  {503, "Unavailable", "Songreel is shutting down; try again when it runs again."}},
       .takes = Takes::kMakes},
      [&context](const http::Request& request, const OldCompose&) { return compose(context, request); }));
  table.push_back(takes_nothing<OldFilm>(
      Method::kGet, "/api/mv/projects/{id}/final-video",
      {.id = "get_final_video",
       .summary = "Where the film is",
       .about = "The last film that was made.",
       .tag = "Projects",
       .errors = {kNoProject, {404, "NotFound", "the project has no film yet; POST …/compose makes it"}}},
      [&context](const http::Request& request) { return final_video(context, request); }));
  return table;
}

}  // namespace api
