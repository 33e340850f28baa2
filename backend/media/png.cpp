#include "media/png.h"

#include <array>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <png.h>

#include "base/error.h"
#include "base/file.h"
#include "media/big_endian.h"

namespace media {
namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
namespace {

constexpr std::size_t kMostTexts = 64;
constexpr std::size_t kLongestText = 64 * 1024;

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

struct Writer {
  Writer()
      : png(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning)),
        info(png ? png_create_info_struct(png) : nullptr) {
    if (!info) throw std::bad_alloc();
  }
  ~Writer() { png_destroy_write_struct(&png, &info); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // libpng is C, but Debian builds it with unwind tables, and it allows error functions that do not return.
  [[noreturn]] static void on_error(png_structp, png_const_charp what) {
    const int error = errno;
    if (error == ENOSPC || error == EDQUOT) throw base::file_error("write", "the picture", error);
    throw Error(ErrorKind::kUnwritable, "the picture could not be written", what);
  }
  static void on_warning(png_structp, png_const_charp) {}

  png_structp png = nullptr;
  png_infop info = nullptr;
};

bool is_opaque(const base::Pixels& pixels) {
  for (const std::uint32_t word : pixels.words) {
    if (word >> 24 != 0xFF) return false;
  }
  return true;
}

// Premultiplied words to the straight bytes of PNG.
void to_bytes(const std::uint32_t* words, int width, bool opaque, std::vector<png_byte>& bytes) {
  bytes.clear();
  for (int x = 0; x < width; ++x) {
    const std::uint32_t word = words[x];
    const std::uint32_t alpha = word >> 24;
    for (const int shift : {16, 8, 0}) {
      const std::uint32_t value = (word >> shift) & 0xFF;
      const std::uint32_t straight =
          alpha == 0 ? 0 : std::min<std::uint32_t>(255, (value * 255 + alpha / 2) / alpha);
      bytes.push_back(static_cast<png_byte>(opaque ? value : straight));
    }
    if (!opaque) bytes.push_back(static_cast<png_byte>(alpha));
  }
}

void set_texts(Writer& writer, const std::map<std::string, std::string>& texts) {
  for (const auto& [key, value] : texts) {
    png_text text{};
    std::string keyword = key;
    std::string content = value;
    std::string empty;
    text.compression = PNG_ITXT_COMPRESSION_NONE;
    text.key = keyword.data();
    text.text = content.data();
    text.itxt_length = content.size();
    text.lang = empty.data();
    text.lang_key = empty.data();
    png_set_text(writer.png, writer.info, &text, 1);
  }
}

// iTXt: keyword 0 compressed method language 0 translated 0 text; tEXt: keyword 0 text (PNG
// specification, 11.3.4).
void add_text(std::string_view type, std::string_view data, std::map<std::string, std::string>& texts) {
  const std::size_t key_end = data.find('\0');
  if (key_end == std::string_view::npos || key_end == 0 || key_end > 79) return;
  std::string_view rest = data.substr(key_end + 1);
  if (type == "iTXt") {
    if (rest.size() < 2 || rest[0] != 0) return;  // compressed ones are not ours
    rest.remove_prefix(2);
    for (int field = 0; field < 2; ++field) {
      const std::size_t end = rest.find('\0');
      if (end == std::string_view::npos) return;
      rest.remove_prefix(end + 1);
    }
  }
  texts.emplace(data.substr(0, key_end), rest);
}

void encode(const base::Pixels& pixels, const std::map<std::string, std::string>& texts, std::FILE* file) {
  Writer writer;
  std::vector<png_byte> bytes;
  const bool opaque = is_opaque(pixels);
  png_init_io(writer.png, file);
  png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(pixels.width),
               static_cast<png_uint_32>(pixels.height), 8, opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(writer.png, writer.info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_compression_level(writer.png, 6);
  set_texts(writer, texts);
  png_write_info(writer.png, writer.info);
  for (int row = 0; row < pixels.height; ++row) {
    to_bytes(pixels.row(row), pixels.width, opaque, bytes);
    png_write_row(writer.png, bytes.data());
  }
  png_write_end(writer.png, writer.info);
}

}  // namespace

void write_png(const fs::path& path, const base::Pixels& pixels,
               const std::map<std::string, std::string>& texts) {
  if (pixels.empty()) throw Error(ErrorKind::kInternal, "a picture without pixels cannot be written");
  base::PendingFile pending(path);
  File file(std::fopen(pending.path().c_str(), "wb"));
  if (!file) throw base::file_error("write", path.string(), errno);
  try {
    encode(pixels, texts, file.get());
  } catch (const Error& error) {
    throw error.with_context(path.string());  // libpng knows no file names
  }
  if (std::fflush(file.get()) != 0) throw base::file_error("write", path.string(), errno);
  file.reset();
  pending.commit();
}

std::map<std::string, std::string> read_png_texts(const fs::path& path) {
  std::map<std::string, std::string> texts;
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return texts;
  std::array<unsigned char, 8> header{};
  const auto read = [&] { return std::fread(header.data(), 1, header.size(), file.get()) == header.size(); };
  if (!read() || png_sig_cmp(header.data(), 0, header.size()) != 0) return texts;
  std::size_t chunks = 0;
  while (read()) {
    const std::string_view chunk(reinterpret_cast<const char*>(header.data()), header.size());
    const std::uint32_t length = big_endian(chunk);
    const std::string type(chunk.substr(4));
    if (type == "IEND" || length > 0x7FFFFFFF) break;
    if ((type == "iTXt" || type == "tEXt") && length <= kLongestText && chunks < kMostTexts) {
      std::string data(length, '\0');
      if (std::fread(data.data(), 1, length, file.get()) != length) break;
      add_text(type, data, texts);
      ++chunks;
      if (std::fseek(file.get(), 4, SEEK_CUR) != 0) break;
    } else if (std::fseek(file.get(), static_cast<long>(length) + 4, SEEK_CUR) != 0) {
      break;
    }
  }
  return texts;
}

}  // namespace media
