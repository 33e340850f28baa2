#include "mouth/parts.h"

#include <algorithm>

namespace mouth {
namespace {

constexpr std::int64_t kLongestPart = 3000;  // frames; 30 s of one breath are more than anybody has
constexpr std::int64_t kEarliestCut = 2000;
constexpr std::int64_t kPartMargin = 6;  // frames heard before and after a stretch, where it may still begin

}  // namespace

std::span<const float> levels_in(const VoiceMap& voice, Part part) {
  const auto size = std::ssize(voice.level);
  const auto begin = static_cast<std::size_t>(std::min(part.begin, size));
  const auto end = static_cast<std::size_t>(std::min(part.end, size));
  return std::span(voice.level).subspan(begin, end - begin);
}

std::vector<Part> parts_of(const VoiceMap& voice, std::int64_t frames) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < voice.stretches.size(); ++i) {
    const timing::TimeRange& stretch = voice.stretches[i];
    Part rest{.begin = std::max<std::int64_t>(parts.empty() ? 0 : parts.back().end,
                                              stretch.start / kFrame - kPartMargin),
              .end = std::min(frames, (stretch.end + kFrame - timing::Flicks(1)) / kFrame + kPartMargin)};
    if (i + 1 < voice.stretches.size()) rest.end = std::min(rest.end, voice.stretches[i + 1].start / kFrame);
    while (rest.length() > kLongestPart) {
      const Part where{rest.begin + kEarliestCut, rest.begin + kLongestPart};
      const auto levels = levels_in(voice, where);
      const std::int64_t cut =
          levels.empty() ? where.end
                         : where.begin + (std::min_element(levels.begin(), levels.end()) - levels.begin());
      parts.push_back({rest.begin, cut});
      rest.begin = cut;
    }
    if (rest.length() > 0) parts.push_back(rest);
  }
  return parts;
}

std::vector<std::vector<float>> pieces_of(const Sound& sound, const VoiceMap& voice,
                                          const std::vector<Part>& parts) {
  constexpr std::int64_t kEnough = 2000;  // frames
  std::vector<std::vector<float>> pieces;
  std::int64_t frames = 0;
  for (const Part& part : parts) {
    if (frames >= kEnough) break;
    pieces.push_back(voice_of(sound, voice, part.range()));
    frames += part.length();
  }
  return pieces;
}

}  // namespace mouth
