#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "routers/api/context.h"
#include "routers/api/errors.h"
#include "routers/api/job_reply.h"
#include "routers/api/job_schema.h"
#include "routers/http/server.h"
#include "schema/json.h"
#include "schema/openapi.h"
#include "schema/parse.h"

namespace api {

// A route and what the reference says of it: one entry of the visible table in endpoints.cpp.
struct Endpoint {
  http::Route route;
  schema::Operation operation;
};

// Whether the client may be kept waiting: then 202, Prefer and Idempotency-Key belong to the endpoint. To one
// that makes something at once (see make_once), only the key does.
enum class Takes { kMoment, kMakes, kLong };

// What is said of an endpoint beside its types.
struct About {
  std::string id;  // "create_scenes"
  std::string summary;
  std::string about;
  std::string tag;
  std::vector<schema::ErrorAnswer> errors;
  int status = 200;
  Takes takes = Takes::kMoment;
  schema::Needs needs = schema::Needs::kKey;
  std::uint64_t most_body_bytes = 512 << 10;
};

// The operation of an endpoint that answers JSON of the given type (none: free).
schema::Operation operation_of(http::Method method, const std::string& pattern, const About& about,
                               schema::Schema reply);

template <class Body, class Reply, class Handle>
Endpoint takes_json(http::Method method, const std::string& pattern, const About& about, Handle handle) {
  Endpoint endpoint;
  endpoint.operation = operation_of(method, pattern, about, schema::schema_of<Reply>());
  endpoint.operation.body = schema::RequestBody{.schema = schema::schema_of<Body>()};
  endpoint.route.method = method;
  endpoint.route.pattern = pattern;
  endpoint.route.body = http::BodyKind::kText;
  endpoint.route.most_body_bytes = about.most_body_bytes;
  endpoint.route.handle = [handle = std::move(handle)](const http::Request& request) -> http::Reply {
    const std::string* type = request.header("Content-Type");
    return handle(request,
                  schema::parse_body<Body>(request.body, type != nullptr ? *type : std::string()).take());
  };
  return endpoint;
}

template <class Query, class Reply, class Handle>
Endpoint takes_query(http::Method method, const std::string& pattern, const About& about, Handle handle) {
  Endpoint endpoint;
  endpoint.operation = operation_of(method, pattern, about, schema::schema_of<Reply>());
  endpoint.operation.query = schema::schema_of<Query>();
  endpoint.route.method = method;
  endpoint.route.pattern = pattern;
  endpoint.route.handle = [handle = std::move(handle)](const http::Request& request) -> http::Reply {
    return handle(request, schema::parse_query<Query>(request.query).take());
  };
  return endpoint;
}

template <class Reply, class Handle>
Endpoint takes_nothing(http::Method method, const std::string& pattern, const About& about, Handle handle) {
  Endpoint endpoint;
  endpoint.operation = operation_of(method, pattern, about, schema::schema_of<Reply>());
  endpoint.route.method = method;
  endpoint.route.pattern = pattern;
  endpoint.route.handle = std::move(handle);
  return endpoint;
}

// The `{id}` of the route's pattern, as sent.
inline const std::string& id_of(const http::Request& request) {
  return request.parameters.at("id");
}

// Of every endpoint below a project.
inline const schema::ErrorAnswer kNoProject = {404, "NotFound", "there is no project with the id …"};

// A described struct as reply, its media URLs signed where keys are on.
template <class T>
http::Response described(const Context& context, const T& value, int status = 200) {
  boost::json::value body = schema::to_json(value);
  sign_urls(context, body);
  return json_reply(body, status);
}

// The tables by subject, joined in endpoints.cpp.
std::vector<Endpoint> mv_endpoints(const Context& context);
std::vector<Endpoint> lipsync_endpoints(const Context& context);
std::vector<Endpoint> flavor_endpoints(const Context& context);
std::vector<Endpoint> shown_media_endpoints(const Context& context);
std::vector<Endpoint> audio_endpoints(const Context& context);
std::vector<Endpoint> job_endpoints(const Context& context);
std::vector<Endpoint> costs_endpoints(const Context& context);
std::vector<Endpoint> webhook_endpoints(const Context& context);
std::vector<Endpoint> project_endpoints(const Context& context);
std::vector<Endpoint> old_projects_endpoints(const Context& context);
std::vector<Endpoint> scene_endpoints(const Context& context);
std::vector<Endpoint> studio_endpoints(const Context& context);
std::vector<Endpoint> system_endpoints(const Context& context);

// All of them.
std::vector<Endpoint> endpoints(const Context& context);
// The reference as OpenAPI 3.1; needs no context that works.
boost::json::object reference(const std::vector<Endpoint>& endpoints);

}  // namespace api
