// mouth_chances OUT < lines: hears each stretch ("file start end", a WAV file and seconds) and writes the
// chances of the states to OUT, 120 floats each 10 ms, for bench/mouth/learn.py. Prints the number of frames
// of each stretch.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "mouth/mouth.h"
#include "mouth/phone_hearer.h"
#include "wav.h"

namespace {

struct Stretch {
  double start = 0;
  double end = 0;
};

std::vector<float> voice_in(const mouth::SoundInMemory& sound, Stretch stretch) {
  const auto first = static_cast<std::int64_t>(stretch.start * mouth::kVoiceRate);
  std::vector<float> left(static_cast<std::size_t>((stretch.end - stretch.start) * mouth::kVoiceRate));
  std::vector<float> right(left.size());
  sound.read(first, left, right);
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = (left[i] + right[i]) / 2;
  return left;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fputs("usage: mouth_chances OUT < lines\n", stderr), 2;
  std::vector<std::pair<std::string, std::vector<Stretch>>> files;
  std::string name;
  for (Stretch stretch; std::cin >> name >> stretch.start >> stretch.end;) {
    if (files.empty() || files.back().first != name) files.push_back({name, {}});
    files.back().second.push_back(stretch);
  }
  try {
    const mouth::PhoneHearer hearer(mouth::kModelFolder);
    std::ofstream out(arguments[1], std::ios::binary);
    for (const auto& [file, stretches] : files) {
      const mouth::SoundInMemory sound = bench::read_wav(file);
      std::vector<std::vector<float>> voice;
      for (const Stretch& stretch : stretches) voice.push_back(voice_in(sound, stretch));
      const mouth::Speaker speaker = hearer.meet(voice, {});
      for (const std::vector<float>& piece : voice) {
        const mouth::PhoneChances chances = hearer.chances(piece, timing::Flicks(0), speaker, {});
        std::printf("%zu\n", chances.frames.size());
        out.write(reinterpret_cast<const char*>(chances.frames.data()),
                  static_cast<std::streamsize>(chances.frames.size() * sizeof(mouth::StateScores)));
      }
    }
  } catch (const base::Error& error) {
    std::fprintf(stderr, "mouth_chances: %s\n", error.what());
    return 1;
  }
  return 0;
}
