#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mv {

// builtin_scenes.yaml: the vocabulary and the rules of the built-in scene writer and of the reader that
// turns a description back into a shot. All values are plain names and texts; which names the painter knows
// comes in as GrammarNames, because this room stands above the painter.

struct GrammarEntry {
  std::string name;   // its key in the file
  std::string paint;  // the painter's name for it; the key itself unless `paint:` says otherwise
  std::vector<std::string>
      words;  // find it in an idea or in an edited description; lower-case words or phrases
  std::vector<std::string> texts;  // say it in a description
};

// Which weather a place lets in.
enum class PlaceAir {
  kOpen,    // under the sky
  kWindow,  // inside: weather and daylight are seen through a window
  kSealed,  // neither weather nor time of day is said
};

struct GrammarPlace : GrammarEntry {
  PlaceAir air = PlaceAir::kOpen;
  std::vector<std::string> hints;    // words that mean this place only where no place is named
  std::string shown_as;              // what the picture shows when there is no set for it; else empty
  std::vector<std::string> names;    // proper names that stand for such a place: cities, deserts …
  std::vector<std::string> details;  // sentences, one to a scene
  std::vector<std::string> lights;   // sentences; when given, they take the place of the time's
  std::vector<std::string> negatives;
  std::vector<std::string> times;    // taken when the idea names none; the first is what a reader assumes
  std::vector<std::string> actions;  // what may be done there; empty: everything
  std::map<std::string, std::vector<std::string>> doing;  // action → texts for this place alone
};

struct GrammarTime : GrammarEntry {
  std::vector<std::string> window_texts;
  std::vector<std::string> lights, window_lights;  // sentences
};

struct GrammarWeather : GrammarEntry {
  std::vector<std::string> window_texts;
  std::vector<std::string> ground;  // adjectives for {ground}: "rain-slicked"
  std::vector<std::string> lights;  // sentences, true at any time of day
  std::vector<std::string> negatives;
};

struct GrammarAction : GrammarEntry {
  std::vector<std::string> face_texts;  // for close-ups; empty: not shown in one
  bool instrument = false;              // only for who carries an instrument
};

struct ShotChoice {
  std::string size;
  std::string focus = "lead";
  bool operator==(const ShotChoice&) const = default;
};

struct ArcStage {
  std::string name;  // establish, develop, peak, close, or the author's own
  double share = 1;  // of the film's scenes, relative to the other stages
  std::vector<ShotChoice> shots;
  std::vector<std::string> moves, actions, moods;
};

// A shot that a film must hold, tried in the order of the file as long as there are scenes.
struct RequiredShot {
  std::vector<std::string> sizes;  // one of these
  std::string focus = "lead";
  std::string stage;  // where it goes by preference
};

struct GrammarRules {
  std::string place;                        // fixed place; empty: from the idea
  std::vector<std::string> neutral_places;  // when the idea names none
  std::vector<std::string> times;           // when the idea names none, before the place's own
  bool same_words = false;                  // the place is told in the same words in every scene
  std::string look = "natural";
  std::string lead;  // "the lead singer"; empty: a word from the description
  bool band = false;
  double crowd_min = 0, crowd_max = 0;  // share of scenes with an audience; both 0: none unless asked for
  std::vector<RequiredShot> require;
};

struct GrammarTexts {
  std::vector<std::string> openings;        // skeletons of the first sentences
  std::vector<std::string> focus_openings;  // when somebody else than the lead is in focus
  std::vector<std::string> close_openings;  // for close-ups; empty: openings
  std::vector<std::string> orders;          // skeletons of the whole: {opening} {detail} {light} …
  std::vector<std::string> styles;          // sentences around {look}, {video_type}, {video_characteristics}
  std::vector<std::string> angles;          // sentences around {camera} and {angle}
  std::vector<std::string> themes;          // clauses around {idea}
  std::vector<std::string> band;            // sentences, wherever the band is in sight
  std::vector<std::string> band_close;      // … in a close-up
  std::vector<std::string> band_focus;      // … when a player is in focus
  std::vector<std::string> crowd;           // sentences, where there is an audience
  std::vector<std::string> no_crowd;        // sentences, where there is none, in a flavor that has audiences
  std::vector<std::string> negatives, crowd_negatives,
      no_crowd_negatives;  // items of the negative description
};

struct SceneGrammar {
  std::vector<GrammarPlace> places;
  std::vector<GrammarTime> times;
  std::vector<GrammarWeather> weathers;
  std::vector<GrammarEntry> moods;     // texts: clauses, "wonder in {their} eyes"
  std::vector<GrammarAction> actions;  // texts: verb phrases, "walks slowly forward"
  std::vector<GrammarEntry> looks;     // texts: noun phrases, "deep shadows and hard edges"
  std::vector<GrammarEntry> sizes;     // texts: noun phrases, "wide shot"
  std::vector<GrammarEntry> moves;     // texts: sentences about the camera
  std::vector<GrammarEntry> focuses;   // texts: noun phrases, "the drummer"
  std::vector<std::string> crowd_words, band_words;
  std::vector<std::string>
      show_words;  // somebody plays before people: on a stage, a band and a crowd come along
  std::vector<std::string> ignored;  // phrases that mean none of their words: "forest green"
  std::vector<ArcStage> arc;
  GrammarRules rules;
  GrammarTexts texts;
};

// The painter's names for each list of the grammar. An empty list allows every name.
struct GrammarNames {
  std::vector<std::string> places, times, weathers, moods, actions, looks, sizes, moves, focuses;
};

template <class Entry>
const Entry* find_entry(const std::vector<Entry>& entries, std::string_view name) {
  for (const Entry& entry : entries) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace mv
