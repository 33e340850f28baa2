#include "providers/openai/openai_answer.h"

#include <optional>
#include <utility>

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
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr std::size_t kMostRefusal = 300;  // bytes of the model's own words

constexpr std::uintmax_t kMostText = 16U << 20;  // bytes
constexpr const char* kNoAnswer = "something else than an answer came; is the server's address right?";

// The first object of a list; null where there is none.
const json::object* first_of(const json::object& answer, std::string_view name) {
  const json::array* list = list_at(answer, name);
  return list != nullptr && !list->empty() ? list->front().if_object() : nullptr;
}

// How the two wires call what they count.
struct TokenNames {
  const char* in;
  const char* out;
};
constexpr TokenNames kTextTokens{.in = "prompt_tokens", .out = "completion_tokens"};
constexpr TokenNames kPictureTokens{.in = "input_tokens", .out = "output_tokens"};

// The answer, and in `facts` what it cost. Nothing, and why, for a page of a proxy or of another server: no
// model has worked.
std::optional<json::object> paid_answer_in(const std::filesystem::path& body, std::uintmax_t most,
                                           const TokenNames& names, const mv::Model& model,
                                           base::MicroDollars estimate, AnswerFacts& facts) {
  boost::system::error_code error;
  json::value value = json::parse(base::read_text(body, most), error);
  if (error || !value.is_object()) {
    facts.failure = kNoAnswer;
    return std::nullopt;
  }
  json::object answer = std::move(value.get_object());
  const json::object* usage = object_at(answer, "usage");
  const std::int64_t in = usage != nullptr ? count_at(*usage, names.in) : -1;
  const std::int64_t out = usage != nullptr ? count_at(*usage, names.out) : -1;
  facts.cost = estimate;
  if (in >= 0 && out >= 0) {
    facts.cost = mv::tokens_price(model, in, out);
    facts.facts["tokens_in"] = in;
    facts.facts["tokens_out"] = out;
  }
  return answer;
}

// Why a choice holds no answer; "" when it does.
std::string openai_failure(const json::object& choice, const json::object& message) {
  const std::string refusal = shown_words(text_at(message, "refusal"), kMostRefusal);
  if (!refusal.empty()) return fmt::format("the model refused it (\"{}\"); change the idea", refusal);
  const std::string reason = text_at(choice, "finish_reason");
  if (reason == "content_filter") return "the content filter refused it; change the idea or the character";
  if (reason == "length")
    return "the answer was cut off at the most that the model writes; ask for fewer scenes, or choose a "
           "model with room for more";
  return "";
}

}  // namespace

OpenaiAnswer read_openai_answer(const std::filesystem::path& body, const mv::Model& model,
                                base::MicroDollars estimate) {
  OpenaiAnswer read;
  const std::optional<json::object> answer =
      paid_answer_in(body, kMostText, kTextTokens, model, estimate, read.facts);
  if (!answer) return read;
  const std::string version = text_at(*answer, "model");
  if (!version.empty()) read.facts.facts["version"] = base::printable(version);
  const json::object* choice = first_of(*answer, "choices");
  const json::object* message = choice != nullptr ? object_at(*choice, "message") : nullptr;
  read.facts.failure = message != nullptr ? openai_failure(*choice, *message) : kNoAnswer;
  if (message != nullptr) read.text = text_at(*message, "content");
  return read;
}

OpenaiPicture read_openai_picture(const std::filesystem::path& body, const mv::Model& model,
                                  base::MicroDollars estimate) {
  OpenaiPicture read;
  const std::optional<json::object> answer =
      paid_answer_in(body, kMostOpenaiPicture, kPictureTokens, model, estimate, read.facts);
  if (!answer) return read;
  if (const json::object* picture = first_of(*answer, "data")) {
    read.bytes = base::from_base64(text_at(*picture, "b64_json")).value_or("");
    if (read.bytes.empty()) read.link = text_at(*picture, "url");
  }
  if (read.bytes.empty() && read.link.empty())
    read.facts.failure = fmt::format("it gave no picture; it cost {}. Change the words, or try again",
                                     base::to_dollars(read.facts.cost));
  return read;
}

}  // namespace providers
