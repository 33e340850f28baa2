#include "providers/builtin/scene_plan.h"

#include <algorithm>
#include <cmath>

#include "providers/builtin/shot_order.h"

namespace providers {
namespace {

// An idea that speaks of a crowd gets one in about half of its scenes, in flavors without a rule of their
// own.
constexpr double kIdeaCrowdMin = 0.3;
constexpr double kIdeaCrowdMax = 0.6;
// Where the flavor tells its own story (fixed place), the idea's mood colours every second scene.
constexpr double kIdeaMoodShare = 0.5;
// What the idea says to do is done in most scenes; the rest follow the arc.
constexpr double kIdeaActionShare = 0.65;

using Actions = std::vector<const mv::GrammarAction*>;

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Takes a name out of the choice where something else remains.
void leave_out(std::vector<std::string>& names, const std::string& name) {
  const auto is_other = [&](const std::string& other) { return other != name; };
  if (std::any_of(names.begin(), names.end(), is_other)) std::erase(names, name);
}

bool suits(const mv::GrammarAction& action, const PlannedScene& scene, const LeadWords& lead) {
  if (action.instrument && !lead.instrument) return false;
  if (!scene.place->actions.empty() && !contains(scene.place->actions, action.name)) return false;
  return is_close(scene.shot.size) ? !action.face_texts.empty() : !action.texts.empty();
}

class Planner {
 public:
  Planner(const mv::SceneRequest& request, const Idea& idea, const LeadWords& lead,
          const Vocabulary& vocabulary, base::Random random)
      : request_(request),
        idea_(idea),
        lead_(lead),
        vocabulary_(vocabulary),
        grammar_(vocabulary.grammar()),
        random_(random),
        fair_(random_) {}

  FilmPlan plan() {
    lay_stages_and_shots();
    lay_parts();
    lay_places();
    settle_time_and_weather();
    choose_audience();
    for (std::size_t i = 0; i < film_.scenes.size(); ++i) fill(i);
    return std::move(film_);
  }

 private:
  void lay_stages_and_shots() {
    const int count = request_.number_of_scenes;
    const std::vector<std::size_t> stages = stages_for(grammar_.arc, count);
    const CrowdRange crowd = crowd_range(grammar_.rules, idea_.crowd, count);
    const auto shots = order_shots(grammar_, stages, crowd.low, asked_size(), random_);
    for (std::size_t i = 0; i < stages.size(); ++i) {
      PlannedScene scene;
      scene.stage = &grammar_.arc[stages[i]];
      scene.shot = shots[i];
      film_.scenes.push_back(std::move(scene));
    }
  }

  // The size that an explicit camera angle names: "low angle".
  std::optional<std::string> asked_size() const {
    if (!request_.camera_angle) return std::nullopt;
    const std::string text = *request_.camera_angle + " angle";
    const auto entry = vocabulary_.read(text).best(Topic::kSize);
    return entry ? std::optional(grammar_.sizes[*entry].name) : std::nullopt;
  }

  // A story with a turn ends where the idea says: the last third of the scenes, from three scenes up.
  void lay_parts() {
    const std::size_t count = film_.scenes.size();
    const bool turns = idea_.parts.size() == 2 && grammar_.rules.place.empty() && count >= 3;
    after_turn_ = turns ? count - std::max<std::size_t>(1, (count + 1) / 3) : count;
    for (std::size_t i = 0; i < count; ++i) {
      PlannedScene& scene = film_.scenes[i];
      scene.part = !turns ? &idea_ : &idea_.parts[i < after_turn_ ? 0 : 1];
      scene.band = grammar_.rules.band || scene.part->band;
    }
  }

  void lay_places() {
    visit(0, after_turn_);
    visit(after_turn_, film_.scenes.size());
  }

  // Several places are visited one after the other, each for its share of the scenes.
  void visit(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    std::vector<const mv::GrammarPlace*> places = film_.scenes[begin].part->places;
    if (const mv::GrammarPlace* fixed = mv::find_entry(grammar_.places, grammar_.rules.place)) {
      places = {fixed};
    } else if (places.empty()) {
      places = {begin > 0 ? film_.scenes[begin - 1].place : neutral_place()};
    }
    for (std::size_t i = begin; i < end; ++i)
      film_.scenes[i].place = places[(i - begin) * places.size() / (end - begin)];
  }

  const mv::GrammarPlace* neutral_place() {
    const std::vector<std::string>& neutral = grammar_.rules.neutral_places;
    const mv::GrammarPlace* place =
        neutral.empty() ? nullptr : mv::find_entry(grammar_.places, random_.pick(neutral));
    return place ? place : &grammar_.places.front();
  }

  void settle_time_and_weather() {
    const mv::GrammarPlace& first = *film_.scenes.front().place;
    film_.time = idea_.time;
    const std::vector<std::string>& usual = grammar_.rules.times.empty() ? first.times : grammar_.rules.times;
    if (!film_.time && !usual.empty()) film_.time = mv::find_entry(grammar_.times, random_.pick(usual));
    if (!film_.time) film_.time = &grammar_.times.front();
    film_.weather = idea_.weather ? idea_.weather : mv::find_entry(grammar_.weathers, "clear");
    if (!film_.weather) film_.weather = &grammar_.weathers.front();
    film_.look = mv::find_entry(grammar_.looks, grammar_.rules.look);
    if (idea_.look && (!film_.look || film_.look->paint == "natural")) film_.look = idea_.look;
    if (!film_.look) film_.look = &grammar_.looks.front();
  }

  void choose_audience() {
    if (after_turn_ < film_.scenes.size()) return choose_audience_by_part();
    const CrowdRange range = crowd_range(grammar_.rules, idea_.crowd, request_.number_of_scenes);
    film_.audience = range.high > 0;
    int wanted = range.low + static_cast<int>(random_.index(static_cast<std::size_t>(range.high) -
                                                            static_cast<std::size_t>(range.low) + 1));
    std::vector<PlannedScene*> open, players;
    for (PlannedScene& scene : film_.scenes) {
      if (scene.shot.size == "over_the_crowd") {
        scene.crowd = true;
        --wanted;
      } else if (!is_close(scene.shot.size)) {
        (scene.shot.focus == "lead" || scene.shot.focus == "band" ? open : players).push_back(&scene);
      }
    }
    random_.shuffle(open);
    random_.shuffle(players);
    // Two close-ups never stand side by side, so at least half of the scenes are open to an audience.
    open.insert(open.end(), players.begin(), players.end());
    for (PlannedScene* scene : open) {
      if (wanted-- > 0) scene->crowd = true;
    }
  }

  // Nobody stands before the stage until the story is there; then everywhere but in close-ups.
  void choose_audience_by_part() {
    for (std::size_t i = 0; i < film_.scenes.size(); ++i) {
      PlannedScene& scene = film_.scenes[i];
      const bool open = !is_close(scene.shot.size);
      scene.crowd = scene.shot.size == "over_the_crowd" ||
                    (scene.part->crowd && open && (i >= after_turn_ || random_.chance(kIdeaCrowdMax)));
      film_.audience = film_.audience || scene.crowd;
    }
  }

  void fill(std::size_t i) {
    PlannedScene& scene = film_.scenes[i];
    const std::string before = i > 0 ? film_.scenes[i - 1].move : std::string();
    std::vector<std::string> moves = scene.stage->moves;
    if (is_close(scene.shot.size)) keep_near(moves);
    leave_out(moves, before);
    scene.move = fair_.pick(moves);
    scene.mood = mood_for(scene);
    scene.action = action_for(scene, i > 0 ? film_.scenes[i - 1].action : nullptr, i >= after_turn_);
  }

  // A close-up that flies off is no close-up.
  static void keep_near(std::vector<std::string>& moves) {
    const auto leaves = [](const std::string& move) {
      return move == "pull_out" || move.starts_with("crane");
    };
    if (!std::all_of(moves.begin(), moves.end(), leaves)) std::erase_if(moves, leaves);
  }

  const mv::GrammarEntry* mood_for(const PlannedScene& scene) {
    const bool own_story = !grammar_.rules.place.empty();
    if (!own_story && !idea_.mood) return arc_mood(scene);
    const bool from_stage = !idea_.mood || (own_story && !random_.chance(kIdeaMoodShare));
    const mv::GrammarEntry* mood =
        from_stage ? mv::find_entry(grammar_.moods, fair_.pick(scene.stage->moods)) : idea_.mood;
    return mood ? mood : &grammar_.moods.front();
  }

  // Nobody grieves where a crowd cheers.
  const mv::GrammarEntry* arc_mood(const PlannedScene& scene) {
    std::vector<std::string> moods = scene.stage->moods;
    if (scene.crowd || scene.part->crowd) {
      leave_out(moods, "melancholy");
      leave_out(moods, "tense");
    }
    const mv::GrammarEntry* mood = mv::find_entry(grammar_.moods, fair_.pick(moods));
    return mood ? mood : &grammar_.moods.front();
  }

  const mv::GrammarAction* action_for(const PlannedScene& scene, const mv::GrammarAction* before,
                                      bool always_wanted) {
    const bool own_story = !grammar_.rules.place.empty();
    std::vector<std::string> wanted, usual;
    for (const mv::GrammarAction* action : scene.part->actions) {
      if (suits(*action, scene, lead_) && (!own_story || contains(scene.stage->actions, action->name))) {
        wanted.push_back(action->name);
      }
    }
    for (const std::string& name : scene.stage->actions) {
      const mv::GrammarAction* action = mv::find_entry(grammar_.actions, name);
      if (action && suits(*action, scene, lead_) && may_sing(*action, scene)) usual.push_back(name);
    }
    if (!wanted.empty() && (usual.empty() || always_wanted || random_.chance(kIdeaActionShare)))
      usual = wanted;
    if (usual.empty()) usual = anything_for(scene);
    if (before) leave_out(usual, before->name);
    const mv::GrammarAction* action =
        usual.empty() ? nullptr : mv::find_entry(grammar_.actions, fair_.pick(usual));
    return action ? action : &grammar_.actions.front();
  }

  // Who sings holds a microphone, so nobody does unless the scene is about singing.
  bool may_sing(const mv::GrammarAction& action, const PlannedScene& scene) const {
    if (action.paint != "sing" || !grammar_.rules.place.empty() || lead_.sings || lead_.instrument)
      return true;
    return scene.band || scene.place->paint == "stadium_stage" || scene.place->paint == "club";
  }

  std::vector<std::string> anything_for(const PlannedScene& scene) const {
    std::vector<std::string> names;
    for (const mv::GrammarAction& action : grammar_.actions) {
      if (suits(action, scene, lead_) && may_sing(action, scene)) names.push_back(action.name);
    }
    return names;
  }

  const mv::SceneRequest& request_;
  const Idea& idea_;
  const LeadWords& lead_;
  const Vocabulary& vocabulary_;
  const mv::SceneGrammar& grammar_;
  base::Random random_;
  FairPicker fair_;
  FilmPlan film_;
  std::size_t after_turn_ = 0;  // the first scene after the idea's turn; the number of scenes without one
};

}  // namespace

const std::string& FairPicker::pick(const std::vector<std::string>& items) {
  int least = -1;
  std::vector<const std::string*> candidates;
  for (const std::string& item : items) {
    const auto known = used_.find(item);
    const int uses = known == used_.end() ? 0 : known->second;
    if (least < 0 || uses < least) {
      least = uses;
      candidates.clear();
    }
    if (uses == least) candidates.push_back(&item);
  }
  const std::string& chosen = *candidates[random_.index(candidates.size())];
  ++used_[chosen];
  return chosen;
}

bool is_close(std::string_view size) {
  return size == "close_up" || size == "extreme_close_up";
}

CrowdRange crowd_range(const mv::GrammarRules& rules, bool idea_has_crowd, int count) {
  double min = rules.crowd_min, max = rules.crowd_max;
  if (max <= 0) {
    if (!idea_has_crowd) return {};
    min = kIdeaCrowdMin;
    max = kIdeaCrowdMax;
  }
  // The small term keeps 0.3 * 10 at 3 in binary fractions.
  const int low = static_cast<int>(std::ceil(min * count - 1e-9));
  const int high = static_cast<int>(std::floor(max * count + 1e-9));
  if (low <= high) return {low, high};
  const int nearest = static_cast<int>(std::lround((min + max) / 2 * count));
  return {nearest, nearest};
}

FilmPlan plan_film(const mv::SceneRequest& request, const Idea& idea, const LeadWords& lead,
                   const Vocabulary& vocabulary, base::Random random) {
  return Planner(request, idea, lead, vocabulary, random).plan();
}

}  // namespace providers
