// mouth_score VARIANT OUT WAV…: hears each file and writes OUT/<folder>/<name>.pred, lines of "start end
// SHAPE", for bench/mouth/score.py (or any other scorer). Prints seconds of sound and of processor time.
//
// Variants: whole, and what each step is worth: level (the mouth follows the level), no-voice (without voice
// extraction), no-context (the table alone), no-rules, and without-RULE for each rule of mouth/rules.h.

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include "base/error.h"
#include "mouth/mouth.h"
#include "wav.h"

namespace {

bool choose(mouth::HearingRequest& request, std::string_view variant) {
  using Request = mouth::HearingRequest;
  if (variant == "whole") return true;
  if (variant == "level") return request.follow = Request::Follow::kLevel, true;
  if (variant == "no-context") return request.table = Request::Table::kAlone, true;
  if (variant == "no-rules") return request.rules.reset(), true;
  if (variant == "no-voice") {
    request.voice.centre = mouth::VoiceOptions::Step::kLeftOut;
    request.voice.harmonic_percussive = mouth::VoiceOptions::Step::kLeftOut;
    return true;
  }
  for (const mouth::NamedRule& rule : mouth::kRules) {
    if (variant == "without-" + std::string(rule.name)) return request.rules = without(rule.rule), true;
  }
  return false;
}

void write(const mouth::Hearing& hearing, const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream out(file);
  out << "# confidence " << hearing.confidence << (hearing.by_energy ? ", by energy" : "") << '\n';
  for (const auto& entry : hearing.shapes.entries()) {
    out << timing::to_seconds(entry.range.start) << ' ' << timing::to_seconds(entry.range.end) << ' '
        << "ABCDEFGHX"[static_cast<std::size_t>(entry.value)] << '\n';
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::span all(arguments, static_cast<std::size_t>(count));
  mouth::HearingRequest request;
  if (all.size() < 4 || !choose(request, all[1])) {
    std::fputs("usage: mouth_score whole|level|no-voice|no-context|no-rules|without-RULE OUT WAV…\n", stderr);
    return 2;
  }
  double seconds = 0;
  std::clock_t spent = 0;
  try {
    for (const char* name : all.subspan(3)) {
      const std::filesystem::path file = name;
      const mouth::SoundInMemory sound = bench::read_wav(file);
      base::NoProgress progress;
      const std::clock_t start = std::clock();
      const mouth::Hearing hearing = mouth::hear(sound, request, {}, progress);
      spent += std::clock() - start;
      seconds += static_cast<double>(sound.samples()) / mouth::kSoundRate;
      write(hearing, all[2] / file.parent_path().filename() / file.filename().replace_extension("pred"));
    }
  } catch (const base::Error& error) {
    std::fprintf(stderr, "mouth_score: %s\n", error.what());
    return 1;
  }
  std::printf("%.2f %.2f\n", seconds, static_cast<double>(spent) / CLOCKS_PER_SEC);
  return 0;
}
