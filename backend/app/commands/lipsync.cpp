#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/seconds.h"
#include "app/usage.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "mouth/exchange.h"
#include "mouth/mouth.h"
#include "mv/song_sound.h"
#include "mv/voice_hearing.h"

namespace app {
namespace {

using mouth::ExchangeFormat;

constexpr double kDecodeShare = 0.1;  // of the time that all takes

struct LipsyncOptions {
  std::string audio, lyrics, out;
  double start = 0;
  std::optional<double> end;
  bool stem = false, json = false, tsv = false, xml = false;
};

// How far it is, on a terminal only: a pipe's reader wants the result alone.
class PercentLine final : public base::ProgressSink {
 public:
  PercentLine() = default;
  ~PercentLine() override {
    if (shown_ >= 0) fmt::print(stderr, "\r\033[K");
  }
  PercentLine(const PercentLine&) = delete;
  PercentLine& operator=(const PercentLine&) = delete;

  void report(double fraction) override {
    const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
    if (!terminal_ || percent <= shown_) return;
    shown_ = percent;
    fmt::print(stderr, "\r\033[Klistening {:3} %", percent);
    std::fflush(stderr);
  }

 private:
  const bool terminal_ = ::isatty(STDERR_FILENO) != 0;
  int shown_ = -1;
};

ExchangeFormat format_of(const LipsyncOptions& options) {
  if (options.json) return ExchangeFormat::kJson;
  return options.xml ? ExchangeFormat::kXml : ExchangeFormat::kTsv;
}

std::optional<mouth::Lyrics> lyrics_of(const LipsyncOptions& options) {
  if (options.lyrics.empty()) return std::nullopt;
  return mouth::parse_lyrics(base::read_text(options.lyrics, mouth::kLongestLyrics));
}

// What was asked for, as far as it can be checked before the song is heard.
timing::TimeRange asked_range(const LipsyncOptions& options) {
  const timing::TimeRange asked{seconds_of("--start", options.start),
                                options.end ? seconds_of("--end", *options.end) : timing::Flicks::max()};
  if (asked.end > asked.start) return asked;
  throw base::Error(base::ErrorKind::kOutOfRange,
                    fmt::format("--end {:g} must come after --start {:g}", *options.end, options.start));
}

timing::TimeRange range_within(timing::TimeRange asked, timing::Flicks length) {
  // What programs print as a song's length is often rounded up.
  constexpr timing::Flicks kRounding = timing::from_seconds(0.05);
  const auto refuse = [&](std::string_view option, timing::Flicks time) {
    throw base::Error(base::ErrorKind::kOutOfRange,
                      fmt::format("{} {:g} is past the end: the song is {:.2f} s long", option,
                                  timing::to_seconds(time), timing::to_seconds(length)));
  };
  if (asked.start > timing::Flicks(0) && asked.start >= length) refuse("--start", asked.start);
  if (asked.end != timing::Flicks::max() && asked.end > length + kRounding) refuse("--end", asked.end);
  return {asked.start, std::min(asked.end, length)};
}

enum class Words { kFit, kUnlikely };

void tell_doubts(const mouth::Hearing& heard, Words words) {
  if (heard.singing.empty()) {
    fmt::print(stderr, "nobody sings or speaks there: the mouth rests\n");
  } else if (heard.by_energy) {
    fmt::print(stderr, "the voice cannot be told from the music: the mouth only follows how loud it is\n");
  } else if (words == Words::kUnlikely) {
    fmt::print(stderr, "the lyrics hardly fit what is sung; are they those of this song?\n");
  }
}

void lipsync(const LipsyncOptions& options, Composition& composition) {
  const timing::TimeRange asked = asked_range(options);
  mouth::HearingRequest request{.lyrics = lyrics_of(options)};
  if (options.stem) request.voice.source = mouth::VoiceOptions::Source::kStem;
  if (!options.out.empty()) {
    base::refuse_overwriting(options.out, options.audio);
    if (!options.lyrics.empty()) base::refuse_overwriting(options.out, options.lyrics);
  }
  composition.kept();  // makes sure that the outputs folder is there
  mouth::Hearing heard;
  timing::TimeRange range;
  {
    PercentLine line;
    base::ProgressStretch decoding(line, 0, kDecodeShare);
    const mv::SongSound sound(composition.media(), options.audio, composition.settings().outputs,
                              composition.cancel(), decoding);
    range = range_within(asked, timing::sample_time(sound.samples(), mouth::kSoundRate));
    base::ProgressStretch listening(line, kDecodeShare, 1);
    // All of it, since a part alone tells less about what is voice and what is music.
    heard = mouth::hear(sound, request, composition.cancel(), listening);
  }
  const mouth::Hearing part = mv::slice(heard, range);
  tell_doubts(part, request.lyrics && heard.words_certainty < mouth::kLeastWordsCertainty ? Words::kUnlikely
                                                                                          : Words::kFit);
  const std::string text = mouth::exchange_text(
      part.shapes, range.duration(), std::filesystem::absolute(options.audio).string(), format_of(options));
  if (options.out.empty()) {
    fmt::print("{}", text);
  } else {
    base::write_text(options.out, text);
    fmt::print(stderr, "{}: {}\n", options.out, base::counted(part.shapes.entries().size(), "mouth"));
  }
}

}  // namespace

void add_lipsync(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<LipsyncOptions>();
  CLI::App* command =
      app.add_subcommand("lipsync", "Hears what a mouth does in a song, in the formats of Rhubarb Lip Sync");
  takes_file(command->add_option("audio,--audio", o->audio, "The song, or a voice alone"))->required();
  takes_file(command->add_option("--lyrics", o->lyrics, "What is sung: plain text, or LRC with times"));
  takes_seconds(command->add_option("--start", o->start, "Where in the song to begin, in seconds"))
      ->capture_default_str();
  takes_seconds(command->add_option("--end", o->end, "Where to stop (default: the song's end)"));
  command->add_flag("--stem", o->stem, "It is known to be a voice without music");
  CLI::Option* tsv = command->add_flag("--tsv", o->tsv, "As tab-separated values (the default)");
  CLI::Option* xml = command->add_flag("--xml", o->xml, "As XML")->excludes(tsv);
  command->add_flag("--json", o->json, "As JSON")->excludes(tsv)->excludes(xml);
  takes_file(command->add_option("-o,--out", o->out, "The file to write (default: standard output)"));
  command->callback([o, &composition] { lipsync(*o, composition); });
}

}  // namespace app
