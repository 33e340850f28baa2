#pragma once

#include "mv/scene_grammar.h"
#include "mv/yaml_file.h"

namespace mv {

// Lays a builtin_scenes.yaml over `grammar`: entries of places, times, … are added or, under a known name,
// changed key by key; lists and rules take the place of what was there. What does not fit is reported and
// left as it was.
void read_grammar(const YAML::Node& root, const GrammarNames& names, SceneGrammar& grammar,
                  ProblemList& problems);

}  // namespace mv
