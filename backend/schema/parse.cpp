#include "schema/parse.h"

#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "schema/coercion.h"
#include "schema/json_slip.h"

namespace schema {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostDepth = 32;
constexpr std::size_t kMostFaultsTold = 3;  // in the one sentence; the items list all

bool is_json(std::string_view content_type) {
  const std::string type = base::lower(base::trimmed(content_type.substr(0, content_type.find(';'))));
  if (type.empty() || type == "application/json") return true;
  return type.find('/') != std::string::npos && type.ends_with("+json");
}

Refusal refusal_of(json::array items) {
  Refusal refusal{.status = 422, .error = "ValidationError"};
  refusal.message = message_of(items);
  refusal.items = std::move(items);
  return refusal;
}

Refusal not_json(std::string_view body, std::size_t offset, std::string_view why) {
  const std::size_t position = characters(body.substr(0, offset));
  return refusal_of({json::object{{"type", "json_invalid"},
                                  {"loc", {"body", position}},
                                  {"msg", "JSON decode error"},
                                  {"input", json::object()},
                                  {"ctx", {{"error", why}}}}});
}

std::string_view reason(std::string_view body, std::size_t offset, const json::error_code& error) {
  if (error == json::error::extra_data) return "Extra data";
  if (error == json::error::expected_hex_digit) return "Invalid \\uXXXX escape";
  if (error == json::error::exponent_overflow) return "Number too large";
  return json_slip(body, offset);
}

// The value of a body that is JSON, allocated from `memory`, or the refusal.
std::optional<Refusal> parse_json(std::string_view body, const json::storage_ptr& memory, json::value& into) {
  json::parse_options options;
  options.max_depth = kMostDepth;
  std::array<unsigned char, 1024> scratch;
  json::parser parser(memory, options, scratch.data(), scratch.size());
  parser.reset(memory);
  json::error_code error;
  std::size_t read = parser.write_some(body.data(), body.size(), error);
  if (!error && read < body.size()) error = json::error::extra_data;
  if (error == json::error::too_deep) {
    return Refusal{
        .status = 400,
        .error = "ValidationError",
        .message = fmt::format("The body is nested more than {} levels deep; send it flatter.", kMostDepth)};
  }
  if (error) return not_json(body, read, reason(body, read, error));
  into = parser.release();
  return std::nullopt;
}

// Bytes up to the first that is no UTF-8.
std::size_t valid_prefix(std::string_view text) {
  std::size_t low = 0;
  while (low < text.size()) {
    std::size_t next = low + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    if (!base::is_valid_utf8(text.substr(low, next - low))) return low;
    low = next;
  }
  return low;
}

bool needs_a_body(const std::vector<Member>& members) {
  for (const Member& member : members)
    if (member.is_required) return true;
  return false;
}

// A query or form as the object that its JSON would be.
json::object as_object(const TextPairs& pairs, const std::vector<Member>& members) {
  json::object object;
  for (const Member& member : members) {
    const bool is_list = member.shape->kind == Kind::kList;
    for (const auto& [name, value] : pairs) {
      if (name != member.name) continue;
      if (!is_list)
        object[name] = value;
      else if (json::value& list = object[name]; list.is_array())
        list.get_array().emplace_back(value);
      else
        list = json::array{json::value(value)};
    }
  }
  return object;
}

std::string place_of(const json::object& item) {
  std::string place;
  const json::array& location = item.at("loc").as_array();
  for (std::size_t i = 1; i < location.size(); ++i) {
    if (!place.empty()) place += '.';
    if (const auto* name = location[i].if_string())
      place += std::string_view(*name);
    else
      place += fmt::format("{}", location[i].to_number<std::int64_t>());
  }
  if (!place.empty() && item.at("type") != "json_invalid") return place;
  return std::string(std::string_view(location.front().as_string()));
}

}  // namespace

namespace detail {

std::optional<Refusal> read_body(std::string_view body, std::string_view content_type,
                                 const std::vector<Member>& members, void* into) {
  if (!body.empty() && !is_json(content_type)) {
    return Refusal{.status = 415,
                   .error = "UnsupportedMediaType",
                   .message = "The body must be JSON; send it with Content-Type: application/json."};
  }
  if (!base::is_valid_utf8(body)) return not_json(body, valid_prefix(body), "Invalid UTF-8");

  std::array<unsigned char, 4096> first;  // small bodies need no allocation
  json::monotonic_resource memory(first.data(), first.size());
  json::value value(&memory);
  if (!body.empty())
    if (auto refusal = parse_json(body, &memory, value)) return refusal;
  Reader reader("body", Reader::Source::kJson);
  if (value.is_null()) {
    if (!needs_a_body(members)) return std::nullopt;
    reader.fault("missing", "Field required", value);
  } else {
    read_struct(reader, value, members, into);
  }
  if (reader.is_clean()) return std::nullopt;
  return refusal_of(reader.take_items());
}

std::optional<Refusal> read_texts(const TextPairs& pairs, std::string_view where,
                                  const std::vector<Member>& members, void* into) {
  for (const auto& [name, value] : pairs) {
    if (base::is_valid_utf8(value) && base::is_valid_utf8(name)) continue;
    return Refusal{
        .status = 422,
        .error = "ValidationError",
        .message = fmt::format("The value of {} is not UTF-8; send it as UTF-8.", base::printable(name))};
  }
  Reader reader(where, Reader::Source::kTexts);
  read_struct(reader, as_object(pairs, members), members, into);
  if (reader.is_clean()) return std::nullopt;
  return refusal_of(reader.take_items());
}

}  // namespace detail

std::string message_of(const json::array& items) {
  std::string message;
  for (std::size_t i = 0; i < items.size() && i < kMostFaultsTold; ++i) {
    if (i > 0) message += "; ";
    const json::object& item = items[i].as_object();
    message += place_of(item) + ": " + std::string(std::string_view(item.at("msg").as_string()));
  }
  if (items.size() > kMostFaultsTold) message += fmt::format("; and {} more", items.size() - kMostFaultsTold);
  return message;
}

}  // namespace schema
