#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "mv/scene_grammar.h"

namespace providers {

// The stage of each of `count` scenes, as indices into `arc`: every stage once where there is room, the rest
// by their shares. Too few scenes for all stages keep the first, the last but one (the peak) and the last.
std::vector<std::size_t> stages_for(const std::vector<mv::ArcStage>& arc, int count);

// The shot of each scene. Required shots come first; never the same size twice in a row, never two close-ups
// in a row; at most `over_crowd_limit` shots over the crowd. `asked` is a size that the request wants to see
// as often as that allows.
std::vector<mv::ShotChoice> order_shots(const mv::SceneGrammar& grammar,
                                        const std::vector<std::size_t>& stages, int over_crowd_limit,
                                        const std::optional<std::string>& asked, base::Random& random);

}  // namespace providers
