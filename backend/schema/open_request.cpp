#include "schema/open_request.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "schema/example.h"
#include "schema/open_answers.h"

namespace schema {
namespace {

namespace json = boost::json;

// The parameters of a pattern, in order, without dots: {"id", "path"}.
std::vector<std::string> names_in(std::string_view pattern) {
  const std::string path = plain_path(pattern);
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1))
    names.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
  return names;
}

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

}  // namespace

std::string plain_path(std::string_view pattern) {
  std::string path(pattern);
  if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
  return path;
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

}  // namespace schema
