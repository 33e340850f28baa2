#include "providers/gemini/gemini_answer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/text.h"
#include "mv/loose_json.h"
#include "mv/prices.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using mv::loose_json::count_at;
using mv::loose_json::is_true;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

// Reasons to stop that are a no of the safety filters (https://ai.google.dev/api/generate-content).
constexpr std::array<std::string_view, 9> kBlocked = {"SAFETY",
                                                      "RECITATION",
                                                      "BLOCKLIST",
                                                      "PROHIBITED_CONTENT",
                                                      "SPII",
                                                      "IMAGE_SAFETY",
                                                      "IMAGE_PROHIBITED_CONTENT",
                                                      "IMAGE_RECITATION",
                                                      "LANGUAGE"};
constexpr std::size_t kMostWords = 300;  // bytes

bool is_blocked(std::string_view reason) {
  return std::find(kBlocked.begin(), kBlocked.end(), reason) != kBlocked.end();
}

// Thinking is billed as output and counted beside it.
base::MicroDollars text_cost(const json::object& answer, const mv::Model& model, base::MicroDollars estimate,
                             json::object& facts) {
  const json::object* usage = object_at(answer, "usageMetadata");
  const std::int64_t in = usage != nullptr ? count_at(*usage, "promptTokenCount") : -1;
  if (in < 0) return estimate;
  const std::int64_t out = std::max<std::int64_t>(count_at(*usage, "candidatesTokenCount"), 0) +
                           std::max<std::int64_t>(count_at(*usage, "thoughtsTokenCount"), 0);
  facts["tokens_in"] = in;
  facts["tokens_out"] = out;
  return mv::tokens_price(model, in, out);
}

// Reads one answer, step by step.
class AnswerReader {
 public:
  AnswerReader(const json::object& answer, GeminiWork work) : answer_(answer), work_(work) {}

  GeminiAnswer read() {
    const std::string version = text_at(answer_, "modelVersion");
    if (!version.empty()) read_.facts.facts["version"] = base::printable(version);
    if (const json::object* feedback = object_at(answer_, "promptFeedback")) {
      const std::string reason = text_at(*feedback, "blockReason");
      if (!reason.empty()) return blocked(reason, text_at(*feedback, "blockReasonMessage"));
    }
    const json::array* candidates = list_at(answer_, "candidates");
    const json::object* candidate =
        candidates != nullptr && !candidates->empty() ? candidates->front().if_object() : nullptr;
    if (candidate == nullptr) return failed("it gave no answer; try again");
    if (const json::object* content = object_at(*candidate, "content")) read_parts(*content);
    return judged(text_at(*candidate, "finishReason"), text_at(*candidate, "finishMessage"));
  }

  bool is_free() const { return is_free_; }

 private:
  GeminiAnswer failed(std::string why) {
    read_.facts.failure = std::move(why);
    return std::move(read_);
  }

  GeminiAnswer blocked(const std::string& reason, const std::string& words) {
    is_free_ = work_ == GeminiWork::kPicture;
    return failed(fmt::format("it refused the text ({}{}); change the words", base::printable(reason),
                              words.empty() ? "" : ": " + shown_words(words, kMostWords)));
  }

  void read_parts(const json::object& content) {
    const json::array* parts = list_at(content, "parts");
    if (parts == nullptr) return;
    for (const json::value& value : *parts) {
      const json::object* part = value.if_object();
      if (part == nullptr || is_true(*part, "thought")) continue;
      read_.text += text_at(*part, "text");
      const json::object* data = object_at(*part, "inlineData");
      if (data == nullptr) continue;
      if (auto bytes = base::from_base64(text_at(*data, "data"))) read_.picture = *std::move(bytes);
    }
  }

  GeminiAnswer judged(const std::string& reason, const std::string& words) {
    if (is_blocked(reason)) return blocked(reason, words);
    if (reason == "MAX_TOKENS")
      return failed(
          "the answer was cut off at the most that the model writes; ask for fewer scenes, or choose a "
          "model with room for more");
    const bool is_there = work_ == GeminiWork::kText || !read_.picture.empty();
    if (is_there && (reason == "STOP" || reason.empty())) return std::move(read_);
    const std::string& said = words.empty() ? read_.text : words;
    return failed(fmt::format("it stopped without {} ({}{}); change the words, or try again",
                              work_ == GeminiWork::kText ? "an answer" : "a picture",
                              reason.empty() ? "no reason given" : base::printable(reason),
                              said.empty() ? "" : ": " + shown_words(said, kMostWords)));
  }

  const json::object& answer_;
  const GeminiWork work_;
  GeminiAnswer read_;
  bool is_free_ = false;
};

}  // namespace

GeminiAnswer read_gemini_answer(const std::filesystem::path& body, GeminiWork work, const mv::Model& model,
                                base::MicroDollars estimate) {
  boost::system::error_code error;
  const json::value value = json::parse(base::read_text(body, kMostGeminiAnswer), error);
  const json::object* answer = !error ? value.if_object() : nullptr;
  if (answer == nullptr) {
    // A page of a proxy: no model has worked.
    GeminiAnswer none;
    none.facts.failure = "something else than an answer came; is GEMINI_BASE_URL right?";
    return none;
  }
  AnswerReader reader(*answer, work);
  GeminiAnswer read = reader.read();
  if (work == GeminiWork::kText)
    read.facts.cost = text_cost(*answer, model, estimate, read.facts.facts);
  else
    read.facts.cost = reader.is_free() ? 0 : estimate;
  if (work == GeminiWork::kPicture && !read.facts.failure.empty())
    read.facts.failure += read.facts.cost > 0 ? fmt::format("; it cost {}", base::to_dollars(read.facts.cost))
                                              : std::string("; nothing was charged");
  return read;
}

}  // namespace providers
