#include "providers/builtin/lead_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/text.h"
#include "providers/builtin/phrase_finder.h"

namespace providers {
namespace {

// Longer ones would push the verb out of sight.
constexpr std::size_t kLongestInside = 160;

using Names = std::span<const std::string_view>;

constexpr std::string_view kFemale[] = {"woman",     "girl",    "lady",        "queen",   "princess",
                                        "witch",     "mother",  "grandmother", "actress", "waitress",
                                        "ballerina", "goddess", "sister",      "mermaid", "nun",
                                        "cowgirl",   "heroine", "diva",        "bride"};
constexpr std::string_view kMale[] = {"man",     "boy",    "guy",         "gentleman", "king",   "prince",
                                      "wizard",  "father", "grandfather", "actor",     "waiter", "monk",
                                      "brother", "cowboy", "groom",       "dude"};
constexpr std::string_view kThings[] = {
    "robot",     "android",  "cyborg",   "droid",    "machine", "fox",     "cat",      "dog",
    "wolf",      "bear",     "rabbit",   "bird",     "owl",     "lion",    "tiger",    "panda",
    "monkey",    "mouse",    "horse",    "deer",     "raccoon", "penguin", "frog",     "alien",
    "ghost",     "spirit",   "dragon",   "dinosaur", "unicorn", "koala",   "squirrel", "elephant",
    "crocodile", "hedgehog", "otter",    "badger",   "bunny",   "parrot",  "eagle",    "giraffe",
    "werewolf",  "monster",  "creature", "goblin",   "troll",   "zebra",   "kitten",   "puppy"};
constexpr std::string_view kPeople[] = {
    "singer",    "musician",     "guitarist", "drummer",   "bassist",  "pianist",   "violinist", "rapper",
    "dancer",    "surfer",       "skater",    "tourist",   "traveler", "traveller", "astronaut", "pilot",
    "detective", "knight",       "warrior",   "samurai",   "ninja",    "pirate",    "sailor",    "artist",
    "painter",   "photographer", "chef",      "cook",      "student",  "teenager",  "child",     "kid",
    "person",    "explorer",     "hiker",     "biker",     "rider",    "driver",    "scientist", "doctor",
    "soldier",   "superhero",    "hero",      "vampire",   "zombie",   "clown",     "magician",  "dj",
    "star",      "rocker",       "punk",      "elf",       "viking",   "gardener",  "farmer",    "fisherman",
    "poet",      "writer",       "stranger",  "performer", "athlete",  "boxer",     "runner",    "busker",
    "rockstar",  "frontman",     "vocalist"};

bool contains(Names names, std::string_view word) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

constexpr std::string_view kPlayers[] = {"guitarist", "drummer", "bassist", "pianist"};

bool is_player(std::string_view word) {
  return contains(kPlayers, word);
}

struct Noun {
  std::string word;
  std::string_view their, them;
};

std::optional<Noun> noun_in(const std::vector<Word>& words) {
  // Gendered words may stand anywhere ("a singer, she …"); the noun is the first one known.
  std::optional<Noun> noun;
  std::string_view their, them;
  for (const Word& word : words) {
    const std::string& w = word.text;
    if (their.empty()) {
      if (contains(kFemale, w) || w == "she" || w == "her" || w == "female")
        their = "her", them = "her";
      else if (contains(kMale, w) || w == "he" || w == "his" || w == "male")
        their = "his", them = "him";
      else if (contains(kThings, w))
        their = "its", them = "it";
    }
    if (!noun &&
        (contains(kFemale, w) || contains(kMale, w) || contains(kThings, w) || contains(kPeople, w))) {
      noun = Noun{w, {}, {}};
    }
  }
  if (!noun && their.empty()) return std::nullopt;
  if (!noun) noun = Noun{"figure", {}, {}};
  noun->their = their.empty() ? "their" : their;
  noun->them = them.empty() ? "them" : them;
  return noun;
}

bool is_article(std::string_view word) {
  constexpr std::string_view kArticles[] = {"a",   "an",  "the",  "my",   "our", "his",
                                            "her", "one", "some", "this", "that"};
  return contains(kArticles, word);
}

bool is_many(const std::vector<Word>& words) {
  constexpr std::string_view kMany[] = {"two",   "three",   "four",   "five",    "twin",
                                        "twins", "friends", "couple", "several", "group"};
  for (std::size_t i = 0; i < std::min<std::size_t>(3, words.size()); ++i) {
    if (contains(kMany, words[i].text)) return true;
  }
  return false;
}

LeadForm form_of(std::string_view text, const std::vector<Word>& words) {
  if (words.empty() || text.size() > kLongestInside ||
      text.find_first_of(".!?\n\r;:{}[]<>|\"") != std::string_view::npos) {
    return LeadForm::kAlone;
  }
  const bool parens = text.find_first_of("()") != std::string_view::npos;
  const char first = text.front();
  if (first >= 'a' && first <= 'z' && !is_many(words)) return LeadForm::kInside;
  if (first >= 'A' && first <= 'Z' && is_article(words.front().text) && !is_many(words))
    return LeadForm::kAtStart;
  return parens ? LeadForm::kAlone : LeadForm::kInParens;
}

bool carries_instrument(const std::vector<Word>& words) {
  constexpr std::string_view kInstruments[] = {
      "guitar",     "guitarist", "bass",    "bassist",   "keyboard",    "keytar",    "piano", "drums",
      "drumsticks", "drummer",   "violin",  "violinist", "fiddle",      "saxophone", "sax",   "saxophonist",
      "ukulele",    "banjo",     "trumpet", "synth",     "synthesizer", "cello"};
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& w) { return contains(kInstruments, w.text); });
}

bool is_singer(const std::vector<Word>& words) {
  constexpr std::string_view kSingers[] = {"singer",   "sings",      "singing",  "vocalist", "rapper", "diva",
                                           "frontman", "microphone", "rockstar", "musician", "rocker", "mic"};
  return std::any_of(words.begin(), words.end(), [&](const Word& w) { return contains(kSingers, w.text); });
}

}  // namespace

bool takes_an(std::string_view text) {
  while (!text.empty() && (text.front() == '"' || text.front() == '\'' || text.front() == '('))
    text.remove_prefix(1);
  const std::string word = base::lower(text.substr(0, text.find_first_of(" -,.;:")));
  if (word.empty()) return false;
  for (const std::string_view silent : {"hour", "honest", "heir", "8", "11", "18"}) {
    if (word.starts_with(silent)) return true;
  }
  for (const std::string_view glide : {"uni", "use", "usu", "uto", "euro", "one", "once", "ukulele", "eu"}) {
    if (word.starts_with(glide) && !word.starts_with("unin") && !word.starts_with("unim")) return false;
  }
  return std::string_view("aeiou").find(word.front()) != std::string_view::npos;
}

LeadWords lead_words(std::string_view description) {
  const std::string_view text = base::trimmed(description);
  const std::vector<Word> words = split_words(text);
  LeadWords lead{.form = form_of(text, words), .ref = "the figure", .their = "their", .them = "them"};
  lead.instrument = carries_instrument(words);
  lead.sings = is_singer(words);
  if (const auto noun = noun_in(words)) {
    // "the drummer" would be taken for one of the band.
    lead.ref = is_player(noun->word) ? "the musician" : "the " + noun->word;
    lead.their = noun->their;
    lead.them = noun->them;
  }
  if (is_many(words)) lead.ref = "the group", lead.their = "their", lead.them = "them";
  if (lead.form == LeadForm::kInside && !is_article(words.front().text))
    lead.article = takes_an(text) ? "an " : "a ";
  return lead;
}

}  // namespace providers
