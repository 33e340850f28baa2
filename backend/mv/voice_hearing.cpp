#include "mv/voice_hearing.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "mv/song_sound.h"

namespace mv {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::string_view kLetters = "ABCDEFGHX";  // in the order of the shapes
constexpr std::chrono::milliseconds kLook{50};      // who waits looks so often whether they are canceled
constexpr double kDecodeShare = 0.1;                // of the time that listening takes
constexpr std::uintmax_t kLongestKept = 64U << 20;  // an hour of quick speech takes 4 MB

json::array range_to_json(timing::TimeRange range) {
  return {range.start.count(), range.end.count()};
}

timing::TimeRange range_of(const json::array& pair) {
  return {timing::Flicks(pair.at(0).to_number<std::int64_t>()),
          timing::Flicks(pair.at(1).to_number<std::int64_t>())};
}

timing::MouthShape shape_of(std::string_view letter) {
  const std::size_t place = letter.size() == 1 ? kLetters.find(letter) : std::string_view::npos;
  if (place == std::string_view::npos) throw std::invalid_argument("no mouth shape");
  return static_cast<timing::MouthShape>(place);
}

// The part of `range` within `bounds`, counted from their start; nothing where they do not meet.
std::optional<timing::TimeRange> part_of(timing::TimeRange range, timing::TimeRange bounds) {
  const timing::TimeRange part{std::max(range.start, bounds.start) - bounds.start,
                               std::min(range.end, bounds.end) - bounds.start};
  return part.end > part.start ? std::optional(part) : std::nullopt;
}

}  // namespace

mouth::Hearing slice(const mouth::Hearing& heard, timing::TimeRange range) {
  mouth::Hearing part;
  part.confidence = heard.confidence;
  part.by_energy = heard.by_energy;
  part.words_certainty = heard.words_certainty;
  timing::Flicks end{0};
  for (const auto& entry : heard.shapes.entries()) {
    const auto within = part_of(entry.range, range);
    if (!within) continue;
    part.shapes.append({end, within->start}, timing::MouthShape::kX);
    part.shapes.append(*within, entry.value);
    end = within->end;
  }
  part.shapes.append({end, range.duration()}, timing::MouthShape::kX);
  for (const timing::TimeRange& sung : heard.singing) {
    if (const auto within = part_of(sung, range)) part.singing.push_back(*within);
  }
  for (mouth::Stress stress : heard.stresses) {
    if (!range.contains(stress.time)) continue;
    stress.time -= range.start;
    part.stresses.push_back(stress);
  }
  return part;
}

std::string hearing_to_json(const mouth::Hearing& heard) {
  json::array shapes, singing, stresses;
  for (const auto& entry : heard.shapes.entries()) {
    shapes.push_back({entry.range.start.count(), entry.range.end.count(),
                      std::string(1, kLetters.at(static_cast<std::size_t>(entry.value)))});
  }
  for (const timing::TimeRange& sung : heard.singing) singing.push_back(range_to_json(sung));
  for (const mouth::Stress& stress : heard.stresses)
    stresses.push_back({stress.time.count(), stress.strength});
  return json::serialize(json::object{{"confidence", heard.confidence},
                                      {"by_energy", heard.by_energy},
                                      {"words_certainty", heard.words_certainty},
                                      {"shapes", shapes},
                                      {"singing", singing},
                                      {"stresses", stresses}});
}

mouth::Hearing hearing_from_json(std::string_view text) try {
  const json::object kept = json::parse({text.data(), text.size()}).as_object();
  mouth::Hearing heard;
  heard.confidence = kept.at("confidence").to_number<double>();
  heard.by_energy = kept.at("by_energy").as_bool();
  heard.words_certainty = kept.at("words_certainty").to_number<double>();
  for (const json::value& entry : kept.at("shapes").as_array()) {
    const json::array& cue = entry.as_array();
    heard.shapes.append(range_of(cue), shape_of(cue.at(2).as_string()));
  }
  for (const json::value& sung : kept.at("singing").as_array())
    heard.singing.push_back(range_of(sung.as_array()));
  for (const json::value& stress : kept.at("stresses").as_array()) {
    heard.stresses.push_back({timing::Flicks(stress.as_array().at(0).to_number<std::int64_t>()),
                              stress.as_array().at(1).to_number<float>()});
  }
  return heard;
} catch (const base::Error&) {
  throw;
} catch (const std::exception& error) {
  throw base::Error(base::ErrorKind::kDamaged, "what was kept of a song's voice is damaged", error.what());
}

VoiceHearing::VoiceHearing(const media::Media& media, const storage::KeptFiles& kept, std::string program,
                           fs::path folder)
    : media_(media), kept_(kept), program_(std::move(program)), folder_(std::move(folder)) {}

std::shared_ptr<const mouth::Hearing> VoiceHearing::hear(const SongFile& song, const std::string& lyrics,
                                                         base::CancelToken cancel,
                                                         base::ProgressSink& progress) {
  const std::string content = song.content.empty() ? base::hash_file(song.path) : song.content;
  const std::string key = base::ContentHash().add(program_).add(content).add(lyrics).hex();
  std::shared_ptr<Song> waited;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(songs_, [](const auto& known) { return known.second.expired(); });
    waited = songs_[key].lock();
    if (!waited) songs_[key] = waited = std::make_shared<Song>();
  }
  std::unique_lock lock(waited->mutex, std::defer_lock);
  do cancel.check();
  while (!lock.try_lock_for(kLook));
  if (auto heard = waited->heard.lock()) return heard;
  auto heard = listen(key, song, lyrics, cancel, progress);
  waited->heard = heard;
  return heard;
}

std::shared_ptr<const mouth::Hearing> VoiceHearing::listen(const std::string& key, const SongFile& song,
                                                           const std::string& lyrics,
                                                           const base::CancelToken& cancel,
                                                           base::ProgressSink& progress) {
  mouth::HearingRequest request;
  if (!lyrics.empty()) request.lyrics = mouth::parse_lyrics(lyrics);
  const auto write = [&](const fs::path& out) {
    base::ProgressStretch decoding(progress, 0, kDecodeShare);
    const SongSound sound(media_, song.path, folder_, cancel, decoding);
    base::ProgressStretch hearing(progress, kDecodeShare, 1);
    base::write_text(out, hearing_to_json(mouth::hear(sound, request, cancel, hearing)));
  };
  const fs::path kept = kept_.find_or_make("voice" + key, ".json", cancel, write);
  try {
    return std::make_shared<const mouth::Hearing>(hearing_from_json(base::read_text(kept, kLongestKept)));
  } catch (const base::Error&) {  // a full disk or a stranger may have left anything there
    write(kept);
    return std::make_shared<const mouth::Hearing>(hearing_from_json(base::read_text(kept, kLongestKept)));
  }
}

}  // namespace mv
