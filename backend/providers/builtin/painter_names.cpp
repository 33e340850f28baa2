#include "providers/builtin/painter_names.h"

#include "render/names.h"

namespace providers {
namespace {

template <class Enum>
std::vector<std::string> names_of() {
  std::vector<std::string> names;
  for (const render::Named<Enum>& entry : render::all_of<Enum>()) names.emplace_back(entry.name);
  return names;
}

}  // namespace

mv::GrammarNames painter_names() {
  return {.places = names_of<render::Setting>(),
          .times = names_of<render::TimeOfDay>(),
          .weathers = names_of<render::Weather>(),
          .moods = names_of<render::Mood>(),
          .actions = names_of<render::Action>(),
          .looks = names_of<render::Look>(),
          .sizes = names_of<render::ShotSize>(),
          .moves = names_of<render::CameraMove>(),
          .focuses = names_of<render::Focus>()};
}

}  // namespace providers
