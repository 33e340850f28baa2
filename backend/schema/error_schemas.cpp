#include "schema/error_schemas.h"

#include "schema/parse.h"

namespace schema {
namespace {

namespace json = boost::json;

constexpr const char* kRequestId = "3f0e8a52c1d94b7a";

Note about_request_id() {
  return {.about = "The same as in the header X-Request-ID; name it when you report a fault",
          .example = kRequestId};
}

}  // namespace

// In no anonymous namespace: their names become those of components.
struct ErrorDetail {
  std::string error, message, details, request_id;

  static Notes notes() {
    return {.about = "What went wrong. Some errors add keys of their own.",
            .fields = {{"error", {.about = "What kind of error, for programs", .example = "NotFound"}},
                       {"message", {.about = "What is wrong and what to do, for people"}},
                       {"details", {.about = "More for a report, often empty", .example = ""}},
                       {"request_id", about_request_id()}}};
  }
};
BOOST_DESCRIBE_STRUCT(ErrorDetail, (), (error, message, details, request_id))

struct Error {
  ErrorDetail detail;
  std::string error, message, details, request_id;

  static Notes notes() {
    return {
        .about =
            "An error. The same stands under `detail` and on top, so that every client finds its message.",
        .fields = {{"error", {.about = "What kind of error, for programs", .example = "NotFound"}},
                   {"message", {.about = "What is wrong and what to do, for people"}},
                   {"details", {.about = "More for a report, often empty", .example = ""}},
                   {"request_id", about_request_id()}}};
  }
};
BOOST_DESCRIBE_STRUCT(Error, (), (detail, error, message, details, request_id))

struct ValidationItem {
  std::string type, msg;
  std::vector<json::value> loc;
  json::value input;
  Maybe<json::object> ctx;

  static Notes notes() {
    return {.about = "One field that is wrong.",
            .fields = {{"type", {.about = "The rule that was broken", .example = "missing"}},
                       {"loc", {.about = "The way to the field: names, and numbers of list items"}},
                       {"msg", {.about = "What is wrong, for people", .example = "Field required"}},
                       {"input", {.about = "What was sent there, shortened"}},
                       {"ctx", {.about = "The limits of the rule"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(ValidationItem, (), (type, loc, msg, input, ctx))

struct ValidationError {
  std::vector<ValidationItem> detail;
  std::string error, message, details, request_id;

  static Notes notes() {
    return {.about = "A request whose fields are not as they must be. Each wrong field is listed.",
            .fields = {{"error", {.about = "Always ValidationError", .example = "ValidationError"}},
                       {"message", {.about = "The first faults, for people"}},
                       {"details", {.example = ""}},
                       {"request_id", about_request_id()}}};
  }
};
BOOST_DESCRIBE_STRUCT(ValidationError, (), (detail, error, message, details, request_id))

struct Unauthorized {
  std::string error, message, detail, request_id;

  static Notes notes() {
    return {.about = "The key is missing or wrong.",
            .fields = {{"error", {.about = "Always Unauthorized", .example = "Unauthorized"}},
                       {"request_id", about_request_id()}}};
  }
};
BOOST_DESCRIBE_STRUCT(Unauthorized, (), (error, message, detail, request_id))

static ValidationItem likely_fault(const Shape& checked, std::string_view where) {
  const std::vector<Member>& members = checked.members();
  for (const Member& member : members) {
    if (!member.is_required) continue;
    return {.type = "missing",
            .msg = "Field required",
            .loc = {json::value(where), json::value(member.name)},
            .input = where == "body" ? json::value(json::object()) : json::value()};
  }
  for (const Member& member : members) {
    if (member.shape->kind != Kind::kInteger) continue;
    return {.type = "int_parsing",
            .msg = "Input should be a valid integer, unable to parse string as an integer",
            .loc = {json::value(where), json::value(member.name)},
            .input = "many"};
  }
  const std::string name = members.empty() ? "field" : members.front().name;
  return {.type = "string_type",
          .msg = "Input should be a valid string",
          .loc = {json::value(where), json::value(name)},
          .input = 5};
}

Schema error_schema() {
  return schema_of<Error>();
}
Schema validation_error_schema() {
  return schema_of<ValidationError>();
}
Schema unauthorized_schema() {
  return schema_of<Unauthorized>();
}

json::object error_example(const std::string& code, const std::string& message) {
  const ErrorDetail detail{.error = code, .message = message, .details = "", .request_id = kRequestId};
  return to_json(
      Error{.detail = detail, .error = code, .message = message, .details = "", .request_id = kRequestId});
}

json::object validation_error_example(const Shape& checked, std::string_view where) {
  const ValidationItem item = likely_fault(checked, where);
  return to_json(ValidationError{.detail = {item},
                                 .error = "ValidationError",
                                 .message = message_of({to_json(item)}),
                                 .details = "",
                                 .request_id = kRequestId});
}

json::object unauthorized_example() {
  return to_json(Unauthorized{.error = "Unauthorized",
                              .message = "This server asks for a key; send it in the header X-API-Key.",
                              .detail = "Missing API key",
                              .request_id = kRequestId});
}

}  // namespace schema
