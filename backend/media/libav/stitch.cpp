#include <algorithm>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "media/libav/file_output.h"
#include "media/libav/film_clips.h"
#include "media/libav/film_song.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

using base::ErrorKind;

constexpr const char* kUnwritable = "the film could not be written";

// Upper bounds of what the index takes for a packet: size, time, composition offset, key frame, chunk, offset
// of 64 bits.
constexpr std::int64_t kIndexBytesPerPicture = 4 + 8 + 8 + 4 + 12 + 8;
constexpr std::int64_t kIndexBytesPerSound = 4 + 8 + 12 + 8;
constexpr std::int64_t kIndexBytes = 16 * 1024;  // headers and parameter sets

// The film's file: the index in front, room for it kept so that nothing is moved at the end.
void write_header(FileOutput& output, const FilmClips& clips, const FilmSong* song, int rate) {
  Options options;
  const std::int64_t packets = song ? song->packets() : 0;
  options.set("moov_size",
              kIndexBytes + clips.frames() * kIndexBytesPerPicture + packets * kIndexBytesPerSound);
  // A clock on which frames and samples are both whole, so that both edit lists are exact.
  const std::int64_t clock =
      song ? std::lcm(std::int64_t{rate}, std::int64_t{song->sample_rate()}) : rate * 1000;
  options.set("movie_timescale", clock <= 1'000'000 ? clock : 1'000'000);
  options.set("strict",
              std::int64_t{FF_COMPLIANCE_EXPERIMENTAL});  // FLAC in MP4 is younger than libav's standard mode
  check(avformat_write_header(output.context(), options.pointer()), ErrorKind::kUnwritable, kUnwritable);
}

struct Track {
  AVStream* stream = nullptr;
  AVRational time_base{1, 1};
  Packet packet = new_packet();
  bool waiting = false;
};

// Packets in the order of their times, so that a player reads the file from front to back.
void write_packets(FileOutput& output, Track& picture, Track& sound, FilmClips& clips, FilmSong* song,
                   Reporter& reporter) {
  const auto write = [&](Track& track) {
    track.packet->stream_index = track.stream->index;
    av_packet_rescale_ts(track.packet.get(), track.time_base, track.stream->time_base);
    check(av_write_frame(output.context(), track.packet.get()), ErrorKind::kUnwritable, kUnwritable);
    track.waiting = false;
  };
  std::int64_t written = 0;
  while (true) {
    if (!picture.waiting) picture.waiting = clips.next(picture.packet.get());
    if (song && !sound.waiting) sound.waiting = song->next(sound.packet.get());
    if (!picture.waiting && !sound.waiting) return;
    const bool sound_first =
        sound.waiting && (!picture.waiting || av_compare_ts(sound.packet->dts, sound.time_base,
                                                            picture.packet->dts, picture.time_base) <= 0);
    write(sound_first ? sound : picture);
    if (sound_first) continue;
    ++written;
    reporter.progress(static_cast<double>(written) / static_cast<double>(clips.frames()));
  }
}

}  // namespace

boost::json::object run_stitch(Job& job) {
  const auto frames = boost::json::value_to<std::vector<std::int64_t>>(job.parameters.at("frames"));
  const int rate = job.parameters.at("rate").to_number<int>();
  const bool with_song = job.parameters.at("song").as_bool();
  FilmClips clips(job.names, frames, {rate});
  std::optional<FilmSong> song;
  if (with_song) {
    song.emplace(Job::file(frames.size()), job.names.at(frames.size()),
                 FilmSong::Place{.start = flicks_at(job.parameters, "song_start"),
                                 .delay = flicks_at(job.parameters, "song_delay"),
                                 .film = timing::frame_time(clips.frames(), {rate})});
  }
  FileOutput output(Job::file(job.files - 1), "mp4");
  Track picture{.stream = clips.add_stream(output), .time_base = {1, rate}};
  Track sound;
  if (song && song->packets() > 0) {
    sound.stream = song->add_stream(output);
    sound.time_base = {1, song->sample_rate()};
  } else {
    song.reset();
  }
  write_header(output, clips, song ? &*song : nullptr, rate);
  write_packets(output, picture, sound, clips, song ? &*song : nullptr, job.reporter);
  check(av_write_trailer(output.context()), ErrorKind::kUnwritable, kUnwritable);
  output.flush();
  return {};
}

}  // namespace media
