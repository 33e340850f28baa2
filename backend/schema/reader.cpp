#include "schema/reader.h"

#include "schema/excerpt.h"

namespace schema {
namespace {

namespace json = boost::json;

// So many faults are listed; a list of a hundred thousand wrong items tells nothing more.
constexpr std::size_t kMostFaults = 100;

}  // namespace

void Reader::fault(std::string_view type, std::string message, const json::value& input,
                   json::object context) {
  if (items_.size() >= kMostFaults) return;
  json::array location{where_};
  for (const Crumb& crumb : path_) {
    if (crumb.field.data())
      location.emplace_back(crumb.field);
    else
      location.emplace_back(crumb.index);
  }
  json::object item{{"type", type}, {"loc", std::move(location)}, {"msg", std::move(message)}};
  item["input"] = excerpt(input);
  if (!context.empty()) item["ctx"] = std::move(context);
  items_.push_back(std::move(item));
}

void Reader::missing(std::string_view field, const json::value& owner) {
  const Step step(*this, field);
  fault("missing", "Field required", source_ == Source::kTexts ? json::value() : owner);
}

}  // namespace schema
