#include "routers/schema/openapi.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "routers/schema/error_schemas.h"
#include "routers/schema/example.h"
#include "routers/schema/json_schema.h"
#include "routers/schema/open_path.h"

namespace schema {
namespace {

namespace json = boost::json;

const Shape& shape_or_text(const Schema& schema) {
  return schema ? *schema.shape : shape_of<std::string>();
}

json::object parameter(SchemaWriter& writer, std::string_view where, const std::string& name,
                       const Shape& shape, const Note& note, bool is_required) {
  Note bare = note;  // description and example stand on the parameter itself
  bare.about.clear();
  bare.example = nullptr;
  Shape of_sent = shape;
  of_sent.is_optional = false;  // a parameter is sent or not, never null
  json::object object{{"name", name}, {"in", where}};
  if (!note.about.empty()) object["description"] = note.about;
  if (is_required) object["required"] = true;
  object["schema"] = writer.write(of_sent, bare, Role::kRequest);
  if (!note.example.is_null()) object["example"] = note.example;
  return object;
}

json::array parameters(SchemaWriter& writer, const Operation& operation) {
  json::array all;
  for (const std::string& name : names_in(operation.path)) {
    const auto told =
        std::find_if(operation.parameters.begin(), operation.parameters.end(),
                     [&](const Parameter& p) { return p.in == Parameter::In::kPath && p.name == name; });
    if (told != operation.parameters.end())
      all.push_back(parameter(writer, "path", name, shape_or_text(told->schema), told->note, true));
    else
      all.push_back(parameter(writer, "path", name, shape_of<std::string>(), Note{}, true));
  }
  if (operation.query) {
    for (const Member& member : operation.query.shape->members()) {
      json::object object =
          parameter(writer, "query", member.name, *member.shape, member.note, member.is_required);
      if (member.note.otherwise == Otherwise::kDefault)
        object["schema"].as_object()["default"] = member.otherwise;
      all.push_back(std::move(object));
    }
  }
  for (const Parameter& p : operation.parameters)
    if (p.in == Parameter::In::kHeader)
      all.push_back(parameter(writer, "header", p.name, shape_or_text(p.schema), p.note, false));
  return all;
}

json::object bytes_schema() {
  return {{"type", "string"}, {"format", "binary"}};
}

json::object request_body(SchemaWriter& writer, const RequestBody& body) {
  json::object content;
  for (const std::string& type : body.media_types) {
    json::object media;
    if (body.schema) {
      media["schema"] = writer.write(*body.schema.shape, Note{}, Role::kRequest);
      media["example"] =
          body.example.is_null() ? example_of(*body.schema.shape, Note{}, Role::kRequest) : body.example;
    } else {
      media["schema"] = bytes_schema();
      if (!body.example.is_null()) media["example"] = body.example;
    }
    content[type] = std::move(media);
  }
  json::object object;
  if (!body.about.empty()) object["description"] = body.about;
  object["required"] = body.is_required;
  object["content"] = std::move(content);
  return object;
}

json::object headers(const std::vector<HeaderNote>& own) {
  json::object object{{"X-Request-ID", {{"$ref", "#/components/headers/X-Request-ID"}}}};
  for (const HeaderNote& header : own)
    object[header.name] = {{"description", header.about}, {"schema", {{"type", "string"}}}};
  return object;
}

json::object answer(SchemaWriter& writer, const Answer& told) {
  json::object object{{"description", told.about}, {"headers", headers(told.headers)}};
  if (told.content_type.empty()) return object;
  json::object media;
  if (told.schema) {
    media["schema"] = writer.write(*told.schema.shape, Note{}, Role::kReply);
    media["example"] =
        told.example.is_null() ? example_of(*told.schema.shape, Note{}, Role::kReply) : told.example;
  } else if (told.example.is_null()) {
    media["schema"] = bytes_schema();
  } else {
    media["schema"] = told.example.is_string() ? json::object{{"type", "string"}} : json::object();
    media["example"] = told.example;
  }
  object["content"] = json::object{{told.content_type, std::move(media)}};
  return object;
}

bool takes_json(const Operation& operation) {
  return operation.body && operation.body->schema &&
         std::find(operation.body->media_types.begin(), operation.body->media_types.end(),
                   "application/json") != operation.body->media_types.end();
}

// The errors told by the operation and those that its kind brings along, by status.
std::map<int, std::vector<ErrorAnswer>> errors_of(const Operation& operation) {
  std::map<int, std::vector<ErrorAnswer>> by_status;
  for (const ErrorAnswer& error : operation.errors) by_status[error.status].push_back(error);
  const auto add = [&by_status](ErrorAnswer error) { by_status[error.status].push_back(std::move(error)); };
  if (takes_json(operation)) {
    if (!by_status.contains(400))
      add({400, "ValidationError", "The body is nested more than 32 levels deep; send it flatter."});
    add({413, "TooLarge", "The body has more than 512 KiB; send less."});
    add({415, "UnsupportedMediaType", "The body must be JSON; send it with Content-Type: application/json."});
  }
  add({500, "InternalError", "A fault of ours; the log has more under this request id."});
  return by_status;
}

std::string description_of(const std::vector<ErrorAnswer>& errors) {
  std::string text;
  for (const ErrorAnswer& error : errors)
    text += fmt::format("{}`{}`: {}", text.empty() ? "" : "\n\n", error.code, error.message);
  return text;
}

// The field that the example of a 422 misses: the first that must be sent.
std::string field_of(const Schema& schema) {
  for (const Member& member : schema.shape->members())
    if (member.is_required) return member.name;
  return schema.shape->members().empty() ? "field" : schema.shape->members().front().name;
}

// One error reply; `checked` is the described body or query whose wrong fields it may list.
json::object error_answer(SchemaWriter& writer, const std::vector<ErrorAnswer>& errors, const Schema& checked,
                          std::string_view where) {
  json::object schema;
  json::object examples;
  for (const ErrorAnswer& error : errors) {
    schema = writer.write(*error_schema().shape, Note{}, Role::kReply);
    std::string name = error.code;
    for (int n = 2; examples.contains(name); ++n) name = fmt::format("{}{}", error.code, n);
    examples[name] = {{"value", error_example(error.code, error.message)}};
  }
  std::string description = description_of(errors);
  if (checked) {
    json::object of_fields = writer.write(*validation_error_schema().shape, Note{}, Role::kReply);
    schema = errors.empty() ? of_fields : json::object{{"anyOf", {of_fields, schema}}};
    examples["WrongFields"] = {{"value", validation_error_example(std::string(where), field_of(checked))}};
    description = "`ValidationError`: fields are missing or wrong; each is listed." +
                  std::string(description.empty() ? "" : "\n\n") + description;
  }
  return {{"description", description},
          {"headers", headers({})},
          {"content", {{"application/json", {{"schema", schema}, {"examples", examples}}}}}};
}

json::object answers(SchemaWriter& writer, const Operation& operation) {
  std::map<std::string, json::object> by_status;
  for (const Answer& told : operation.answers)
    by_status[fmt::format("{}", told.status)] = answer(writer, told);

  auto errors = errors_of(operation);
  const bool has_body = operation.body && operation.body->schema;
  const Schema checked = has_body ? operation.body->schema : operation.query;
  if (checked) errors[422];
  for (const auto& [status, told] : errors) {
    by_status[fmt::format("{}", status)] =
        error_answer(writer, told, status == 422 ? checked : Schema{}, has_body ? "body" : "query");
  }
  json::object object;
  for (auto& [status, reply] : by_status) object[status] = std::move(reply);
  if (operation.needs == Needs::kKey) object["401"] = {{"$ref", "#/components/responses/Unauthorized"}};
  return object;
}

json::object operation_object(SchemaWriter& writer, const Operation& operation) {
  json::object object{{"operationId", operation.id}, {"summary", operation.summary}};
  if (!operation.about.empty()) object["description"] = operation.about;
  if (!operation.tag.empty()) object["tags"] = json::array{json::value(operation.tag)};
  if (operation.is_deprecated) object["deprecated"] = true;
  if (json::array all = parameters(writer, operation); !all.empty()) object["parameters"] = std::move(all);
  if (operation.body) object["requestBody"] = request_body(writer, *operation.body);
  object["responses"] = answers(writer, operation);
  if (operation.needs == Needs::kNothing)
    object["security"] = json::array();
  else if (operation.method == "GET")
    object["security"] = {
        {{"ApiKey", json::array()}}, {{"Cookie", json::array()}}, {{"ApiKeyQuery", json::array()}}};
  return object;
}

json::object security_schemes(const Info& info) {
  return {{"ApiKey",
           {{"type", "apiKey"},
            {"in", "header"},
            {"name", "X-API-Key"},
            {"description", "A key of API_KEY. A server without keys asks for none."}}},
          {"Cookie",
           {{"type", "apiKey"},
            {"in", "cookie"},
            {"name", info.cookie},
            {"description", "Set by POST /api/login, for browsers."}}},
          {"ApiKeyQuery",
           {{"type", "apiKey"},
            {"in", "query"},
            {"name", "api_key"},
            {"description", "The same key, for what can send no header; only for reading."}}}};
}

json::object components(SchemaWriter& writer, const Info& info) {
  const json::object unauthorized = writer.write(*unauthorized_schema().shape, Note{}, Role::kReply);
  json::object response{
      {"description", "The key is missing or wrong."},
      {"headers", headers({{"WWW-Authenticate", "Always `ApiKey`"}})},
      {"content", {{"application/json", {{"schema", unauthorized}, {"example", unauthorized_example()}}}}}};
  return {{"schemas", writer.components()},
          {"responses", {{"Unauthorized", std::move(response)}}},
          {"headers",
           {{"X-Request-ID",
             {{"description", "The id of this request: the client's own where it sent one, else a new one."},
              {"schema", {{"type", "string"}}}}}}},
          {"securitySchemes", security_schemes(info)}};
}

}  // namespace

json::object openapi_document(const Info& info, const std::vector<Operation>& operations) {
  SchemaWriter writer;
  json::object paths;
  std::set<std::string> ids;
  for (const Operation& operation : operations) {
    if (!ids.insert(operation.id).second) {
      throw base::Error(
          base::ErrorKind::kInternal,
          fmt::format("two operations of the reference have the id {}; rename one", operation.id));
    }
    json::value& path = paths[plain_path(operation.path)];
    if (path.is_null()) path = json::object();
    path.as_object()[base::lower(operation.method)] = operation_object(writer, operation);
  }
  json::array tags;
  for (const Tag& tag : info.tags) tags.push_back({{"name", tag.name}, {"description", tag.about}});

  json::object document{{"openapi", "3.1.0"},
                        {"info",
                         {{"title", info.title},
                          {"version", info.version},
                          {"description", info.about},
                          {"license", {{"name", "GNU General Public License, version 3 or later"}, {"identifier", "GPL-3.0-or-later"}}}}},
                        {"jsonSchemaDialect", "https://spec.openapis.org/oas/3.1/dialect/base"},
                        {"servers", {{{"url", "/"}, {"description", "The server that serves this page"}}}}};
  document["tags"] = std::move(tags);
  document["security"] = {{{"ApiKey", json::array()}}, {{"Cookie", json::array()}}};
  document["paths"] = std::move(paths);
  document["components"] = components(writer, info);
  return document;
}

}  // namespace schema
