#include "mouth/mouth.h"

#include <algorithm>
#include <utility>

#include "mouth/alignment.h"
#include "mouth/level_shapes.h"
#include "mouth/parts.h"
#include "mouth/phone_context.h"
#include "mouth/phone_hearer.h"

namespace mouth {
namespace {

using timing::MouthShape;

// From here on what is heard of an uncertain voice is still worth more than its level alone.
constexpr double kEnoughConfidence = 0.3;

void put(std::vector<MouthShape>& all, Part part, const std::vector<MouthShape>& shapes) {
  const auto count = std::min<std::int64_t>(std::ssize(shapes), std::ssize(all) - part.begin);
  std::copy_n(shapes.begin(), count, all.begin() + part.begin);
}

std::vector<ShapeChances> chances_of_shapes(const PhoneChances& phones, std::span<const float> level,
                                            HearingRequest::Table table) {
  if (table == HearingRequest::Table::kWithContext) return shape_chances_in_context(phones, level);
  std::vector<ShapeChances> chances;
  for (const StateScores& frame : phones.frames) chances.push_back(shape_chances(frame));
  return chances;
}

// Where the words are known, they say what is sung; what was heard still counts a little, for the case that
// the singer sings something else.
void steer(std::vector<ShapeChances>& chances, timing::Flicks start, const std::vector<PhoneSpan>& words) {
  constexpr float kWordsCount = 0.9F;
  auto phone = std::partition_point(words.begin(), words.end(),
                                    [&](const PhoneSpan& span) { return span.range.end <= start; });
  for (std::size_t i = 0; i < chances.size(); ++i) {
    const timing::Flicks centre = start + kFrame * static_cast<std::int64_t>(i) + kFrame / 2;
    while (phone != words.end() && phone->range.end <= centre) ++phone;
    if (phone == words.end()) return;
    if (!phone->range.contains(centre)) continue;
    for (float& chance : chances[i]) chance *= 1 - kWordsCount;
    chances[i][index_of(shape_at(*phone, centre))] += kWordsCount;
  }
}

ShapeRow row_of(std::vector<ShapeChances> chances, std::span<const float> level) {
  ShapeRow row{.chances = std::move(chances), .level = {level.begin(), level.end()}};
  row.shapes = likeliest_shapes(row.chances);
  return row;
}

timing::Timeline<MouthShape> timeline_of(const std::vector<MouthShape>& shapes, timing::Flicks duration) {
  timing::Timeline<MouthShape> timeline;
  for (const Run& run : runs_of(shapes)) {
    timeline.append({kFrame * static_cast<std::int64_t>(run.begin),
                     std::min(duration, kFrame * static_cast<std::int64_t>(run.end))},
                    run.shape);
  }
  return timeline;
}

// Everything about a voice that can be told from the music.
class Listener {
 public:
  Listener(const Sound& sound, const VoiceMap& voice, const HearingRequest& request, std::int64_t frames,
           base::CancelToken cancel)
      : sound_(sound),
        voice_(voice),
        request_(request),
        parts_(parts_of(voice, frames)),
        hearer_(request.model),
        speaker_(hearer_.meet(pieces_of(sound, voice, parts_), cancel)),
        cancel_(cancel) {}

  void align_lyrics(base::ProgressSink& progress) {
    if (!request_.lyrics) return;
    const AlignmentSource source{.sound = sound_,
                                 .voice = voice_,
                                 .hearer = hearer_,
                                 .stretch = speaker_.views.front().stretch,
                                 .dictionary = request_.model / "cmudict-en-us.dict"};
    words_ = align(*request_.lyrics, source, cancel_, progress);
  }

  void hear(std::vector<MouthShape>& shapes, base::ProgressSink& progress) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::vector<float> samples = voice_of(sound_, voice_, parts_[i].range());
      const PhoneChances phones = hearer_.chances(samples, parts_[i].range().start, speaker_, cancel_);
      const auto level = levels_in(voice_, parts_[i]);
      std::vector<ShapeChances> chances = chances_of_shapes(phones, level, request_.table);
      steer(chances, phones.start, words_.phones);
      ShapeRow row = row_of(std::move(chances), level);
      apply(request_.rules, row);
      put(shapes, parts_[i], row.shapes);
      const auto more = syllables_of(phones, level);
      syllables_.insert(syllables_.end(), more.begin(), more.end());
      progress.report(static_cast<double>(i + 1) / static_cast<double>(parts_.size()));
    }
  }

  const Alignment& words() const { return words_; }
  std::vector<Stress> stresses() const { return stresses_of(syllables_); }

 private:
  const Sound& sound_;
  const VoiceMap& voice_;
  const HearingRequest& request_;
  std::vector<Part> parts_;
  PhoneHearer hearer_;
  Speaker speaker_;
  base::CancelToken cancel_;
  Alignment words_;
  std::vector<Syllable> syllables_;
};

void follow_levels(const VoiceMap& voice, std::vector<MouthShape>& shapes) {
  for (const Part& part : parts_of(voice, std::ssize(shapes)))
    put(shapes, part, follow_level(levels_in(voice, part)));
}

}  // namespace

Hearing hear(const Sound& sound, const HearingRequest& request, base::CancelToken cancel,
             base::ProgressSink& progress) {
  base::ProgressMerger merger(progress);
  base::ProgressSink& finding = merger.add_part(0.25);
  base::ProgressSink& aligning = merger.add_part(request.lyrics ? 0.35 : 0);
  base::ProgressSink& hearing = merger.add_part(0.75);
  const timing::Flicks duration = timing::sample_time(sound.samples(), kSoundRate);
  const VoiceMap voice = find_voice(sound, request.voice, cancel, finding);

  std::vector<MouthShape> shapes(static_cast<std::size_t>((duration + kFrame - timing::Flicks(1)) / kFrame),
                                 MouthShape::kX);
  Hearing result{.singing = voice.stretches, .confidence = voice.confidence};
  if (voice.stretches.empty()) {
    // One long rest.
  } else {
    // Words that are found prove a voice that by its sound alone was uncertain.
    const bool uncertain = voice.kind == VoiceMap::Kind::kUncertain && voice.confidence < kEnoughConfidence;
    std::optional<Listener> listener;
    if (request.follow == HearingRequest::Follow::kHeard && (!uncertain || request.lyrics)) {
      listener.emplace(sound, voice, request, std::ssize(shapes), cancel);
      listener->align_lyrics(aligning);
      result.words_certainty = listener->words().certainty;
      if (uncertain && result.words_certainty < kLeastWordsCertainty) listener.reset();
    }
    if (listener) {
      listener->hear(shapes, hearing);
      result.stresses = listener->stresses();
    } else {
      result.by_energy = true;
      follow_levels(voice, shapes);
    }
  }
  result.shapes = timeline_of(shapes, duration);
  hearing.report(1);
  return result;
}

}  // namespace mouth
