// speak OUT < lines: speaks with espeak-ng and writes OUT/<id>.wav and OUT/<id>.phones. A line: id, voice,
// words a minute, pitch (0 … 99), pitch range (0 … 99), text, with tabs between them. A line of .phones:
// milliseconds and espeak's name of the phoneme that begins there.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <espeak-ng/speak_lib.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Spoken {
  std::vector<std::int16_t> samples;
  std::string phones;
};

int hear(short* samples, int count, espeak_EVENT* events) {
  auto& spoken = *static_cast<Spoken*>(events->user_data);
  if (samples != nullptr) spoken.samples.insert(spoken.samples.end(), samples, samples + count);
  for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
    if (events->type != espeakEVENT_PHONEME) continue;
    std::array<char, sizeof events->id.string + 1> name{};
    std::memcpy(name.data(), events->id.string, sizeof events->id.string);
    spoken.phones += std::to_string(events->audio_position) + ' ' + name.data() + '\n';
  }
  return 0;
}

void write_wav(const std::filesystem::path& file, const std::vector<std::int16_t>& samples,
               std::uint32_t rate) {
  std::ofstream out(file, std::ios::binary);
  const auto put = [&](std::uint32_t value, std::streamsize bytes) {
    out.write(reinterpret_cast<const char*>(&value),
              bytes);  // this machine's numbers are little-endian, as WAV's
  };
  const auto size = static_cast<std::uint32_t>(samples.size() * 2);
  out << "RIFF";
  put(36 + size, 4);
  out << "WAVEfmt ";
  put(16, 4);
  put(1, 2);
  put(1, 2);
  put(rate, 4);
  put(rate * 2, 4);
  put(2, 2);
  put(16, 2);
  out << "data";
  put(size, 4);
  out.write(reinterpret_cast<const char*>(samples.data()), size);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fputs("usage: speak OUT < lines\n", stderr), 2;
  const std::filesystem::path folder = arguments[1];
  const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_PHONEME_EVENTS);
  if (rate <= 0) return std::fputs("speak: espeak-ng does not start\n", stderr), 1;
  espeak_SetSynthCallback(hear);
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream fields(line);
    std::array<std::string, 6> field;
    for (std::string& text : field) std::getline(fields, text, '\t');
    if (espeak_SetVoiceByName(field[1].c_str()) != EE_OK) {
      std::fprintf(stderr, "speak: there is no voice %s\n", field[1].c_str());
      return 1;
    }
    espeak_SetParameter(espeakRATE, std::stoi(field[2]), 0);
    espeak_SetParameter(espeakPITCH, std::stoi(field[3]), 0);
    espeak_SetParameter(espeakRANGE, std::stoi(field[4]), 0);
    Spoken spoken;
    espeak_Synth(field[5].c_str(), field[5].size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                 &spoken);
    espeak_Synchronize();
    write_wav(folder / (field[0] + ".wav"), spoken.samples, static_cast<std::uint32_t>(rate));
    std::ofstream(folder / (field[0] + ".phones")) << spoken.phones;
  }
  espeak_Terminate();
  return 0;
}
