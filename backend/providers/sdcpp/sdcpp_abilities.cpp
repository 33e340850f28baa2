#include "providers/sdcpp/sdcpp_abilities.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "mv/loose_json.h"

namespace providers {
namespace {

namespace json = boost::json;
using mv::loose_json::list_at;
using mv::loose_json::number_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr int kSmallestSide = 16;
constexpr int kLargestSide = 8192;

std::vector<std::string> texts_at(const json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  const json::array* list = list_at(object, name);
  if (list == nullptr) return texts;
  for (const json::value& value : *list) {
    if (const json::string* text = value.if_string()) texts.emplace_back(*text);
  }
  return texts;
}

bool is_among(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// Unless the server says no.
bool begins_with_picture(const json::object& answer) {
  const json::object* features = object_at(answer, "features_by_mode");
  const json::object* of_films =
      features != nullptr ? object_at(*features, name_of(SdcppMode::kFilm)) : nullptr;
  const json::value* takes = of_films != nullptr ? of_films->if_contains("init_image") : nullptr;
  return takes == nullptr || !takes->is_bool() || takes->get_bool();
}

// The common limit of width and height; `unknown` for none, or one that is out of reason.
int side(double of_width, double of_height, bool is_least, int unknown) {
  const double limit = is_least ? std::max(of_width, of_height) : std::min(of_width, of_height);
  return limit >= kSmallestSide && limit <= kLargestSide ? static_cast<int>(limit) : unknown;
}

}  // namespace

const char* name_of(SdcppMode mode) {
  return mode == SdcppMode::kPicture ? "img_gen" : "vid_gen";
}

bool SdcppAbilities::can(SdcppMode mode) const {
  return modes.empty() || is_among(modes, name_of(mode));
}

bool SdcppAbilities::writes_film_as(const std::string& format) const {
  return film_formats.empty() || is_among(film_formats, format);
}

SdcppAbilities sdcpp_abilities(const json::object& answer) {
  SdcppAbilities abilities;
  if (const json::object* model = object_at(answer, "model"))
    abilities.model = base::printable(text_at(*model, "stem"));
  abilities.modes = texts_at(answer, "supported_modes");
  if (const json::object* formats = object_at(answer, "output_formats_by_mode"))
    abilities.film_formats = texts_at(*formats, name_of(SdcppMode::kFilm));
  abilities.films_begin_with_picture = begins_with_picture(answer);
  if (const json::object* limits = object_at(answer, "limits")) {
    abilities.least_side =
        side(number_at(*limits, "min_width"), number_at(*limits, "min_height"), true, abilities.least_side);
    abilities.most_side =
        side(number_at(*limits, "max_width"), number_at(*limits, "max_height"), false, abilities.most_side);
  }
  abilities.least_side = std::min(abilities.least_side, abilities.most_side);
  return abilities;
}

}  // namespace providers
