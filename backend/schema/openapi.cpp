#include "schema/openapi.h"

#include <set>

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "schema/error_schemas.h"
#include "schema/json_schema.h"
#include "schema/open_answers.h"
#include "schema/open_request.h"

namespace schema {
namespace {

namespace json = boost::json;

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
            {"description",
             "Set by POST /api/login, for browsers; the name ends in eight signs of the server's own."}}},
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

  json::object document{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", info.title},
        {"version", info.version},
        {"description", info.about},
        {"license",
         {{"name", "GNU General Public License, version 3 or later"}, {"identifier", "GPL-3.0-or-later"}}}}},
      {"servers", {{{"url", "/"}, {"description", "The server that serves this page"}}}}};
  document["tags"] = std::move(tags);
  document["security"] = {{{"ApiKey", json::array()}}, {{"Cookie", json::array()}}};
  document["paths"] = std::move(paths);
  document["components"] = components(writer, info);
  return document;
}

}  // namespace schema
