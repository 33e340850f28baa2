// mouth_chances OUT < names of WAV files: hears each as the engine does and writes to OUT, 134 floats each
// 10 ms, for bench/mouth/learn.py: the chances of the states, the cepstra and the level. Prints "NAME BEGIN
// FRAMES" for each part of the voice.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "mouth/mouth.h"
#include "mouth/parts.h"
#include "mouth/phone_hearer.h"
#include "wav.h"

namespace {

void write(std::ostream& out, std::span<const float> numbers) {
  out.write(reinterpret_cast<const char*>(numbers.data()),
            static_cast<std::streamsize>(numbers.size_bytes()));
}

void hear(const std::string& name, const mouth::PhoneHearer& hearer, std::ostream& out) {
  const mouth::SoundInMemory sound = bench::read_wav(name);
  base::NoProgress progress;
  const mouth::VoiceMap voice = mouth::find_voice(sound, {}, {}, progress);
  const std::int64_t frames = (sound.samples() + mouth::kFrameSamples - 1) / mouth::kFrameSamples;
  const std::vector<mouth::Part> parts = mouth::parts_of(voice, frames);
  const mouth::Speaker speaker = hearer.meet(mouth::pieces_of(sound, voice, parts), {});
  for (const mouth::Part& part : parts) {
    const std::vector<float> samples = mouth::voice_of(sound, voice, part.range());
    const mouth::PhoneChances chances = hearer.chances(samples, part.range().start, speaker, {});
    const std::span<const float> level = mouth::levels_in(voice, part);
    std::printf("%s %lld %zu\n", name.c_str(), static_cast<long long>(part.begin), chances.frames.size());
    for (std::size_t i = 0; i < chances.frames.size(); ++i) {
      const float loud = i < level.size() ? level[i] : 0;
      write(out, chances.frames[i]);
      write(out, chances.cepstra[i]);
      write(out, {&loud, 1});
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fputs("usage: mouth_chances OUT < names\n", stderr), 2;
  try {
    const mouth::PhoneHearer hearer(mouth::kModelFolder);
    std::ofstream out(arguments[1], std::ios::binary);
    for (std::string name; std::getline(std::cin, name);) hear(name, hearer, out);
  } catch (const base::Error& error) {
    std::fprintf(stderr, "mouth_chances: %s\n", error.what());
    return 1;
  }
  return 0;
}
