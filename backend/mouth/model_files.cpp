#include "mouth/model_files.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <sphinxbase/err.h>
#include <sphinxbase/ngram_model.h>
#include <string>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"

namespace mouth {
namespace {

constexpr std::size_t kComponents = ModelFiles::kComponents;
constexpr std::size_t kCepstra = ModelFiles::kCepstra;
constexpr std::size_t kStreams = ModelFiles::kStreams;
constexpr std::size_t kThirds = ModelFiles::kThirds;
constexpr double kLogBase = 1.0001;  // of all logarithms in these files

[[noreturn]] void damaged(const std::filesystem::path& file) {
  throw base::Error(base::ErrorKind::kDamaged,
                    fmt::format("the speech model's file {} is damaged; install the package "
                                "pocketsphinx-en-us again",
                                file.string()));
}

// A file in memory, read from front to back. All numbers are little-endian, as this machine's.
class Bytes {
 public:
  explicit Bytes(std::filesystem::path file) : file_(std::move(file)), bytes_(base::read_text(file_)) {}

  template <class T>
  std::vector<T> take(std::size_t count) {
    if (count > (bytes_.size() - at_) / sizeof(T)) damaged(file_);
    std::vector<T> values(count);
    std::memcpy(values.data(), bytes_.data() + at_, count * sizeof(T));
    at_ += count * sizeof(T);
    return values;
  }
  std::size_t number() { return static_cast<std::uint32_t>(take<std::int32_t>(1)[0]); }
  void expect(std::initializer_list<std::size_t> numbers) {
    for (const std::size_t expected : numbers) {
      if (number() != expected) damaged(file_);
    }
  }
  void skip(std::size_t count) { take<char>(count); }
  // Goes behind the next `text`.
  void pass(std::string_view text) {
    const std::size_t found = bytes_.find(text, at_);
    if (found == std::string::npos) damaged(file_);
    at_ = found + text.size();
  }
  std::string name() {
    const std::size_t end = bytes_.find('\0', at_);
    if (end == std::string::npos) damaged(file_);
    std::string text = bytes_.substr(at_, end - at_);
    at_ = end + 1;
    return text;
  }
  std::size_t left() const { return bytes_.size() - at_; }
  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
  std::string bytes_;
  std::size_t at_ = 0;
};

constexpr std::size_t kByteOrder = 0x11223344;  // mark behind the head of the files of numbers

// Where each phone stands in the model, which has two kinds of noise besides.
struct Places {
  std::array<std::size_t, kPhones> of{};
  std::size_t count = 0;
  std::size_t states = 0;  // of all phones in all contexts
};

Places read_places(const std::filesystem::path& folder) {
  Bytes bytes(folder / "mdef");
  bytes.pass("BMDF");
  bytes.expect({1});
  bytes.skip(bytes.number());
  Places places;
  places.count = bytes.number();
  bytes.skip(4);
  bytes.expect({kThirds, places.count * kThirds});
  places.states = bytes.number();
  bytes.skip(5 * 4);  // counts of transition matrices, rows of states, contexts and nodes
  std::size_t found = 0;
  for (std::size_t i = 0; i < places.count; ++i) {
    const std::optional<Phone> phone = phone_named(bytes.name());
    if (!phone) continue;
    places.of[static_cast<std::size_t>(*phone)] = i;
    ++found;
  }
  if (found != kPhones) damaged(bytes.file());
  return places;
}

std::vector<float> read_gaussians(const std::filesystem::path& file, const Places& places) {
  Bytes bytes(file);
  bytes.pass("endhdr\n");
  constexpr std::size_t kOfPhone = kStreams * kComponents * kCepstra;
  bytes.expect({kByteOrder, places.count, kStreams, kComponents, kCepstra, kCepstra, kCepstra,
                places.count * kOfPhone});
  const auto all = bytes.take<float>(places.count * kOfPhone);
  std::vector<float> ours;
  for (const std::size_t place : places.of) {
    const auto* first = all.data() + place * kOfPhone;
    ours.insert(ours.end(), first, first + kOfPhone);
  }
  return ours;
}

// Weights are kept as bytes: minus the logarithm, without its ten lowest bits.
std::vector<float> read_weights(const std::filesystem::path& folder, const Places& places) {
  Bytes bytes(folder / "sendump");
  while (const std::size_t length = bytes.number()) bytes.skip(length);
  bytes.expect({kComponents, places.states});
  const auto all = bytes.take<std::uint8_t>(kStreams * kComponents * places.states);
  std::vector<float> ours;
  for (const std::size_t place : places.of) {
    for (std::size_t stream = 0; stream < kStreams; ++stream) {
      for (std::size_t third = 0; third < kThirds; ++third) {
        for (std::size_t component = 0; component < kComponents; ++component) {
          const std::size_t row = (stream * kComponents + component) * places.states;
          ours.push_back(
              static_cast<float>(std::pow(kLogBase, -1024.0 * all[row + place * kThirds + third])));
        }
      }
    }
  }
  return ours;
}

std::vector<float> read_stay(const std::filesystem::path& folder, const Places& places) {
  Bytes bytes(folder / "transition_matrices");
  bytes.pass("endhdr\n");
  constexpr std::size_t kOfPhone = kThirds * (kThirds + 1);
  bytes.expect({kByteOrder, places.count, kThirds, kThirds + 1, places.count * kOfPhone});
  const auto all = bytes.take<float>(places.count * kOfPhone);  // counts, not yet chances
  std::vector<float> ours;
  for (const std::size_t place : places.of) {
    for (std::size_t third = 0; third < kThirds; ++third) {
      const float* row = all.data() + place * kOfPhone + third * (kThirds + 1);
      ours.push_back(row[third] / (row[third] + row[third + 1]));
    }
  }
  return ours;
}

struct FreeModel {
  void operator()(ngram_model_t* model) const { ngram_model_free(model); }
};
struct FreeLogarithms {
  void operator()(logmath_t* logarithms) const { logmath_free(logarithms); }
};

std::vector<float> read_bigram(const std::filesystem::path& file) {
  err_set_logfp(nullptr);
  const std::unique_ptr<logmath_t, FreeLogarithms> logarithms(logmath_init(kLogBase, 0, 0));
  const std::unique_ptr<ngram_model_t, FreeModel> model(
      ngram_model_read(nullptr, file.c_str(), NGRAM_AUTO, logarithms.get()));
  if (!model) damaged(file);
  std::vector<float> bigram;
  const auto word = [&](std::size_t phone) {
    return ngram_wid(model.get(), std::string(name_of(static_cast<Phone>(phone))).c_str());
  };
  for (std::size_t phone = 0; phone < kPhones; ++phone) {
    for (std::size_t next = 0; next < kPhones; ++next) {
      int used = 0;
      const int score = ngram_bg_score(model.get(), word(next), word(phone), &used);
      bigram.push_back(static_cast<float>(score * std::log(kLogBase)));
    }
  }
  return bigram;
}

}  // namespace

ModelFiles read_model(const std::filesystem::path& folder) {
  const std::filesystem::path sounds = folder / "en-us";
  const std::filesystem::path language = folder / "en-us-phone.lm.bin";
  std::error_code ignored;
  if (!std::filesystem::exists(sounds / "mdef", ignored) || !std::filesystem::exists(language, ignored)) {
    throw base::Error(base::ErrorKind::kNotConfigured,
                      fmt::format("the speech model is not in {}; install the package pocketsphinx-en-us",
                                  folder.string()));
  }
  const Places places = read_places(sounds);
  return {.means = read_gaussians(sounds / "means", places),
          .variances = read_gaussians(sounds / "variances", places),
          .weights = read_weights(sounds, places),
          .stay = read_stay(sounds, places),
          .bigram = read_bigram(language)};
}

}  // namespace mouth
