#include "providers/builtin/character_reader.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/random.h"
#include "base/text.h"
#include "providers/builtin/character_defaults.h"
#include "providers/builtin/character_words.h"
#include "providers/builtin/color_words.h"

namespace providers {
namespace {

// Descriptions are a few sentences; what comes later hardly describes the figure.
constexpr std::size_t kDescriptionBytes = 8'000;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Tried in this order: "long curly hair" is curly.
struct HairWord {
  std::string_view word;
  render::HairStyle style;
};
constexpr HairWord kHairWords[] = {
    {"curly", render::HairStyle::kCurly},    {"wavy", render::HairStyle::kCurly},
    {"frizzy", render::HairStyle::kCurly},   {"wild", render::HairStyle::kCurly},
    {"braided", render::HairStyle::kBraids}, {"plaited", render::HairStyle::kBraids},
    {"spiky", render::HairStyle::kMohawk},   {"spiked", render::HairStyle::kMohawk},
    {"long", render::HairStyle::kLong},      {"flowing", render::HairStyle::kLong},
    {"straight", render::HairStyle::kLong},  {"short", render::HairStyle::kShort},
    {"cropped", render::HairStyle::kShort},  {"buzzed", render::HairStyle::kShort}};

struct Origin {
  std::string_view word;
  std::uint32_t skin;
};
constexpr Origin kOrigins[] = {{"african", 0x50301F},   {"nigerian", 0x50301F}, {"kenyan", 0x50301F},
                               {"jamaican", 0x5C3826},  {"asian", 0xE0B48C},    {"japanese", 0xE3BA94},
                               {"korean", 0xE3BA94},    {"chinese", 0xE0B48C},  {"indian", 0x9A663F},
                               {"latina", 0xB98055},    {"latino", 0xB98055},   {"mexican", 0xB37A4E},
                               {"brazilian", 0xA9703F}, {"arab", 0xBD8A60},     {"hispanic", 0xB98055},
                               {"nordic", 0xF0D3BE},    {"irish", 0xF0D3BE}};

class CharacterReader {
 public:
  explicit CharacterReader(std::string_view text) : words_(split_words(text)) {}

  SaidCharacter read() {
    for (at_ = 0; at_ < words_.size();) {
      if (at_ > 0 && words_[at_].clause != words_[at_ - 1].clause) {
        end_phrase();
        denied_ = false;
      }
      step();
    }
    end_phrase();
    return std::move(said_);
  }

 private:
  struct Adjective {
    std::string word;
    std::optional<render::Color> color;
  };

  void step() {
    const std::span<const Word> rest = std::span(words_).subspan(at_);
    const auto noun = figure_word_at(rest);
    const auto color = color_at(rest);
    // "rose gold" is a colour, "a rose" a flower; "rose" before another noun is a colour again.
    const bool as_color = color && !(noun && noun->word->part == Part::kProp && !noun_follows(color->words));
    if (as_color && (!noun || color->words >= noun->words)) {
      pending_.push_back({.word = words_[at_ + color->words - 1].text, .color = color->color});
      at_ += color->words;
    } else if (noun) {
      take(*noun);
      at_ += noun->words;
    } else {
      note_word(words_[at_].text);
      ++at_;
    }
  }

  bool noun_follows(std::size_t after) const {
    const std::size_t next = at_ + after;
    if (next >= words_.size() || words_[next].clause != words_[at_].clause) return false;
    const auto noun = figure_word_at(std::span(words_).subspan(next));
    return noun && noun->word->part != Part::kNone;
  }

  void note_word(const std::string& word) {
    if (is_one_of(word, {"a", "an", "the"})) {
      const bool dressed_in = dressed_in_;
      end_phrase();
      dressed_in_ = dressed_in;  // "in a black dress"
    } else if (is_one_of(word, {"with", "in", "wearing", "holding", "carrying", "has", "wears", "dressed",
                                "playing"})) {
      end_phrase();
      dressed_in_ = word == "in" || word == "wearing" || word == "wears";
      denied_ = false;
    } else if (is_one_of(word, {"no", "without", "not"})) {
      end_phrase();
      denied_ = true;
    } else if (is_one_of(word, {"is", "are", "dyed", "colored", "coloured", "of"})) {
      describes_last_ = true;
    } else if (word == "and") {
      if (describes_last_) end_phrase();  // "her jacket is red and …"
    } else {
      pending_.push_back({.word = word, .color = std::nullopt});
    }
  }

  // Colours that met no noun: "dressed in black", "her hair is blue".
  void end_phrase() {
    const auto color = first_color();
    if (color && describes_last_ && last_ != Part::kNone) {
      paint(last_, *color, color_word());
    } else if (color && dressed_in_) {
      if (!said_.top_color) said_.top_color = color;
      if (!said_.bottom_color) said_.bottom_color = color;
    }
    pending_.clear();
    dressed_in_ = describes_last_ = false;
  }

  std::optional<render::Color> first_color() const {
    for (const Adjective& adjective : pending_) {
      if (adjective.color) return adjective.color;
    }
    return std::nullopt;
  }
  std::string color_word() const {
    for (const Adjective& adjective : pending_) {
      if (adjective.color) return adjective.word;
    }
    return {};
  }
  bool has_adjective(std::initializer_list<std::string_view> words) const {
    return std::any_of(pending_.begin(), pending_.end(),
                       [&](const Adjective& a) { return is_one_of(a.word, words); });
  }

  void take(const FigureMatch& match) {
    const FigureWord& word = *match.word;
    if (denied_) return deny(word);
    const bool thing = word.part != Part::kNone;
    // A second person or animal in the text is somebody else: "a boy with a robot".
    const bool other = word.species && said_.species;
    if (!other) (match.role ? suggest(word) : say(word));
    if (is_one_of(word.phrase, {"his", "her", "he", "she"})) end_phrase();
    if (!thing) {
      // "a blonde", "tall": adjectives stay pending for the noun that follows.
      return;
    }
    if (!other) describe(word);
    last_ = word.part;
    pending_.clear();
    dressed_in_ = false;
    describes_last_ = false;
  }

  void deny(const FigureWord& word) {
    if (word.hat) said_.hat = render::Hat::kNone;
    if (word.eyewear) said_.eyewear = render::Eyewear::kNone;
    if (word.prop) said_.prop = render::Prop::kNone;
    if (word.facial_hair) said_.facial_hair = render::FacialHair::kNone;
    if (word.part == Part::kHair && !word.facial_hair) said_.hair = render::HairStyle::kNone;
    pending_.clear();
  }

  template <class T, class U>
  static void set_if(std::optional<T>& target, const std::optional<U>& value) {
    if (value && !target) target = *value;
  }
  static std::optional<render::Color> color_of(const std::optional<std::uint32_t>& hex) {
    return hex ? std::optional(render::rgb(*hex)) : std::nullopt;
  }

  static void fill(SaidCharacter& to, const FigureWord& word) {
    set_if(to.species, word.species);
    set_if(to.material, word.material);
    set_if(to.build, word.build);
    set_if(to.hair, word.hair);
    set_if(to.hair_color, color_of(word.hair_color));
    set_if(to.facial_hair, word.facial_hair);
    set_if(to.top, word.top);
    set_if(to.bottom, word.bottom);
    set_if(to.hat, word.hat);
    set_if(to.eyewear, word.eyewear);
    set_if(to.prop, word.prop);
    to.scarf = to.scarf || word.scarf;
    to.cape = to.cape || word.cape;
    if (to.gender == Gender::kUnsaid) to.gender = word.gender;
  }
  // Usual colours are only suggestions, also for what is said outright: "a leather jacket" is black unless it
  // is red.
  void suggest_colors(const FigureWord& word) {
    SaidCharacter& usual = said_.usual();
    set_if(usual.body, color_of(word.body));
    set_if(usual.top_color, color_of(word.top_color));
    set_if(usual.hat_color, color_of(word.hat_color));
    set_if(usual.prop_color, color_of(word.prop_color));
  }
  void say(const FigureWord& word) {
    fill(said_, word);
    suggest_colors(word);
  }
  void suggest(const FigureWord& word) {
    fill(said_.usual(), word);
    if (said_.gender == Gender::kUnsaid) said_.gender = word.gender;
    suggest_colors(word);
  }

  // What the words before a noun say about it.
  void describe(const FigureWord& word) {
    if (word.part == Part::kHair && !word.hair && !word.facial_hair) describe_hair();
    if (word.species && has_adjective({"glowing", "luminous", "holographic", "neon"}))
      said_.material = render::Material::kGlow;
    if (word.part == Part::kSkin) describe_skin();
    if (word.part == Part::kHat && word.phrase == "hat" &&
        has_adjective({"brimmed", "floppy", "pointed", "pointy"})) {
      said_.hat = render::Hat::kWideBrim;
    }
    if (word.part == Part::kSkin && has_adjective({"short"}))
      set_if(said_.build, std::optional(render::Build::kSmall));
    if (word.part == Part::kSkin && has_adjective({"big", "large", "huge"}))
      set_if(said_.build, std::optional(render::Build::kBroad));
    const auto color = first_color();
    if (color && word.part != Part::kSkin) paint(word.part, *color, color_word());
    if (word.part == Part::kTop || word.part == Part::kBottom) take_second_color();
  }

  void describe_hair() {
    // Words that are colours of hair alone: "auburn", "dark", "fair".
    for (const Adjective& adjective : pending_) {
      if (!adjective.color) set_if(said_.hair_color, hair_color(adjective.word));
    }
    for (const HairWord& entry : kHairWords) {
      if (has_adjective({entry.word})) return set_if(said_.hair, std::optional(entry.style));
    }
  }

  void describe_skin() {
    for (const Adjective& adjective : pending_) {
      if (const auto skin = skin_color(adjective.word)) return set_if(said_.body, skin);
      for (const Origin& origin : kOrigins) {
        if (origin.word == adjective.word) return set_if(said_.body, std::optional(render::rgb(origin.skin)));
      }
      // A blue woman is blue.
      if (adjective.color) return set_if(said_.body, adjective.color);
    }
  }

  // "a red and white jacket": the second colour is its trim.
  void take_second_color() {
    int colors = 0;
    for (const Adjective& adjective : pending_) {
      if (adjective.color && ++colors == 2) set_if(said_.accent, adjective.color);
    }
  }

  void paint(Part part, render::Color color, const std::string& word) {
    switch (part) {
      case Part::kBody:
        return set_if(said_.body, std::optional(color));
      case Part::kSkin:
        return set_if(said_.body, skin_color(word) ? skin_color(word) : std::optional(color));
      case Part::kHair:
        return set_if(said_.hair_color, hair_color(word) ? hair_color(word) : std::optional(color));
      case Part::kEyes:
        return set_if(said_.eyes, std::optional(color));
      case Part::kTop:
        return set_if(said_.top_color, std::optional(color));
      case Part::kBottom:
        return set_if(said_.bottom_color, std::optional(color));
      case Part::kShoes:
        return set_if(said_.shoes, std::optional(color));
      case Part::kHat:
        return set_if(said_.hat_color, std::optional(color));
      case Part::kProp:
        return set_if(said_.prop_color, std::optional(color));
      case Part::kAccent:
      case Part::kScarf:
      case Part::kCape:
        return set_if(said_.accent, std::optional(color));
      case Part::kNone:
        return;
    }
  }

  std::vector<Word> words_;
  std::size_t at_ = 0;
  std::vector<Adjective> pending_;
  Part last_ = Part::kNone;
  bool dressed_in_ = false;      // the phrase began with "in" or "wearing"
  bool describes_last_ = false;  // "… is", "… dyed": the colour belongs to what came before
  bool denied_ = false;
  SaidCharacter said_;
};

}  // namespace

render::Character read_character(std::string_view description) {
  const std::string_view text = base::trimmed(description).substr(0, kDescriptionBytes);
  const SaidCharacter said = CharacterReader(text).read();
  return complete(said, base::mix_seed(0, base::lower(text)));
}

}  // namespace providers
