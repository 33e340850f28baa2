#include <fstream>
#include <sys/stat.h>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;
using base::Error;
using base::ErrorKind;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using namespace std::string_literals;

class Refusals : public ::testing::Test {
 protected:
  Error refusal_of(const std::filesystem::path& song) const {
    try {
      media_.probe_song(song);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::kInternal, "was taken"};
  }
  std::filesystem::path text(const std::string& name, const std::string& content) const {
    base::write_text(folder_ / name, content);
    return folder_ / name;
  }
  std::string bytes_of(const std::filesystem::path& file) const { return base::read_text(file); }
  std::filesystem::path sound(const std::string& name, const std::string& options, int seconds = 10) const {
    write_wav(folder_ / "truth.wav", noise(44100LL * seconds, 2), 44100, 2);
    ffmpeg(fmt::format("-i {} {} {}", (folder_ / "truth.wav").string(), options, (folder_ / name).string()));
    return folder_ / name;
  }

  Folder folder_;
  Media media_{worker()};
};

TEST_F(Refusals, NameWhatIsMissingUnreadableOrEmpty) {
  EXPECT_EQ(refusal_of(folder_ / "missing.mp3").kind(), ErrorKind::kNotFound);
  EXPECT_EQ(refusal_of(folder_.path()).kind(), ErrorKind::kUnreadable);
  EXPECT_EQ(refusal_of(text("empty.mp3", "")).kind(), ErrorKind::kEmpty);
  ASSERT_EQ(::mkfifo((folder_ / "pipe.mp3").c_str(), 0600), 0);
  EXPECT_EQ(refusal_of(folder_ / "pipe.mp3").kind(), ErrorKind::kNotMedia);
}

TEST_F(Refusals, TellPlaylistsByTheirContent) {
  constexpr const char* kPlaylists[] = {
      "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nhttp://127.0.0.1/1.ts\n",
      "\xEF\xBB\xBF#EXTM3U\r\n/etc/passwd\r\n",
      "ffconcat version 1.0\nfile '/etc/passwd'\n",
      "file '/etc/passwd'\nfile 'other.mp3'\n",
      "[playlist]\nFile1=http://example.com/a.mp3\n",
      "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>",
      "<MPD></MPD>",
      "<?xml version=\"1.0\"?><playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"/>",
      "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=audio 5004 RTP/AVP 0\r\n",
      "http://example.com/song.mp3\n",
      "/home/me/Music/song one.mp3\nsong two.mp3\n",
      "  \n\n#EXTM3U\nsong.mp3\n",
      "<asx version=\"3.0\"><entry><ref href=\"http://a/b\"/></entry></asx>",
  };
  for (const char* playlist : kPlaylists) {
    for (const char* name : {"list.mp3", "list.mp4"}) {
      const Error error = refusal_of(text(name, playlist));
      EXPECT_EQ(error.kind(), ErrorKind::kPlaylist) << playlist << error.message();
      EXPECT_THAT(error.message(), HasSubstr(name));
    }
  }
}

TEST_F(Refusals, CallATextAText) {
  for (const char* words :
       {"The quick brown fox", "{\"a\": 1}", "<html><body>hello</body></html>", "#!/bin/sh\necho",
        "Größe und Maß — ein Lied", "I walked along http and thought"}) {
    const Error error = refusal_of(text("words.mp3", words));
    EXPECT_EQ(error.kind(), ErrorKind::kNotMedia) << words;
    EXPECT_THAT(error.message(), HasSubstr("is a text")) << words;
  }
}

TEST_F(Refusals, CallAPictureAPicture) {
  for (const char* ending : {"png", "jpg", "gif", "bmp", "webp", "tiff"}) {
    const auto picture = folder_ / fmt::format("picture.{}", ending);
    ffmpeg(fmt::format("-f lavfi -i color=red:s=64x64 -frames:v 1 {}", picture.string()));
    std::filesystem::copy_file(picture, folder_ / "song.mp3",
                               std::filesystem::copy_options::overwrite_existing);
    const Error error = refusal_of(folder_ / "song.mp3");
    EXPECT_EQ(error.kind(), ErrorKind::kNotMedia) << ending;
    EXPECT_THAT(error.message(), HasSubstr("picture")) << ending;
  }
}

TEST_F(Refusals, CallNoiseNoSound) {
  base::Random random(5);
  std::string bytes(60'000, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.next());
  EXPECT_EQ(refusal_of(text("noise.mp3", bytes)).kind(), ErrorKind::kNotMedia);
  EXPECT_EQ(refusal_of(text("zeros.mp3", std::string(60'000, '\0'))).kind(), ErrorKind::kNotMedia);
}

TEST_F(Refusals, SayThatAFilmHasNoSound) {
  write_clip(folder_ / "silent.mp4", {.width = 64, .height = 64, .rate = {24}}, 0, 24);
  const Error error = refusal_of(folder_ / "silent.mp4");
  EXPECT_EQ(error.kind(), ErrorKind::kNotMedia);
  EXPECT_THAT(error.message(), HasSubstr("without sound"));
}

TEST_F(Refusals, NameOtherMedia) {
  EXPECT_EQ(refusal_of(sound("song.aiff", "")).kind(), ErrorKind::kUnsupported);
  EXPECT_EQ(refusal_of(sound("song.wma", "")).kind(), ErrorKind::kUnsupported);
}

struct Truncation {
  const char* name;
  const char* options;
};

TEST_F(Refusals, SeeThatAFileIsCutOffAndSayBothLengths) {
  constexpr Truncation kTruncations[] = {{"song.mp3", "-c:a libmp3lame -b:a 128k"},
                                         {"song.wav", ""},
                                         {"song.flac", ""},
                                         {"song.ogg", "-c:a libvorbis"},
                                         {"song.opus", "-c:a libopus"},
                                         {"front.m4a", "-c:a aac -movflags +faststart"}};
  for (const Truncation& kind : kTruncations) {
    const std::string whole = bytes_of(sound(kind.name, kind.options));
    EXPECT_EQ(refusal_of(folder_ / kind.name).message(), "was taken") << kind.name;
    for (const double share : {0.98, 0.6, 0.2}) {
      text(kind.name,
           whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * share) | 1));
      const Error error = refusal_of(folder_ / kind.name);
      EXPECT_EQ(error.kind(), ErrorKind::kDamaged) << kind.name << " " << share << ": " << error.message();
      EXPECT_THAT(error.message(), MatchesRegex(".*cut off: it says .* but holds .*")) << kind.name;
    }
  }
  const std::string whole = bytes_of(sound("song.m4a", "-c:a aac"));
  text("song.m4a", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(refusal_of(folder_ / "song.m4a").kind(), ErrorKind::kDamaged);
  EXPECT_THAT(refusal_of(folder_ / "song.m4a").message(), HasSubstr("no readable index"));
}

TEST_F(Refusals, HoldForReadingToo) {
  const std::string whole = bytes_of(sound("song.mp3", "-c:a libmp3lame"));
  text("song.mp3", whole.substr(0, whole.size() / 2));
  EXPECT_THROW(media_.read_audio(folder_ / "song.mp3", {}, {}), Error);
}

TEST_F(Refusals, TurnAbsurdClaimsAwayBeforeDecoding) {
  write_clip(folder_ / "clip.mp4", {.width = 64, .height = 64, .rate = {24}}, 0, 24);
  std::string bytes = bytes_of(folder_ / "clip.mp4");
  const std::size_t entry = bytes.find("avc1", 64);
  ASSERT_NE(entry, std::string::npos);
  for (const std::size_t at : {entry + 28, entry + 29, entry + 30, entry + 31}) bytes[at] = '\xFF';
  try {
    media_.probe(text("huge.mp4", bytes));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUnsupported);
    EXPECT_THAT(error.message(), HasSubstr("65535"));
  }
  // FLAC: 36 bits of samples are 433 hours.
  std::string flac = bytes_of(sound("song.flac", "", 1));
  flac[21] = static_cast<char>(flac[21] | 0x0F);
  for (std::size_t i = 22; i < 26; ++i) flac[i] = '\xFF';
  EXPECT_EQ(refusal_of(text("long.flac", flac)).kind(), ErrorKind::kUnsupported);

  std::string maps;
  for (int i = 0; i < 60; ++i) maps += " -map 0:a";
  EXPECT_NE(refusal_of(sound("many.m4a", "-c:a aac" + maps, 1)).message(), "was taken");
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift));
  return bytes;
}

std::string box(const std::string& type, const std::string& content) {
  return big_endian(static_cast<std::uint32_t>(content.size() + 8)) + type + content;
}

TEST_F(Refusals, MeetAMillionStreamsAtOnce) {
  std::string tracks;
  for (int i = 0; i < 1'000'000; ++i) tracks += box("trak", "");
  const Error error =
      refusal_of(text("many.mp4", box("ftyp", "isom\0\0\2\0isom"s) + box("moov", tracks) + box("mdat", "")));
  EXPECT_EQ(error.kind(), ErrorKind::kDamaged) << error.message();
  EXPECT_THAT(error.message(), HasSubstr("streams"));
  // Ogg: every first page of a serial number of its own begins a stream.
  std::string pages;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    pages += "OggS\0\2"s + std::string(8, '\0') + big_endian(i) + std::string(8, '\0') +
             "\1\x13OpusHead\1\2"s + std::string(9, '\0');
  }
  EXPECT_NE(refusal_of(text("many.ogg", pages)).message(), "was taken");
}

TEST_F(Refusals, OpenNothingThatAMovieRefersTo) {
  const auto original = sound("original.m4a", "-c:a aac", 2);
  ffmpeg(fmt::format("-i {} -c copy -f mov {}", original.string(), (folder_ / "own.mov").string()));
  std::string movie = bytes_of(folder_ / "own.mov");
  const std::size_t references = movie.find("dref");
  ASSERT_NE(references, std::string::npos);
  // An alias record (QuickTime File Format, "data reference atoms") whose absolute path is the other file:
  // 150 fixed bytes, then one entry of type 2.
  const std::string path = (folder_ / "own.mov").string();
  std::string record =
      std::string(150, '\0') + "\0\2"s + big_endian(static_cast<std::uint32_t>(path.size())).substr(2) + path;
  if (path.size() % 2 != 0) record += '\0';
  record += "\xFF\xFF\0\0"s;
  const std::string entry = box("alis", std::string(4, '\0') + record);
  const std::size_t old_size = 12;  // "this same file"
  movie.replace(references + 12, old_size, entry);
  const auto grown = static_cast<std::uint32_t>(entry.size() - old_size);
  for (const char* outer : {"dref", "dinf", "minf", "mdia", "trak", "moov"}) {
    const std::size_t at = movie.rfind(outer, references) - 4;
    std::uint32_t size = 0;
    for (int i = 0; i < 4; ++i)
      size = size << 8 | static_cast<unsigned char>(movie[at + static_cast<std::size_t>(i)]);
    movie.replace(at, 4, big_endian(size + grown));
  }
  // What is read, if anything, are its own bytes: silence where the other file is loud.
  const std::size_t sound_at = movie.find("mdat");
  const std::size_t index_at = movie.rfind("moov", references);
  ASSERT_LT(sound_at, index_at);
  std::fill(movie.begin() + static_cast<std::ptrdiff_t>(sound_at) + 4,
            movie.begin() + static_cast<std::ptrdiff_t>(index_at) - 4, '\0');
  const auto file = text("referring.mov", movie);
  // A reader that is told to follow references finds the other file.
  EXPECT_THAT(run(fmt::format("ffmpeg -nostdin -loglevel info -enable_drefs 1 -use_absolute_path 1 -i {} -af "
                              "volumedetect -f null - 2>&1",
                              file.string())),
              HasSubstr("max_volume: -"));
  try {
    const auto reader = media_.read_audio(file, {}, {});
    for (const float sample : read_all(*reader)) ASSERT_EQ(sample, 0);
  } catch (const Error& error) {
    EXPECT_THAT(error.message(), HasSubstr("referring.mov"));
  }
}

TEST_F(Refusals, DoNotConcernACoverPicture) {
  ffmpeg(fmt::format("-f lavfi -i color=red:s=600x600 -frames:v 1 {}", (folder_ / "cover.png").string()));
  const auto plain = sound("plain.mp3", "-c:a libmp3lame");
  ffmpeg(fmt::format("-i {} -i {} -map 0 -map 1 -c copy -disposition:v attached_pic {}", plain.string(),
                     (folder_ / "cover.png").string(), (folder_ / "covered.mp3").string()));
  const MediaInfo info = media_.probe_song(folder_ / "covered.mp3");
  EXPECT_FALSE(info.video.has_value());
  EXPECT_EQ(info.audio->duration, media_.probe_song(plain).audio->duration);
}

TEST_F(Refusals, LeaveNoFileBehind) {
  base::NoProgress silent;
  EXPECT_THROW(media_.encode_song(text("words.mp3", "words"), folder_ / "out.m4a", {}, {}, silent), Error);
  EXPECT_THROW(media_.trim_audio(folder_ / "words.mp3", folder_ / "out.mp3", {}), Error);
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().filename(), "words.mp3");
  }
}

}  // namespace
}  // namespace media
