#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mouth/shapes.h"
#include "mouth/voice.h"

namespace mouth {

// Frames, each 10 ms, from the start of the sound: a piece of a voice that is heard at once.
struct Part {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t length() const { return end - begin; }
  timing::TimeRange range() const { return {kFrame * begin, kFrame * end}; }
};

// The stretches of a voice in a sound of so many frames, with a little before and after, in pieces of at most
// 30 s; longer ones are cut where it is quiet.
std::vector<Part> parts_of(const VoiceMap& voice, std::int64_t frames);

// VoiceMap::level of a part, cut off at the end of the sound.
std::span<const float> levels_in(const VoiceMap& voice, Part part);

// What a recogniser shall hear of the first twenty seconds of a voice: enough to know the speaker.
std::vector<std::vector<float>> pieces_of(const Sound& sound, const VoiceMap& voice,
                                          const std::vector<Part>& parts);

}  // namespace mouth
