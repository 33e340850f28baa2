#include "schema/open_answers.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "schema/error_schemas.h"
#include "schema/example.h"

namespace schema {
namespace {

namespace json = boost::json;

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
    examples["WrongFields"] = {{"value", validation_error_example(*checked.shape, where)}};
    description = "`ValidationError`: fields are missing or wrong; each is listed." +
                  std::string(description.empty() ? "" : "\n\n") + description;
  }
  return {{"description", description},
          {"headers", headers({})},
          {"content", {{"application/json", {{"schema", schema}, {"examples", examples}}}}}};
}

}  // namespace

json::object bytes_schema() {
  return {{"type", "string"}, {"format", "binary"}};
}

json::object headers(const std::vector<HeaderNote>& own) {
  json::object object{{"X-Request-ID", {{"$ref", "#/components/headers/X-Request-ID"}}}};
  for (const HeaderNote& header : own)
    object[header.name] = {{"description", header.about}, {"schema", {{"type", "string"}}}};
  return object;
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
  if (operation.needs == Needs::kKey) by_status["401"] = {{"$ref", "#/components/responses/Unauthorized"}};
  json::object object;
  for (auto& [status, reply] : by_status) object[status] = std::move(reply);
  return object;
}

}  // namespace schema
