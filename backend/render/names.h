#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "render/character.h"
#include "render/shot.h"

namespace render {

// snake_case names of the painter's enums, as flavors and recipes write them: Setting::kCityStreet is
// "city_street". One table an enum stands in names.cpp.
template <class Enum>
struct Named {
  Enum value;
  std::string_view name;
};

// All values of an enum in declaration order. Defined for every enum of shot.h and character.h.
template <class Enum>
std::span<const Named<Enum>> all_of();

template <class Enum>
std::string_view name_of(Enum value) {
  for (const Named<Enum>& entry : all_of<Enum>()) {
    if (entry.value == value) return entry.name;
  }
  return {};
}

template <class Enum>
std::optional<Enum> from_name(std::string_view name) {
  for (const Named<Enum>& entry : all_of<Enum>()) {
    if (entry.name == name) return entry.value;
  }
  return std::nullopt;
}

}  // namespace render
