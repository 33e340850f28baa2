#include "providers/builtin/scene_writer.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "mv/scene_grammar.h"
#include "mv/scenes.h"
#include "providers/builtin/scene_text.h"
#include "render/names.h"

namespace providers {
namespace {

template <class Enum>
Enum value_of(std::string_view name, Enum otherwise) {
  return render::from_name<Enum>(name).value_or(otherwise);
}

template <class Enum, class Entry>
Enum painted(const std::vector<Entry>& entries, std::string_view name, Enum otherwise) {
  const Entry* entry = mv::find_entry(entries, name);
  return entry ? value_of(entry->paint, otherwise) : otherwise;
}

render::Shot shot_of(const PlannedScene& scene, const FilmPlan& film, const mv::SceneGrammar& grammar) {
  render::Shot shot;
  shot.setting = value_of(scene.place->paint, shot.setting);
  const mv::PlaceAir air = scene.place->air;
  const mv::GrammarTime* time = film.time;
  if (air == mv::PlaceAir::kSealed) {
    // Nothing in the text says it, so it is what a reader assumes.
    time = scene.place->times.empty() ? nullptr : mv::find_entry(grammar.times, scene.place->times.front());
  }
  if (time) shot.time = value_of(time->paint, shot.time);
  shot.weather =
      air == mv::PlaceAir::kSealed ? render::Weather::kClear : value_of(film.weather->paint, shot.weather);
  shot.size = painted(grammar.sizes, scene.shot.size, shot.size);
  shot.focus = painted(grammar.focuses, scene.shot.focus, shot.focus);
  shot.move = painted(grammar.moves, scene.move, shot.move);
  shot.action = value_of(scene.action->paint, shot.action);
  shot.mood = value_of(scene.mood->paint, shot.mood);
  shot.look = value_of(film.look->paint, shot.look);
  shot.band = scene.band;
  shot.crowd = scene.crowd;
  return shot;
}

// "city_street" → "city street".
std::string said(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

FilmPlan planned(const mv::SceneRequest& request, const Idea& idea, const LeadWords& lead,
                 const Vocabulary& vocabulary) {
  return plan_film(request, idea, lead, vocabulary, base::Random(base::mix_seed(request.seed, "plan")));
}

std::vector<std::string> notes_about(const mv::SceneRequest& request, const mv::Flavor& flavor) {
  if (!flavor.grammar->rules.place.empty()) return {};  // its place never follows the idea
  const Vocabulary vocabulary(*flavor.grammar);
  const Idea idea = read_idea(request.idea, vocabulary);
  const FilmPlan film = planned(request, idea, lead_words(request.character_description), vocabulary);
  std::vector<std::string> notes;
  if (!idea.known) {
    notes.push_back(fmt::format("not understood: \"{}\"; the film plays in this place: {}", idea.quote,
                                said(film.scenes.front().place->name)));
  }
  for (const PlannedScene& scene : film.scenes) {
    if (scene.place->shown_as.empty()) continue;
    std::string note =
        fmt::format("not drawn: {}; the picture shows {}", said(scene.place->name), scene.place->shown_as);
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace

std::vector<WrittenScene> BuiltinSceneWriter::compose(const mv::SceneRequest& request,
                                                      const mv::Flavor& flavor,
                                                      base::CancelToken cancel) const {
  if (request.number_of_scenes < 1 || request.number_of_scenes > mv::kMostScenes) {
    throw base::Error(base::ErrorKind::kOutOfRange,
                      fmt::format("{} scenes cannot be written; ask for 1 to {}", request.number_of_scenes,
                                  mv::kMostScenes));
  }
  const mv::SceneGrammar& grammar = *flavor.grammar;
  const Vocabulary vocabulary(grammar);
  const Idea idea = read_idea(request.idea, vocabulary);
  const LeadWords lead = lead_words(request.character_description);
  cancel.check();
  const FilmPlan film = planned(request, idea, lead, vocabulary);
  SceneTeller teller(request, flavor, idea, lead, grammar, film,
                     base::Random(base::mix_seed(request.seed, "words")));
  // A flavor with a story of its own shows the idea only in its theme.
  const bool quote_all = grammar.rules.place.empty() ? !idea.known : !idea.understood;
  std::vector<WrittenScene> written;
  for (std::size_t i = 0; i < film.scenes.size(); ++i) {
    cancel.check();
    const PlannedScene& scene = film.scenes[i];
    written.push_back(
        {.scene = teller.tell(scene, i == 0 || quote_all), .shot = shot_of(scene, film, grammar)});
  }
  return written;
}

mv::Story BuiltinSceneWriter::write(const mv::SceneRequest& request, const mv::Flavor& flavor,
                                    mv::Commission& commission) {
  mv::Story story;
  for (WrittenScene& written : compose(request, flavor, commission.cancel()))
    story.scenes.push_back(std::move(written.scene));
  story.made.notes = notes_about(request, flavor);
  return story;
}

}  // namespace providers
