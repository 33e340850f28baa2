#pragma once

#include <string>
#include <vector>

#include "mv/makers.h"
#include "mv/scene_grammar.h"

namespace providers {

// What of a flavor's rules the scenes break, a sentence each: the share of scenes with an audience, and a
// close-up where one is required. Only flavors whose rules count an audience have a prompt that asks for
// these numbers. Found by the grammar's words, so it can be wrong about unusual ones: worth asking again
// once, not worth refusing.
std::vector<std::string> broken_rules(const std::vector<mv::Scene>& scenes, const mv::SceneGrammar& grammar,
                                      const std::string& character);

}  // namespace providers
