#include "providers/builtin/shot_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "providers/builtin/scene_plan.h"

namespace providers {
namespace {

using Slots = std::vector<std::optional<mv::ShotChoice>>;

constexpr std::string_view kOverTheCrowd = "over_the_crowd";

class ShotOrder {
 public:
  ShotOrder(const mv::SceneGrammar& grammar, const std::vector<std::size_t>& stages, int over_crowd_limit,
            base::Random& random)
      : grammar_(grammar),
        stages_(stages),
        over_crowd_left_(over_crowd_limit),
        random_(random),
        slots_(stages.size()) {}

  void place_required() {
    for (const mv::RequiredShot& required : grammar_.rules.require) {
      const std::string& size = required.sizes[random_.index(required.sizes.size())];
      const mv::ShotChoice shot{.size = size, .focus = required.focus};
      if (const auto slot = free_slot(required.stage, shot)) put(*slot, shot);
    }
  }

  void place_asked(const std::string& size) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!slots_[i] && fits(i, size)) put(i, {.size = size});
    }
  }

  std::vector<mv::ShotChoice> fill() {
    std::vector<mv::ShotChoice> order;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!slots_[i]) put(i, choose(i));
      order.push_back(*slots_[i]);
    }
    return order;
  }

 private:
  void put(std::size_t i, const mv::ShotChoice& shot) {
    slots_[i] = shot;
    ++used_[shot.size + ' ' + shot.focus];
    if (shot.size == kOverTheCrowd) --over_crowd_left_;
  }

  bool fits(std::size_t i, const std::string& size) const {
    if (size == kOverTheCrowd && over_crowd_left_ <= 0) return false;
    for (const int step : {-1, 1}) {
      const std::size_t at = i + static_cast<std::size_t>(step);
      if (at >= slots_.size() || !slots_[at]) continue;
      if (slots_[at]->size == size || (is_close(slots_[at]->size) && is_close(size))) return false;
    }
    return true;
  }

  // A free scene of the wanted stage where the shot fits, else any free scene where it does.
  std::optional<std::size_t> free_slot(const std::string& stage, const mv::ShotChoice& shot) {
    std::vector<std::size_t> in_stage, anywhere;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i] || !fits(i, shot.size)) continue;
      anywhere.push_back(i);
      if (grammar_.arc[stages_[i]].name == stage) in_stage.push_back(i);
    }
    const auto& slots = in_stage.empty() ? anywhere : in_stage;
    if (slots.empty()) return std::nullopt;
    return slots[random_.index(slots.size())];
  }

  mv::ShotChoice choose(std::size_t i) {
    std::vector<mv::ShotChoice> fitting = fitting_of(i, grammar_.arc[stages_[i]].shots);
    if (fitting.empty()) fitting = fitting_of(i, all_shots());
    if (fitting.empty()) return grammar_.arc[stages_[i]].shots.front();
    const auto uses = [&](const mv::ShotChoice& shot) { return used_[shot.size + ' ' + shot.focus]; };
    const int least = uses(*std::min_element(
        fitting.begin(), fitting.end(), [&](const auto& a, const auto& b) { return uses(a) < uses(b); }));
    std::erase_if(fitting, [&](const mv::ShotChoice& shot) { return uses(shot) > least; });
    return fitting[random_.index(fitting.size())];
  }

  std::vector<mv::ShotChoice> fitting_of(std::size_t i, const std::vector<mv::ShotChoice>& shots) const {
    std::vector<mv::ShotChoice> fitting;
    for (const mv::ShotChoice& shot : shots) {
      if (fits(i, shot.size)) fitting.push_back(shot);
    }
    return fitting;
  }

  // Every size of the arc, and wide, medium and low for arcs that know too few.
  std::vector<mv::ShotChoice> all_shots() const {
    std::vector<mv::ShotChoice> shots;
    for (const mv::ArcStage& stage : grammar_.arc)
      shots.insert(shots.end(), stage.shots.begin(), stage.shots.end());
    for (const char* size : {"wide", "medium", "low_angle"}) shots.push_back({.size = size});
    return shots;
  }

  const mv::SceneGrammar& grammar_;
  const std::vector<std::size_t>& stages_;
  int over_crowd_left_;
  base::Random& random_;
  Slots slots_;
  std::map<std::string, int> used_;
};

}  // namespace

std::vector<std::size_t> stages_for(const std::vector<mv::ArcStage>& arc, int count) {
  const std::size_t scenes = static_cast<std::size_t>(count);
  const std::size_t last = arc.size() - 1;
  const std::size_t peak = last == 0 ? 0 : last - 1;
  if (scenes == 1) return {peak};
  if (scenes == 2) return {0, peak};
  if (scenes < arc.size()) {
    std::vector<std::size_t> stages;
    for (std::size_t i = 0; i + 2 < scenes; ++i) stages.push_back(i);
    stages.push_back(peak);
    stages.push_back(last);
    return stages;
  }
  // Largest remainder: each stage has one, the others go by share.
  const double total =
      std::accumulate(arc.begin(), arc.end(), 0.0, [](double sum, const auto& s) { return sum + s.share; });
  std::vector<std::size_t> counts(arc.size(), 1);
  for (std::size_t placed = arc.size(); placed < scenes; ++placed) {
    std::size_t neediest = 0;
    double most = -1e9;
    for (std::size_t s = 0; s < arc.size(); ++s) {
      const double need = arc[s].share / total * static_cast<double>(scenes) - static_cast<double>(counts[s]);
      if (need > most) most = need, neediest = s;
    }
    ++counts[neediest];
  }
  std::vector<std::size_t> stages;
  for (std::size_t s = 0; s < arc.size(); ++s) stages.insert(stages.end(), counts[s], s);
  return stages;
}

std::vector<mv::ShotChoice> order_shots(const mv::SceneGrammar& grammar,
                                        const std::vector<std::size_t>& stages, int over_crowd_limit,
                                        const std::optional<std::string>& asked, base::Random& random) {
  ShotOrder order(grammar, stages, over_crowd_limit, random);
  // A flavor with a fixed place promises its shots; elsewhere the request comes first.
  const bool promised = !grammar.rules.place.empty();
  if (asked && !promised) order.place_asked(*asked);
  order.place_required();
  if (asked && promised) order.place_asked(*asked);
  return order.fill();
}

}  // namespace providers
