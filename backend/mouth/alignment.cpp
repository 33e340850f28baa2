#include "mouth/alignment.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "mouth/voice_frames.h"
#include "mouth/word_path.h"

namespace mouth {
namespace {

using timing::Flicks;

// Times in LRC files are typed by people who tap along.
constexpr std::int64_t kLineSlack = 50;  // frames of 10 ms
constexpr std::int64_t kWordSlack = 30;
constexpr std::int64_t kLongestLine = 3000;  // frames; what follows is an interlude

// Lyrics without times are placed piece by piece: so much voice at once, of which the last part is placed
// again with what follows it.
constexpr std::size_t kPieceFrames = 3000;
constexpr std::size_t kPieceDone = 2000;
constexpr std::size_t kLeastStep = 500;     // no word lasts from here to kPieceDone
constexpr std::size_t kWordsOfPiece = 200;  // nobody sings more in kPieceFrames

// How far words stay behind the likeliest sounds, on the average of a few neighbours: right ones by 1.4
// … 2.0, with loud music too; those of another text by 3.8 … 4.0, sung slowly 2.3. Of the right words less
// than one in fifty is lost at this limit, of the wrong ones in speech one in fifty is kept.
constexpr double kFarBehind = 3.0;
constexpr std::ptrdiff_t kNeighbours = 4;  // on each side
constexpr double kNoCertainty = 6;

std::int64_t frame_of(Flicks time) {
  return timing::nearest_sample(time, kFramesASecond);
}

Flicks time_of_frame(std::int64_t frame) {
  return timing::sample_time(frame, kFramesASecond);
}

// The words of the lyrics one after the other.
struct WordPlace {
  std::size_t line = 0;
  std::size_t word = 0;
};

// A word where it fits best, before it is known whether it fits at all.
struct Candidate {
  WordPlace place;
  double behind = 0;
  std::vector<PhoneSpan> phones;
  timing::TimeRange range() const { return {phones.front().range.start, phones.back().range.end}; }
};

class Aligner {
 public:
  Aligner(const Lyrics& lyrics, const AlignmentSource& source)
      : lyrics_(lyrics), source_(source), pronouncer_(source.dictionary, lyrics) {}

  void place_timed(base::CancelToken cancel, base::ProgressSink& progress) {
    for (std::size_t line = 0; line < lyrics_.lines.size(); ++line) {
      cancel.check();
      place_line(line, cancel);
      progress.report(static_cast<double>(line + 1) / static_cast<double>(lyrics_.lines.size()));
    }
  }

  void place_untimed(base::CancelToken cancel, base::ProgressSink& progress);
  Alignment result() const;

 private:
  void place_line(std::size_t line, base::CancelToken cancel);
  PathWord path_word(WordPlace place) const {
    return {.ways = pronouncer_.ways_to_say(lyrics_.lines[place.line].words[place.word].text)};
  }
  void add(const PlacedWord& placed, WordPlace place, const VoiceFrames& frames);
  double behind_around(std::size_t word) const;

  const Lyrics& lyrics_;
  const AlignmentSource& source_;
  const Pronouncer pronouncer_;
  std::size_t asked_ = 0;
  std::vector<Candidate> candidates_;
  Flicks end_{0};  // of the last of them
};

void Aligner::place_line(std::size_t line, base::CancelToken cancel) {
  const LyricsLine& text = lyrics_.lines[line];
  const std::int64_t start = frame_of(text.range->start);
  const std::int64_t sound_end = source_.sound.samples() / static_cast<std::int64_t>(kFrameSamples);
  if (text.words.empty() || start >= sound_end) return;
  const std::int64_t longest = std::min(sound_end, start + kLongestLine);
  const std::int64_t end = text.range->end >= time_of_frame(longest) ? longest : frame_of(text.range->end);
  asked_ += text.words.size();
  VoiceFrames frames(source_.sound, source_.voice, source_.hearer, source_.stretch);
  frames.add({time_of_frame(std::max<std::int64_t>(0, start - kLineSlack)),
              time_of_frame(std::min(end + kLineSlack, sound_end))},
             cancel);
  if (frames.scores().empty()) return;
  std::vector<PathWord> words;
  for (std::size_t word = 0; word < std::min(text.words.size(), kWordsOfPiece); ++word) {
    words.push_back(path_word({line, word}));
    if (!text.words[word].time) continue;
    const std::int64_t told = frame_of(*text.words[word].time);
    words.back().earliest = frames.place_of(told - kWordSlack);
    words.back().latest = frames.place_of(told + kWordSlack);
  }
  for (const PlacedWord& word :
       likeliest_path(source_.hearer.model(), frames.scores(), words, PathEnd::kAllWords)) {
    add(word, {line, word.word}, frames);
  }
}

void Aligner::place_untimed(base::CancelToken cancel, base::ProgressSink& progress) {
  std::vector<WordPlace> places;
  for (std::size_t line = 0; line < lyrics_.lines.size(); ++line) {
    for (std::size_t word = 0; word < lyrics_.lines[line].words.size(); ++word)
      places.push_back({line, word});
  }
  asked_ = places.size();
  VoiceFrames frames(source_.sound, source_.voice, source_.hearer, source_.stretch);
  Flicks read{0};
  const Flicks whole = timing::sample_time(source_.sound.samples(), kSoundRate);
  std::size_t next = 0;
  while (next < places.size()) {
    while (read < whole && frames.scores().size() < kPieceFrames) {
      const Flicks end = std::min(whole, read + std::chrono::seconds(10));
      frames.add({read, end}, cancel);
      read = end;
    }
    progress.report(timing::to_seconds(read) / std::max(0.01, timing::to_seconds(whole)));
    if (frames.scores().empty()) return;
    const bool last = read >= whole;
    std::vector<PathWord> words;
    for (std::size_t i = next; i < std::min(places.size(), next + kWordsOfPiece); ++i)
      words.push_back(path_word(places[i]));
    const auto found = likeliest_path(source_.hearer.model(), frames.scores(), words,
                                      last ? PathEnd::kAllWords : PathEnd::kSomewhere);
    std::size_t done = std::min(kPieceDone, frames.scores().size());
    std::size_t taken = 0;
    for (const PlacedWord& word : found) {
      if (!last && word.end() > kPieceDone) {
        done = std::min(done, word.begin());
        break;
      }
      add(word, places[next + word.word], frames);
      taken = word.word + 1;
    }
    if (last) return;
    next += taken;
    frames.drop(std::max(done, kLeastStep));
  }
}

void Aligner::add(const PlacedWord& placed, WordPlace place, const VoiceFrames& frames) {
  Candidate word{.place = place, .behind = placed.behind, .phones = {}};
  for (const PhoneFrames& phone : placed.phones) {
    const timing::TimeRange range{std::max(end_, time_of_frame(frames.frame_at(phone.begin))),
                                  time_of_frame(frames.frame_at(phone.end - 1) + 1)};
    if (range.end <= range.start) continue;  // two lines claim the same time: the first has it
    word.phones.push_back({range, phone.phone});
    end_ = range.end;
  }
  if (!word.phones.empty()) candidates_.push_back(std::move(word));
}

// A single word may fit by chance, and a right one may not; a few together tell.
double Aligner::behind_around(std::size_t word) const {
  const auto first = candidates_.begin() + std::max(std::ptrdiff_t{0}, std::ptrdiff_t(word) - kNeighbours);
  const auto last =
      candidates_.begin() + std::min(std::ssize(candidates_), std::ptrdiff_t(word) + kNeighbours + 1);
  double sum = 0, length = 0;
  for (auto each = first; each != last; ++each) {
    const double seconds = timing::to_seconds(each->range().duration());
    sum += each->behind * seconds;
    length += seconds;
  }
  return sum / length;
}

Alignment Aligner::result() const {
  Alignment alignment{.phones = {}, .words = {}, .asked = asked_};
  double sum = 0;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (behind_around(i) < -kFarBehind) continue;
    const Candidate& word = candidates_[i];
    const double certainty = std::clamp(1 + word.behind / kNoCertainty, 0.0, 1.0);
    sum += certainty;
    alignment.phones.insert(alignment.phones.end(), word.phones.begin(), word.phones.end());
    alignment.words.push_back({word.place.line, word.place.word, word.range(), certainty});
  }
  if (asked_ > 0) alignment.certainty = sum / static_cast<double>(asked_);
  return alignment;
}

}  // namespace

Alignment align(const Lyrics& lyrics, const AlignmentSource& source, base::CancelToken cancel,
                base::ProgressSink& progress) {
  Aligner aligner(lyrics, source);
  if (lyrics.timed()) {
    aligner.place_timed(cancel, progress);
  } else {
    aligner.place_untimed(cancel, progress);
  }
  progress.report(1);
  return aligner.result();
}

}  // namespace mouth
