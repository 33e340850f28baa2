#include "mouth/word_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace mouth {
namespace {

// How far the filler stays behind the likeliest state of each frame, and what leaving out a word costs. Right
// words stay behind by 1.4 … 2.0 on the average, single frames by far more. On bench/mouth's voices, 6 places
// half a point fewer right shapes than 9, and 13 no more.
constexpr float kFillerBehind = 9;
constexpr float kSkippedWord = 60;
constexpr float kNever = -1e30F;

constexpr auto kSilenceState = static_cast<std::size_t>(Phone::kSilence) * kThirds;

// What of the way here is remembered for each state and frame.
enum : std::uint8_t { kStayed, kFromChain, kFromFiller, kFromWord };  // kFromWord + way of the word before

// One way to say a word: its states stand in a row.
struct Chain {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Filler 0, word 0, filler 1, word 1 … filler n. The fillers' states come first.
class Graph {
 public:
  Graph(const AcousticModel& model, std::span<const PathWord> words) : words_(words) {
    sound_.assign(words.size() + 1, kSilenceState);
    for (const PathWord& word : words) {
      auto& chains = chains_.emplace_back();
      for (const Pronunciation& way : word.ways) {
        if (way.empty()) continue;
        const std::size_t first = sound_.size();
        for (const Phone phone : way) {
          for (std::size_t third = 0; third < kThirds; ++third) {
            sound_.push_back(static_cast<std::size_t>(phone) * kThirds + third);
          }
        }
        chains.push_back({first, sound_.size() - 1});
      }
    }
    for (const std::size_t sound : sound_) {
      stay_.push_back(std::log(std::max(model.stay(sound), 1e-3F)));
      leave_.push_back(std::log(std::max(1 - model.stay(sound), 1e-3F)));
    }
  }

  std::size_t size() const { return sound_.size(); }
  std::size_t words() const { return words_.size(); }
  std::size_t sound(std::size_t state) const { return sound_[state]; }
  std::span<const Chain> chains(std::size_t word) const { return chains_[word]; }
  float stay(std::size_t state) const { return stay_[state]; }
  float leave(std::size_t state) const { return leave_[state]; }
  bool may_begin(std::size_t word, std::int64_t frame) const {
    return frame >= words_[word].earliest && frame <= words_[word].latest;
  }
  float skip(std::size_t word) const { return chains_[word].empty() ? 0 : -kSkippedWord; }

 private:
  std::span<const PathWord> words_;
  std::vector<std::size_t> sound_;
  std::vector<float> stay_, leave_;
  std::vector<std::vector<Chain>> chains_;
};

// The walk forward, and the way back.
class Walk {
 public:
  Walk(const Graph& graph, std::span<const StateScores> frames)
      : graph_(graph), frames_(frames), from_(frames.size() * graph.size(), kStayed) {}

  std::vector<PlacedWord> run(PathEnd end) {
    value_.assign(graph_.size(), kNever);
    before_.assign(graph_.size(), kNever);
    begin();
    for (std::size_t t = 1; t < frames_.size(); ++t) step(t);
    return way_back(end);
  }

 private:
  struct Best {
    float value = kNever;
    std::uint8_t from = kStayed;
    void offer(float other, std::uint8_t way) {
      if (other > value) *this = {other, way};
    }
  };
  struct Place {
    std::size_t state;
    std::size_t word;  // the filler's number for a filler
  };

  void begin() {
    best_ = *std::max_element(frames_[0].begin(), frames_[0].end());
    for (std::size_t word = 0; word <= graph_.words(); ++word) {
      value_[word] = word == 0 ? 0 : value_[word - 1] + graph_.skip(word - 1);
      from_[word] = kFromFiller;
      if (word < graph_.words() && graph_.may_begin(word, 0)) {
        for (const Chain& chain : graph_.chains(word)) {
          value_[chain.first] = value_[word] + frames_[0][graph_.sound(chain.first)];
          from_[chain.first] = kFromFiller;
        }
      }
    }
    for (std::size_t word = 0; word <= graph_.words(); ++word) value_[word] += filler(0);
  }

  float filler(std::size_t t) const {
    const float* silence = frames_[t].data() + kSilenceState;
    return std::max({best_ - kFillerBehind, silence[0], silence[1], silence[2]});
  }

  // What came out of the word before this filler or word.
  void offer_word(std::size_t word, Best& best) const {
    if (word == 0) return;
    std::uint8_t way = kFromWord;
    for (const Chain& chain : graph_.chains(word - 1)) {
      best.offer(before_[chain.last] + graph_.leave(chain.last), way++);
    }
  }

  void step(std::size_t t) {
    std::swap(value_, before_);
    const StateScores& scores = frames_[t];
    std::uint8_t* from = from_.data() + t * graph_.size();
    best_ = *std::max_element(scores.begin(), scores.end());
    const float anything = filler(t);
    for (std::size_t word = 0; word <= graph_.words(); ++word) {
      Best best{before_[word], kStayed};
      if (word > 0) best.offer(before_[word - 1] + graph_.skip(word - 1), kFromFiller);
      offer_word(word, best);
      value_[word] = best.value + anything;
      from[word] = best.from;
      if (word == graph_.words()) break;
      Best entry;
      if (graph_.may_begin(word, static_cast<std::int64_t>(t))) {
        entry.offer(before_[word], kFromFiller);
        offer_word(word, entry);
      }
      for (const Chain& chain : graph_.chains(word)) step_chain(chain, entry, scores, from);
    }
  }

  void step_chain(const Chain& chain, const Best& entry, const StateScores& scores, std::uint8_t* from) {
    Best first{before_[chain.first] + graph_.stay(chain.first), kStayed};
    first.offer(entry.value, entry.from);
    value_[chain.first] = first.value + scores[graph_.sound(chain.first)];
    from[chain.first] = first.from;
    for (std::size_t state = chain.first + 1; state <= chain.last; ++state) {
      const float stayed = before_[state] + graph_.stay(state);
      const float moved = before_[state - 1] + graph_.leave(state - 1);
      value_[state] = std::max(stayed, moved) + scores[graph_.sound(state)];
      from[state] = moved > stayed ? kFromChain : kStayed;
    }
  }

  Place last_place(PathEnd end) const {
    Place best{graph_.words(), graph_.words()};
    for (std::size_t word = 0; word <= graph_.words(); ++word) {
      const bool last = word == graph_.words();
      if ((last || end == PathEnd::kSomewhere) && value_[word] > value_[best.state]) best = {word, word};
      if (last || (word + 1 < graph_.words() && end == PathEnd::kAllWords)) continue;
      for (const Chain& chain : graph_.chains(word)) {
        if (value_[chain.last] > value_[best.state]) best = {chain.last, word};
      }
    }
    return best;
  }

  std::vector<PlacedWord> way_back(PathEnd end) const {
    std::vector<PlacedWord> placed;
    Place place = last_place(end);
    if (value_[place.state] <= kNever / 2) return {};
    std::size_t later = graph_.size();
    for (std::size_t t = frames_.size(); t-- > 0;) {
      if (place.state > graph_.words()) note(place, later, t, placed);
      later = place.state;
      place = before(place, from_[t * graph_.size() + place.state]);
    }
    finish(placed);
    return placed;
  }

  // Where the walk was a frame earlier.
  Place before(Place place, std::uint8_t from) const {
    const bool in_filler = place.state <= graph_.words();
    if (from == kStayed) return place;
    if (from == kFromChain) return {place.state - 1, place.word};
    if (from == kFromFiller) {
      const std::size_t filler = in_filler ? place.word - (place.word > 0 ? 1 : 0) : place.word;
      return {filler, filler};
    }
    return {graph_.chains(place.word - 1)[from - kFromWord].last, place.word - 1};
  }

  // Words and phones come last first; finish() turns them. `later`: the state of the frame after this one.
  void note(Place place, std::size_t later, std::size_t t, std::vector<PlacedWord>& placed) const {
    const std::size_t sound = graph_.sound(place.state);
    if (placed.empty() || placed.back().word != place.word)
      placed.push_back({.word = place.word, .phones = {}});
    PlacedWord& word = placed.back();
    const bool another = place.state != later && sound % kThirds == kThirds - 1;
    if (word.phones.empty() || another)
      word.phones.push_back({static_cast<Phone>(sound / kThirds), t, t + 1});
    word.phones.back().begin = t;
    word.behind += frames_[t][sound] - *std::max_element(frames_[t].begin(), frames_[t].end());
  }

  static void finish(std::vector<PlacedWord>& placed) {
    std::reverse(placed.begin(), placed.end());
    for (PlacedWord& word : placed) {
      std::reverse(word.phones.begin(), word.phones.end());
      word.behind /= static_cast<float>(word.end() - word.begin());
    }
  }

  const Graph& graph_;
  std::span<const StateScores> frames_;
  std::vector<std::uint8_t> from_;  // [frame][state]
  std::vector<float> value_, before_;
  float best_ = 0;
};

}  // namespace

std::vector<PlacedWord> likeliest_path(const AcousticModel& model, std::span<const StateScores> frames,
                                       std::span<const PathWord> words, PathEnd end) {
  if (frames.empty() || words.empty()) return {};
  const Graph graph(model, words);
  return Walk(graph, frames).run(end);
}

}  // namespace mouth
