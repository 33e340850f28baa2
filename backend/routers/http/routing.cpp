#include "routers/http/routing.h"

#include <algorithm>
#include <utility>

namespace http {
namespace {

std::vector<std::string> segments_of(std::string_view pattern) {
  std::vector<std::string> segments;
  while (!pattern.empty()) {
    const std::size_t end = pattern.find('/');
    segments.emplace_back(pattern.substr(0, end));
    if (end == std::string_view::npos) return segments;
    pattern.remove_prefix(end + 1);
    if (pattern.empty()) segments.emplace_back();
  }
  return segments;
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}
bool takes_the_rest(std::string_view segment) {
  return segment.ends_with("...}");
}

int looseness(std::string_view segment) {
  if (!is_parameter(segment)) return 0;
  return takes_the_rest(segment) ? 2 : 1;
}

bool is_more_literal(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::lexicographical_compare(
      left.begin(), left.end(), right.begin(), right.end(),
      [](const std::string& a, const std::string& b) { return looseness(a) < looseness(b); });
}

using Parameters = std::map<std::string, std::string>;

bool matches(const std::vector<std::string>& segments, std::string_view path, Parameters* parameters) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::string& segment = segments[i];
    if (is_parameter(segment) && takes_the_rest(segment)) {
      if (parameters) parameters->emplace(segment.substr(1, segment.size() - 5), path);
      return true;
    }
    const std::size_t end = path.find('/');
    const std::string_view part = path.substr(0, end);
    if (is_parameter(segment)) {
      if (part.empty()) return false;
      if (parameters) parameters->emplace(segment.substr(1, segment.size() - 2), part);
    } else if (part != segment) {
      return false;
    }
    const bool last = i + 1 == segments.size();
    if (end == std::string_view::npos) return last;
    path.remove_prefix(end + 1);
  }
  return false;
}

void note(Match& match, const Route& route, const Method* wanted) {
  match.allowed.push_back(route.method);
  const bool with_head = route.method == Method::kGet && route.answers_head;
  if (with_head) match.allowed.push_back(Method::kHead);
  if (match.route || !wanted) return;
  if (route.method == *wanted || (with_head && *wanted == Method::kHead)) match.route = &route;
}

}  // namespace

RouteTable::RouteTable(std::vector<Route> routes) : routes_(std::move(routes)) {
  for (const Route& route : routes_) {
    auto segments = segments_of(route.pattern);
    if (std::none_of(segments.begin(), segments.end(), is_parameter)) {
      plain_[route.pattern].push_back(&route);
    } else {
      patterns_.push_back({std::move(segments), &route});
    }
  }
  std::stable_sort(patterns_.begin(), patterns_.end(), [](const Entry& left, const Entry& right) {
    return is_more_literal(left.segments, right.segments);
  });
}

Match RouteTable::find(const Method* method, std::string_view path) const {
  Match match;
  if (const auto found = plain_.find(path); found != plain_.end()) {
    for (const Route* route : found->second) note(match, *route, method);
  }
  if (match.route) return match;
  for (const Entry& entry : patterns_) {
    if (!matches(entry.segments, path, nullptr)) continue;
    const bool had_route = match.route != nullptr;
    note(match, *entry.route, method);
    if (!had_route && match.route) matches(entry.segments, path, &match.parameters);
  }
  return match;
}

std::string allow_header(const std::vector<Method>& methods) {
  std::vector<std::string_view> names = {name_of(Method::kOptions)};
  for (const Method method : methods) names.push_back(name_of(method));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

}  // namespace http
