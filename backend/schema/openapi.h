#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "schema/fields.h"

namespace schema {

// A type to be told in the reference; empty: none.
struct Schema {
  const Shape* shape = nullptr;
  explicit operator bool() const { return shape != nullptr; }
};

// Of a described struct, or of anything that a field may be. Structs become components under their own names,
// so no two may have the same.
template <class T>
Schema schema_of() {
  return {&shape_of<T>()};
}

struct Parameter {
  enum class In { kPath, kHeader };
  In in = In::kPath;
  std::string name;
  Note note;           // about, example, format, …
  Schema schema = {};  // a text where none is given
};

// JSON with a schema; a form with a schema and "multipart/form-data"; or raw bytes: no schema and their media
// types.
struct RequestBody {
  Schema schema;
  std::vector<std::string> media_types = {"application/json"};
  std::string about;
  boost::json::value example;  // built from the fields' examples where it is null
  bool is_required = true;
};

struct HeaderNote {
  std::string name;
  std::string about;
};

// What stands in a reply that went well. Without a schema: bytes, or a text where there is an example.
struct Answer {
  int status = 200;
  std::string about;
  Schema schema;
  boost::json::value example;                     // built from the fields' examples where it is null
  std::string content_type = "application/json";  // empty: no body
  std::vector<HeaderNote> headers;
};

// An error that a client must reckon with: {404, "NotFound", "No video has this id."}. Several may share a
// status.
struct ErrorAnswer {
  int status = 500;
  std::string code;
  std::string message;
};

enum class Needs { kKey, kNothing };

// One method of one path. Added without being named: path parameters of the pattern; 401 where a key is
// needed; 422 where a body or a query is checked; 400, 413 and 415 of JSON bodies; 500; the header
// X-Request-ID.
struct Operation {
  std::string method;  // "GET"
  std::string path;    // "/api/jobs/{id}"; a last "{path...}" takes all that follows
  std::string id;      // "read_job": unique
  std::string summary;
  std::string about;  // CommonMark
  std::string tag;
  std::vector<Parameter> parameters;
  Schema query;  // a described struct: each field is a parameter
  std::optional<RequestBody> body;
  std::vector<Answer> answers;
  std::vector<ErrorAnswer> errors;
  Needs needs = Needs::kKey;
  bool is_deprecated = false;
};

struct Tag {
  std::string name;
  std::string about;
};

struct Info {
  std::string title;
  std::string version;
  std::string about;  // CommonMark
  std::vector<Tag> tags;
  std::string cookie = "songreel";  // the name of the one that a log-in sets
};

// The OpenAPI 3.1 document. Throws Error{kInternal} for an operation id used twice and for two structs of one
// name.
boost::json::object openapi_document(const Info& info, const std::vector<Operation>& operations);

}  // namespace schema
