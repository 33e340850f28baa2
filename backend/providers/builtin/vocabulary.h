#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mv/scene_grammar.h"
#include "providers/builtin/phrase_finder.h"

namespace providers {

// What a text speaks of, in a grammar's terms. Entries are indices in the grammar's lists.
class Reading {
 public:
  explicit Reading(std::vector<Found> founds) : founds_(std::move(founds)) {}

  // The entry a topic is mostly about: the writer's own texts weigh more than single words, several words
  // more than one, earlier more than later.
  std::optional<std::size_t> best(Topic topic) const;
  // All entries of a topic, in the order of their first mention, each once.
  std::vector<std::size_t> mentioned(Topic topic) const;
  // Whether the topic is spoken of, and not only to deny it.
  bool has(Topic topic) const;
  bool denies(Topic topic) const;
  const std::vector<Found>& founds() const { return founds_; }

 private:
  std::vector<Found> founds_;
};

// A proper name for a place, as written after it: "in Austin", "on Route 66".
struct PlaceName {
  std::size_t place = 0;
  std::string where;
};

// A grammar's words and texts, made ready for reading. Built once per flavor (about a millisecond); then any
// number of threads may read with it. The grammar must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const mv::SceneGrammar& grammar);

  const mv::SceneGrammar& grammar() const { return grammar_; }
  // Topic::kPlaceName finds are indices for `place_name`.
  Reading read(std::string_view text) const;
  const PlaceName& place_name(std::size_t index) const { return place_names_[index]; }

 private:
  void add_places();
  void add_times_and_weathers();
  void add_texts();

  const mv::SceneGrammar& grammar_;
  PhraseFinder finder_;
  std::vector<PlaceName> place_names_;
};

}  // namespace providers
