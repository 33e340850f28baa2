#include "mv/grammar_file.h"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "mv/prompt_template.h"

namespace mv {
namespace {

using Names = std::vector<std::string>;

const std::set<std::string, std::less<>> kEntryPlaceholders = {"ref",  "Ref",   "their", "Their",
                                                               "them", "where", "ground"};
const std::set<std::string, std::less<>> kSkeletonPlaceholders = {
    "ref",    "Ref",    "their",   "Their",   "them",   "shot",  "Shot",       "who",
    "Who",    "action", "emotion", "place",   "Place",  "when",  "When",       "theme",
    "focus",  "Focus",  "look",    "Look",    "angle",  "Angle", "video_type", "video_characteristics",
    "camera", "Camera", "idea",    "opening", "detail", "light", "band",       "crowd",
    "style"};

// Reads one builtin_scenes.yaml. Each method reads one kind of section.
class GrammarFile {
 public:
  GrammarFile(const GrammarNames& names, SceneGrammar& grammar, ProblemList& problems)
      : names_(names), grammar_(grammar), problems_(problems) {}

  void read(const YAML::Node& root) {
    YamlMap top(root, "", problems_);
    section(top, "times", grammar_.times, names_.times, [&](YamlMap& map, GrammarTime& time) {
      texts(map, "window_texts", time.window_texts);
      texts(map, "lights", time.lights);
      texts(map, "window_lights", time.window_lights);
    });
    section(top, "weathers", grammar_.weathers, names_.weathers, [&](YamlMap& map, GrammarWeather& weather) {
      texts(map, "window_texts", weather.window_texts);
      texts(map, "ground", weather.ground);
      texts(map, "lights", weather.lights);
      texts(map, "negatives", weather.negatives);
    });
    section(top, "actions", grammar_.actions, names_.actions, [&](YamlMap& map, GrammarAction& action) {
      texts(map, "face_texts", action.face_texts);
      map.read("instrument", action.instrument);
    });
    plain_section(top, "focuses", grammar_.focuses, names_.focuses);
    plain_section(top, "moods", grammar_.moods, names_.moods);
    plain_section(top, "looks", grammar_.looks, names_.looks);
    plain_section(top, "sizes", grammar_.sizes, names_.sizes);
    plain_section(top, "moves", grammar_.moves, names_.moves);
    section(top, "places", grammar_.places, names_.places,
            [&](YamlMap& map, GrammarPlace& place) { read_place(map, place); });
    words(top, "crowd_words", grammar_.crowd_words);
    words(top, "band_words", grammar_.band_words);
    words(top, "show_words", grammar_.show_words);
    words(top, "ignored", grammar_.ignored);
    read_arc(top);
    if (const auto node = top.child("rules")) read_rules(*node);
    if (const auto node = top.child("texts")) read_texts(*node);
    top.report_unknown_keys();
  }

 private:
  // A map of named entries: new names are added, known ones changed.
  template <class Entry, class ReadRest>
  void section(YamlMap& top, std::string_view key, std::vector<Entry>& entries, const Names& allowed,
               ReadRest rest) {
    const auto node = top.child(key);
    if (!node) return;
    YamlMap map(*node, std::string(key), problems_);
    for (const std::string& entry_name : map.keys()) {
      const auto child = map.child(entry_name);
      if (!child) continue;
      const Entry* known = find_entry(entries, entry_name);
      Entry entry = known ? *known : Entry{};
      if (!known) entry.name = entry.paint = entry_name;
      YamlMap fields(*child, map.path(entry_name), problems_);
      words(fields, "words", entry.words);
      texts(fields, "texts", entry.texts);
      fields.read("paint", entry.paint);
      rest(fields, entry);
      fields.report_unknown_keys();
      if (!check_name(entry.paint, allowed, map.line(entry_name), fields.path("paint"))) continue;
      if (known) {
        entries[static_cast<std::size_t>(known - entries.data())] = std::move(entry);
      } else {
        entries.push_back(std::move(entry));
      }
    }
    map.report_unknown_keys();
  }

  void plain_section(YamlMap& top, std::string_view key, std::vector<GrammarEntry>& entries,
                     const Names& allowed) {
    section(top, key, entries, allowed, [](YamlMap&, GrammarEntry&) {});
  }

  void read_place(YamlMap& map, GrammarPlace& place) {
    std::string air;
    if (map.read("air", air)) {
      if (air == "open")
        place.air = PlaceAir::kOpen;
      else if (air == "window")
        place.air = PlaceAir::kWindow;
      else if (air == "sealed")
        place.air = PlaceAir::kSealed;
      else
        problems_.add(map.line("air"), fmt::format("\"{}\" is no kind of air", air),
                      "write open, window or sealed");
    }
    words(map, "hints", place.hints);
    words(map, "names", place.names);
    map.read("shown_as", place.shown_as);
    texts(map, "details", place.details);
    texts(map, "lights", place.lights);
    texts(map, "negatives", place.negatives);
    names(map, "times", keys_of(grammar_.times), place.times);
    names(map, "actions", keys_of(grammar_.actions), place.actions);
    if (const auto node = map.child("doing")) {
      YamlMap doing(*node, map.path("doing"), problems_);
      for (const std::string& action : doing.keys()) {
        if (!check_name(action, keys_of(grammar_.actions), doing.line(action), doing.path(action))) {
          doing.child(action);
          continue;
        }
        texts(doing, action, place.doing[action]);
      }
      doing.report_unknown_keys();
    }
  }

  void read_arc(YamlMap& top) {
    const auto node = top.child("arc");
    if (!node) return;
    if (!node->IsSequence() || node->size() == 0) {
      problems_.add(line_of(*node), "\"arc\" must be a list of stages",
                    "begin each stage with \"- name: …\"");
      return;
    }
    std::vector<ArcStage> arc;
    for (const YAML::Node& item : *node) {
      YamlMap map(item, "arc", problems_);
      ArcStage stage;
      map.read("name", stage.name);
      map.read_number("share", 0.01, 100, stage.share);
      if (const auto shots = map.child("shots")) stage.shots = read_shots(*shots);
      names(map, "moves", keys_of(grammar_.moves), stage.moves);
      names(map, "actions", keys_of(grammar_.actions), stage.actions);
      names(map, "moods", keys_of(grammar_.moods), stage.moods);
      map.report_unknown_keys();
      if (stage.shots.empty() || stage.moves.empty() || stage.actions.empty() || stage.moods.empty()) {
        problems_.add(line_of(item), "a stage of the arc lacks shots, moves, actions or moods",
                      "give it all four");
        return;
      }
      arc.push_back(std::move(stage));
    }
    grammar_.arc = std::move(arc);
  }

  // Items are a size ("wide") or a size with a focus ("close_up drums").
  std::vector<ShotChoice> read_shots(const YAML::Node& node) {
    std::vector<ShotChoice> shots;
    if (!is_list(node, "arc.shots")) return shots;
    for (const YAML::Node& item : node) {
      const std::string text = item.IsScalar() ? item.Scalar() : std::string();
      const std::size_t space = text.find(' ');
      ShotChoice shot{.size = text.substr(0, space)};
      if (space != std::string::npos) shot.focus = text.substr(space + 1);
      if (check_name(shot.size, names_.sizes, line_of(item), "arc.shots") &&
          check_name(shot.focus, names_.focuses, line_of(item), "arc.shots")) {
        shots.push_back(std::move(shot));
      }
    }
    return shots;
  }

  void read_rules(const YAML::Node& node) {
    YamlMap map(node, "rules", problems_);
    GrammarRules& rules = grammar_.rules;
    if (map.read("place", rules.place) && !rules.place.empty() && !find_entry(grammar_.places, rules.place)) {
      problems_.add(map.line("place"), fmt::format("there is no place \"{}\"", rules.place),
                    "name one from places");
      rules.place.clear();
    }
    names(map, "neutral_places", keys_of(grammar_.places), rules.neutral_places);
    names(map, "times", keys_of(grammar_.times), rules.times);
    map.read("same_words", rules.same_words);
    name(map, "look", keys_of(grammar_.looks), rules.look);
    map.read("lead", rules.lead);
    map.read("band", rules.band);
    if (const auto crowd = map.child("crowd")) {
      YamlMap share(*crowd, "rules.crowd", problems_);
      share.read_number("min", 0, 1, rules.crowd_min);
      share.read_number("max", 0, 1, rules.crowd_max);
      share.report_unknown_keys();
      if (rules.crowd_min > rules.crowd_max) {
        problems_.add(line_of(*crowd), "rules.crowd has a min over its max", "swap them");
        rules.crowd_min = rules.crowd_max;
      }
    }
    if (const auto required = map.child("require")) read_required(*required);
    map.report_unknown_keys();
  }

  void read_required(const YAML::Node& node) {
    if (!is_list(node, "rules.require")) return;
    std::vector<RequiredShot> required;
    for (const YAML::Node& item : node) {
      YamlMap map(item, "rules.require", problems_);
      RequiredShot shot;
      names(map, "sizes", names_.sizes, shot.sizes);
      name(map, "focus", names_.focuses, shot.focus);
      map.read("stage", shot.stage);
      map.report_unknown_keys();
      if (!shot.sizes.empty()) required.push_back(std::move(shot));
    }
    grammar_.rules.require = std::move(required);
  }

  void read_texts(const YAML::Node& node) {
    YamlMap map(node, "texts", problems_);
    GrammarTexts& t = grammar_.texts;
    const std::pair<std::string_view, std::vector<std::string>*> skeletons[] = {
        {"openings", &t.openings},
        {"focus_openings", &t.focus_openings},
        {"close_openings", &t.close_openings},
        {"orders", &t.orders},
        {"styles", &t.styles},
        {"angles", &t.angles},
        {"themes", &t.themes}};
    const std::pair<std::string_view, std::vector<std::string>*> sentences[] = {
        {"band", &t.band},
        {"band_close", &t.band_close},
        {"band_focus", &t.band_focus},
        {"crowd", &t.crowd},
        {"no_crowd", &t.no_crowd},
        {"negatives", &t.negatives},
        {"crowd_negatives", &t.crowd_negatives},
        {"no_crowd_negatives", &t.no_crowd_negatives}};
    for (const auto& [key, list] : skeletons) checked_texts(map, key, kSkeletonPlaceholders, *list);
    for (const auto& [key, list] : sentences) texts(map, key, *list);
    map.report_unknown_keys();
  }

  // yaml-cpp hands out a map's entries as nodes that may not be looked at, so lists are asked for first.
  bool is_list(const YAML::Node& node, std::string_view where) {
    if (node.IsSequence()) return true;
    problems_.add(line_of(node), fmt::format("\"{}\" must be a list", where),
                  "write \"[…]\", or one item per line beginning with \"- \"");
    return false;
  }

  void words(YamlMap& map, std::string_view key, std::vector<std::string>& value) { map.read(key, value); }

  void texts(YamlMap& map, std::string_view key, std::vector<std::string>& value) {
    checked_texts(map, key, kEntryPlaceholders, value);
  }

  void checked_texts(YamlMap& map, std::string_view key, const std::set<std::string, std::less<>>& allowed,
                     std::vector<std::string>& value) {
    std::vector<std::string> read;
    if (!map.read(key, read)) return;
    for (const std::string& text : read) {
      const TemplateScan scan = scan_template(text);
      std::string fault = scan.fault;
      for (const Placeholder& placeholder : scan.placeholders) {
        if (!allowed.contains(placeholder.name))
          fault = fmt::format("the unknown placeholder {{{}}}", placeholder.name);
      }
      if (fault.empty()) continue;
      problems_.add(map.line(key), fmt::format("\"{}\" holds {}: \"{}\"", map.path(key), fault, text),
                    fmt::format("use one of {{{}}}", fmt::join(allowed, "} {")));
      return;
    }
    value = std::move(read);
  }

  void names(YamlMap& map, std::string_view key, const Names& allowed, std::vector<std::string>& value) {
    std::vector<std::string> read;
    if (!map.read(key, read)) return;
    std::erase_if(read, [&](const std::string& item) {
      return !check_name(item, allowed, map.line(key), map.path(key));
    });
    // A name written twice is no second choice: what picks from a list takes its items for different ones.
    std::set<std::string> seen;
    std::erase_if(read, [&](const std::string& item) { return !seen.insert(item).second; });
    value = std::move(read);
  }

  void name(YamlMap& map, std::string_view key, const Names& allowed, std::string& value) {
    std::string read;
    if (map.read(key, read) && check_name(read, allowed, map.line(key), map.path(key)))
      value = std::move(read);
  }

  bool check_name(const std::string& value, const Names& allowed, int line, const std::string& where) {
    if (allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return true;
    problems_.add(line, fmt::format("\"{}\" does not know \"{}\"", where, value),
                  fmt::format("use one of: {}", fmt::join(allowed, ", ")));
    return false;
  }

  template <class Entry>
  static Names keys_of(const std::vector<Entry>& entries) {
    Names keys;
    for (const Entry& entry : entries) keys.push_back(entry.name);
    return keys;
  }

  const GrammarNames& names_;
  SceneGrammar& grammar_;
  ProblemList& problems_;
};

}  // namespace

void read_grammar(const YAML::Node& root, const GrammarNames& names, SceneGrammar& grammar,
                  ProblemList& problems) {
  GrammarFile(names, grammar, problems).read(root);
}

}  // namespace mv
