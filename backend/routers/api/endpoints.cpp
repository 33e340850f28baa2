#include <array>
#include <string_view>
#include <utility>

#include "routers/api/endpoint.h"

namespace api {
namespace {

const std::vector<schema::Tag>& tags() {
  static const std::vector<schema::Tag> all = {
      {"Films",
       "Write scenes, make characters and clips, stitch them: the steps of a music video, one by one."},
      {"Songs", "Upload, download, trim and play the song."},
      {"Projects",
       "A film as a whole, with its scenes and takes: everything is kept, and only what changed is made "
       "again."},
      {"Jobs",
       "All work that takes longer than a moment: durable, with live progress, to be canceled and tried "
       "again."},
      {"System", "Is it alive, what can it do, who may use it."}};
  return all;
}

struct PathNote {
  std::string_view name, about;
  std::string_view example = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1", format = "uuid";
};
constexpr std::array kPathNotes = {PathNote{"id", "The id of what is asked for."},
                                   PathNote{"scene", "The id of a scene of this project."},
                                   PathNote{"take", "The id of a take of this scene."},
                                   PathNote{"key", "From the list of flavors.", "3f1c2a9b7d6e5f40", ""}};

void describe_path(schema::Operation& operation) {
  for (const PathNote& note : kPathNotes) {
    if (operation.path.find("{" + std::string(note.name) + "}") == std::string::npos) continue;
    operation.parameters.push_back({schema::Parameter::In::kPath,
                                    std::string(note.name),
                                    {.about = std::string(note.about),
                                     .example = boost::json::string(note.example),
                                     .format = std::string(note.format)}});
  }
}

schema::Parameter key_header(std::string about) {
  return {schema::Parameter::In::kHeader,
          "Idempotency-Key",
          {.about = std::move(about), .example = "6f1b0a52-scenes-1"}};
}

}  // namespace

schema::Operation operation_of(http::Method method, const std::string& pattern, const About& about,
                               schema::Schema reply) {
  schema::Operation operation;
  operation.method = std::string(http::name_of(method));
  operation.path = pattern;
  operation.id = about.id;
  operation.summary = about.summary;
  operation.about = about.about;
  operation.tag = about.tag;
  operation.errors = about.errors;
  operation.needs = about.needs;
  describe_path(operation);
  schema::Answer answer;
  answer.status = about.status;
  answer.about = "It worked.";
  answer.schema = reply;
  operation.answers.push_back(std::move(answer));
  if (about.takes == Takes::kMakes) {
    operation.parameters.push_back(key_header(
        "Up to 200 characters of your choice: repeated with the same key and body, the request answers with "
        "what it has made, as that is by then, instead of making another."));
  }
  if (about.takes == Takes::kLong) {
    schema::Answer later;
    later.status = 202;
    later.about = "With `Prefer: respond-async`: the job, at once.";
    later.schema = schema::schema_of<JobView>();
    later.headers = {{"Location", "Where the job is: /api/jobs/{id}"},
                     {"Preference-Applied", "respond-async"}};
    operation.answers.push_back(std::move(later));
    operation.parameters.push_back(
        {schema::Parameter::In::kHeader,
         "Prefer",
         {.about = "`respond-async` answers at once with the job instead of waiting for it.",
          .example = "respond-async"}});
    operation.parameters.push_back(key_header(
        "Up to 200 characters of your choice: the same key with the same body is the same job, also "
        "after a restart."));
    operation.errors.push_back({409, "Conflict", "This Idempotency-Key was used for another request."});
    operation.errors.push_back(
        {503, "Unavailable", "Songreel is shutting down; try again when it runs again."});
  }
  return operation;
}

std::vector<Endpoint> endpoints(const Context& context) {
  std::vector<Endpoint> all;
  for (const auto& table :
       {mv_endpoints, lipsync_endpoints, flavor_endpoints, audio_endpoints, shown_media_endpoints,
        project_endpoints, scene_endpoints, old_projects_endpoints, job_endpoints, costs_endpoints,
        webhook_endpoints, studio_endpoints, system_endpoints}) {
    for (Endpoint& endpoint : table(context)) all.push_back(std::move(endpoint));
  }
  return all;
}

boost::json::object reference(const std::vector<Endpoint>& endpoints) {
  std::vector<schema::Operation> operations;
  for (const Endpoint& endpoint : endpoints) {
    if (!endpoint.operation.id.empty()) operations.push_back(endpoint.operation);
  }
  const schema::Info info{
      .title = "Songreel",
      .version = "1.0.0",
      .about =
          "A song, an idea and a character go in; a finished music video comes out. Requests that take "
          "longer than a moment are "
          "**jobs**: by default the reply comes when the work is done, with `Prefer: respond-async` at once.",
      .tags = tags()};
  return schema::openapi_document(info, operations);
}

}  // namespace api
