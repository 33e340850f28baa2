#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "providers/hosted/testing/fake_server.h"

namespace providers::testing_room {

// What in the predictions that were asked for is not as their models' published schemas have it; empty: all
// is well.
class PublishedSchema {
 public:
  explicit PublishedSchema(const FakeServer& fake) : fake_(fake) {}

  // Sets back the switches that keep it from reading the schemas.
  std::vector<std::string> faults() const {
    std::vector<std::string> faults;
    fake_.set({{"key", nullptr}, {"gone_models", nullptr}, {"next", nullptr}});
    const boost::json::value requests = fake_.requests();
    for (const boost::json::value& request : requests.as_array()) {
      const std::string path(request.at("path").as_string());
      if (request.at("method").as_string() != "POST" || !path.ends_with("/predictions")) continue;
      check(model_of(path, request.at("json").as_object()),
            request.at("json").as_object().at("input").as_object(), faults);
    }
    return faults;
  }

 private:
  static std::string model_of(const std::string& path, const boost::json::object& body) {
    constexpr std::string_view kModels = "/v1/models/";
    if (!path.starts_with(kModels)) return std::string(body.at("version").as_string());
    return path.substr(kModels.size(), path.rfind('/') - kModels.size());
  }

  void check(const std::string& model, const boost::json::object& input,
             std::vector<std::string>& faults) const {
    const net::ApiReply reply =
        net::ask({.url = fake_.base() + "/v1/models/" + model.substr(0, model.find(':'))}, {});
    const boost::json::value told = boost::json::parse(reply.body);
    const boost::json::value& schemas = told.at_pointer("/latest_version/openapi_schema/components/schemas");
    const boost::json::object& fields = schemas.at_pointer("/Input/properties").as_object();
    for (const boost::json::value& name : schemas.at_pointer("/Input/required").as_array()) {
      if (!input.contains(name.as_string())) faults.push_back("missing: " + std::string(name.as_string()));
    }
    for (const auto& given : input) {
      const boost::json::value* field = fields.if_contains(given.key());
      if (field == nullptr || !fits(resolved(*field, schemas), given.value()))
        faults.push_back(model + " " + std::string(given.key()) + " = " +
                         boost::json::serialize(given.value()));
    }
  }

  static const boost::json::object& resolved(const boost::json::value& field,
                                             const boost::json::value& schemas) {
    const boost::json::value* parts = field.as_object().if_contains("allOf");
    if (parts == nullptr) return field.as_object();
    const std::string_view reference = parts->as_array().front().at("$ref").as_string();
    return schemas.at(reference.substr(reference.rfind('/') + 1)).as_object();
  }

  static bool fits(const boost::json::object& field, const boost::json::value& value) {
    const std::string_view type = field.at("type").as_string();
    const bool is_right = type == "string"    ? value.is_string()
                          : type == "integer" ? value.is_int64()
                          : type == "number"  ? value.is_number()
                          : type == "boolean" ? value.is_bool()
                                              : value.is_array();
    return is_right && is_in_range(field, value) && is_chosen(field, value) && are_links(field, value);
  }

  static bool is_in_range(const boost::json::object& field, const boost::json::value& value) {
    const auto* most = field.if_contains("maximum");
    const auto* least = field.if_contains("minimum");
    return (most == nullptr || value.to_number<double>() <= most->to_number<double>()) &&
           (least == nullptr || value.to_number<double>() >= least->to_number<double>());
  }

  static bool is_chosen(const boost::json::object& field, const boost::json::value& value) {
    const auto* choices = field.if_contains("enum");
    if (choices == nullptr) return true;
    const auto& list = choices->as_array();
    return std::find(list.begin(), list.end(), value) != list.end();
  }

  static bool are_links(const boost::json::object& field, const boost::json::value& value) {
    if (const auto* items = field.if_contains("items")) {
      for (const boost::json::value& item : value.as_array())
        if (!fits_link(items->as_object(), item)) return false;
      const auto* most = field.if_contains("maxItems");
      return most == nullptr || value.as_array().size() <= most->to_number<std::size_t>();
    }
    return fits_link(field, value);
  }

  static bool fits_link(const boost::json::object& field, const boost::json::value& value) {
    if (!field.contains("format")) return true;
    return value.is_string() && value.as_string().starts_with("http");
  }

  const FakeServer& fake_;
};

}  // namespace providers::testing_room
