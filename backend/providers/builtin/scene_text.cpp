#include "providers/builtin/scene_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace providers {
namespace {

// How often a place's own words for an action are taken, where it has some.
constexpr double kLocalActionShare = 0.75;
constexpr double kSayClearSkyShare = 0.35;
// A flavor's own camera angle is said in most scenes, a request's in all.
constexpr double kFlavorAngleShare = 0.6;
constexpr double kWeatherLightShare = 0.6;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "front" → "front angle"; "low angle" and "drone shot" stay.
std::string angle_phrase(std::string_view angle) {
  const std::string lower = base::lower(angle);
  for (const std::string_view word : {"angle", "shot", "view", "perspective", "camera"}) {
    if (has(lower, word)) return std::string(angle);
  }
  return std::string(angle) + " angle";
}

bool begins_with_preposition(std::string_view text) {
  for (const std::string_view word :
       {"from ", "at ", "over ", "above ", "below ", "under ", "through ", "behind ", "in "}) {
    if (base::lower(text).starts_with(word)) return true;
  }
  return false;
}

}  // namespace

SceneTeller::SceneTeller(const mv::SceneRequest& request, const mv::Flavor& flavor, const Idea& idea,
                         const LeadWords& lead, const mv::SceneGrammar& grammar, const FilmPlan& film,
                         base::Random random)
    : request_(request),
      idea_(idea),
      lead_(lead),
      grammar_(grammar),
      film_(film),
      random_(random),
      fair_(random_) {
  const mv::SceneParameters& parameters = flavor.parameters;
  const auto kept = [&](const std::optional<std::string>& asked, const std::string& usual) {
    const std::string_view text = base::trimmed(asked ? *asked : usual);
    return text.empty() ? std::string() : prose_.keep(text);
  };
  character_ = prose_.keep(base::trimmed(request.character_description));
  quote_ = idea.quote.empty() ? std::string() : prose_.keep(idea.quote);
  video_type_ = kept(request.video_type, parameters.video_type);
  video_characteristics_ = kept(request.video_characteristics, parameters.video_characteristics);
  manner_ = kept(request.character_characteristics, parameters.character_characteristics);
  angle_ = std::string(base::trimmed(request.camera_angle ? *request.camera_angle : parameters.camera_angle));
}

std::string SceneTeller::say(const std::vector<std::string>& texts, const Values& values) {
  return texts.empty() ? std::string() : Prose::fill(fair_.pick(texts), values);
}

mv::Scene SceneTeller::tell(const PlannedScene& scene, bool quote) {
  return {.description = description(scene, quote), .negative_description = negative(scene)};
}

std::string SceneTeller::description(const PlannedScene& scene, bool with_theme) {
  Values values;
  set_lead(values);
  set_place_and_time(scene, values);
  set_action(scene, values);
  set_company(scene, values);
  const bool theme_apart = std::any_of(grammar_.texts.orders.begin(), grammar_.texts.orders.end(),
                                       [](const std::string& order) { return has(order, "{theme}"); });
  const std::string told_theme = with_theme ? theme(values) : std::string();
  values["theme"] = theme_apart || told_theme.empty() ? std::string() : ", " + told_theme;
  values["opening"] = opening(scene, values);
  values["theme"] = theme_apart ? told_theme : std::string();
  values["detail"] = say(scene.place->details, values);
  values["light"] = Prose::fill(light(scene), values);
  values["camera"] = camera(scene, values);
  values["look"] = say(film_.look->texts, values);
  values["Look"] = capitalised(values["look"]);
  values["video_type"] = video_type_.empty() ? "film" : video_type_;
  values["video_characteristics"] = video_characteristics_;
  values["style"] = say(grammar_.texts.styles, values);
  return prose_.finish(say(grammar_.texts.orders, values));
}

void SceneTeller::set_lead(Values& values) {
  const std::string& named = grammar_.rules.lead;
  const std::string ref = named.empty() ? lead_.ref : named;
  values["ref"] = ref;
  values["Ref"] = capitalised(ref);
  values["their"] = lead_.their;
  values["Their"] = capitalised(lead_.their);
  values["them"] = lead_.them;
  const std::string inside = lead_.article + character_;
  if (named.empty()) {
    values["who"] = lead_.form == LeadForm::kInside ? inside : fmt::format("{} ({})", ref, character_);
    values["Who"] =
        lead_.form == LeadForm::kAtStart ? character_ : fmt::format("{} ({})", capitalised(ref), character_);
  } else {
    values["who"] = lead_.form == LeadForm::kInside ? fmt::format("{}, {},", ref, inside)
                                                    : fmt::format("{} ({})", ref, character_);
    values["Who"] = capitalised(values["who"]);
  }
  if (lead_.form == LeadForm::kAlone) {
    values["who"] = ref;
    values["Who"] = capitalised(ref);
  }
}

void SceneTeller::set_place_and_time(const PlannedScene& scene, Values& values) {
  const mv::GrammarPlace& place = *scene.place;
  const bool clear = film_.weather->paint == "clear";
  values["where"] = idea_.where;
  values["ground"] = place.air == mv::PlaceAir::kOpen && !film_.weather->ground.empty()
                         ? fair_.pick(film_.weather->ground)
                         : "";
  std::string text = place.texts.empty() ? std::string() : fair_.pick(place.texts);
  if (grammar_.rules.same_words) {
    if (place_text_.empty()) place_text_ = text;
    text = place_text_;
  }
  values["place"] = Prose::fill(text, values);
  values["Place"] = capitalised(values["place"]);
  std::string when, weather;
  if (place.air == mv::PlaceAir::kOpen) {
    when = say(film_.time->texts, values);
    if (!clear || random_.chance(kSayClearSkyShare)) weather = say(film_.weather->texts, values);
  } else if (place.air == mv::PlaceAir::kWindow) {
    when = say(film_.time->window_texts, values);
    if (!clear) weather = say(film_.weather->window_texts, values);
  }
  if (!weather.empty()) when += (weather.starts_with("with") ? ", " : " ") + weather;
  values["when"] = when;
  values["When"] = capitalised(when);
}

void SceneTeller::set_action(const PlannedScene& scene, Values& values) {
  const mv::GrammarAction& action = *scene.action;
  const auto local = scene.place->doing.find(action.name);
  const bool close = is_close(scene.shot.size) && !action.face_texts.empty();
  if (close) {
    values["action"] = say(action.face_texts, values);
  } else if (local != scene.place->doing.end() && !local->second.empty() &&
             random_.chance(kLocalActionShare)) {
    values["action"] = say(local->second, values);
  } else {
    values["action"] = say(action.texts, values);
  }
  values["emotion"] = say(scene.mood->texts, values);
  if (!manner_.empty()) values["emotion"] += fmt::format(" – {}", manner_);
}

void SceneTeller::set_company(const PlannedScene& scene, Values& values) {
  const mv::GrammarEntry* size = mv::find_entry(grammar_.sizes, scene.shot.size);
  values["shot"] = size ? say(size->texts, values) : scene.shot.size;
  values["Shot"] = capitalised(values["shot"]);
  const bool lead = scene.shot.focus == "lead";
  if (const mv::GrammarEntry* focus = mv::find_entry(grammar_.focuses, scene.shot.focus)) {
    Values players = values;
    players["their"] = "their";  // the player's, not the lead's
    values["focus"] = say(focus->texts, players);
    values["Focus"] = capitalised(values["focus"]);
  }
  if (scene.band) {
    const mv::GrammarTexts& texts = grammar_.texts;
    values["band"] = say(!lead                       ? texts.band_focus
                         : is_close(scene.shot.size) ? texts.band_close
                                                     : texts.band,
                         values);
  }
  if (scene.crowd)
    values["crowd"] = say(grammar_.texts.crowd, values);
  else if (film_.audience)
    values["crowd"] = say(grammar_.texts.no_crowd, values);
}

std::string SceneTeller::opening(const PlannedScene& scene, const Values& values) {
  const mv::GrammarTexts& texts = grammar_.texts;
  const bool lead = scene.shot.focus == "lead";
  const std::vector<std::string>& all = !lead && !texts.focus_openings.empty() ? texts.focus_openings
                                        : is_close(scene.shot.size) && !texts.close_openings.empty()
                                            ? texts.close_openings
                                            : texts.openings;
  // A description that begins in lower case cannot begin a sentence, one with a capital article only that; a
  // named lead and parentheses fit everywhere.
  std::vector<std::string> fitting;
  const bool anywhere =
      !grammar_.rules.lead.empty() || lead_.form == LeadForm::kInParens || lead_.form == LeadForm::kAlone;
  for (const std::string& text : all) {
    if (anywhere || has(text, lead_.form == LeadForm::kAtStart ? "{Who}" : "{who}")) fitting.push_back(text);
  }
  std::string told = say(fitting.empty() ? all : fitting, values);
  if (lead_.form == LeadForm::kAlone) {
    const std::string_view character = base::trimmed(request_.character_description);
    const bool ended = !character.empty() && has(".!?", character.substr(character.size() - 1));
    told += fmt::format(" {}: {}{}", capitalised(values.at("ref")), character_, ended ? "" : ".");
  }
  return told;
}

std::string SceneTeller::light(const PlannedScene& scene) {
  const Values none;
  const mv::GrammarPlace& place = *scene.place;
  if (!place.lights.empty()) return fair_.pick(place.lights);
  if (place.air == mv::PlaceAir::kWindow)
    return film_.time->window_lights.empty() ? "" : fair_.pick(film_.time->window_lights);
  std::string light = film_.time->lights.empty() ? "" : fair_.pick(film_.time->lights);
  if (place.air == mv::PlaceAir::kOpen && !film_.weather->lights.empty() &&
      random_.chance(kWeatherLightShare)) {
    light += ' ' + fair_.pick(film_.weather->lights);
  }
  return light;
}

std::string SceneTeller::camera(const PlannedScene& scene, const Values& values) {
  const mv::GrammarEntry* move = mv::find_entry(grammar_.moves, scene.move);
  std::string camera = move ? say(move->texts, values) : std::string();
  if (angle_.empty()) return camera;
  // A flavor's "wide" says nothing about a close-up; a request's angle is said whatever the shot.
  const bool asked = request_.camera_angle.has_value();
  const bool is_size = base::lower(angle_).starts_with("wide") || base::lower(angle_).starts_with("close");
  if (!asked && ((is_size && scene.shot.size != "wide") || !random_.chance(kFlavorAngleShare))) return camera;
  Values angled = values;
  angled["angle"] = begins_with_preposition(angle_) ? angle_ : angle_phrase(angle_);
  angled["Angle"] = capitalised(angled["angle"]);
  angled["Camera"] = camera;
  if (camera.starts_with("The ")) camera[0] = 't';
  angled["camera"] = camera;
  return say(grammar_.texts.angles, angled);
}

std::string SceneTeller::theme(const Values& values) {
  if (quote_.empty()) return {};
  // Where some scenes have an audience, the others must not speak of one, not even in the idea's words; and
  // an idea that is itself a concert needs no second mention.
  const bool own_story = !grammar_.rules.place.empty();
  if (own_story && (idea_.crowd || idea_.band)) return {};
  const mv::GrammarPlace* fixed = mv::find_entry(grammar_.places, grammar_.rules.place);
  if (fixed && std::find(idea_.places.begin(), idea_.places.end(), fixed) != idea_.places.end()) return {};
  Values with_idea = values;
  with_idea["idea"] = quote_;
  return say(grammar_.texts.themes, with_idea);
}

std::string SceneTeller::negative(const PlannedScene& scene) {
  std::vector<std::string> items = scene.place->negatives;
  if (scene.place->air == mv::PlaceAir::kOpen) {
    items.insert(items.end(), film_.weather->negatives.begin(), film_.weather->negatives.end());
  }
  if (film_.audience) {
    const auto& more = scene.crowd ? grammar_.texts.crowd_negatives : grammar_.texts.no_crowd_negatives;
    items.insert(items.end(), more.begin(), more.end());
  }
  items.insert(items.end(), grammar_.texts.negatives.begin(), grammar_.texts.negatives.end());
  return fmt::format("{}", fmt::join(items, ", "));
}

}  // namespace providers
