#include "providers/openai/openai_answer.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "mv/prices.h"
#include "providers/hosted/answer_json.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using answer_json::count_at;
using answer_json::list_at;
using answer_json::object_at;
using answer_json::text_at;

constexpr std::size_t kMostRefusal = 300;  // bytes of the model's own words

base::MicroDollars openai_cost(const json::object& answer, const mv::Model& model,
                               base::MicroDollars estimate, json::object& facts) {
  const json::object* usage = object_at(answer, "usage");
  const std::int64_t in = usage != nullptr ? count_at(*usage, "prompt_tokens") : -1;
  const std::int64_t out = usage != nullptr ? count_at(*usage, "completion_tokens") : -1;
  if (in < 0 || out < 0) return estimate;
  facts["tokens_in"] = in;
  facts["tokens_out"] = out;
  return mv::tokens_price(model, in, out);
}

// Why a choice holds no answer; "" when it does.
std::string openai_failure(const json::object& choice, const json::object& message) {
  const std::string refusal = shown_words(text_at(message, "refusal"), kMostRefusal);
  if (!refusal.empty()) return fmt::format("the model refused it (\"{}\"); change the idea", refusal);
  const std::string reason = text_at(choice, "finish_reason");
  if (reason == "content_filter") return "the content filter refused it; change the idea or the character";
  if (reason == "length")
    return "the answer was cut off at the most that the model writes; ask for fewer scenes, or choose a "
           "model "
           "with room for more";
  return "";
}

}  // namespace

OpenaiAnswer read_openai_answer(const std::filesystem::path& body, const mv::Model& model,
                                base::MicroDollars estimate) {
  constexpr const char* kNoAnswer = "something else than an answer came; is the server's address right?";
  OpenaiAnswer read;
  boost::system::error_code error;
  const json::value value = json::parse(base::read_text(body), error);
  const json::object* answer = !error ? value.if_object() : nullptr;
  if (answer == nullptr) {
    // A page of a proxy or of another server: no model has worked.
    read.facts.failure = kNoAnswer;
    return read;
  }
  read.facts.cost = openai_cost(*answer, model, estimate, read.facts.facts);
  const std::string version = text_at(*answer, "model");
  if (!version.empty()) read.facts.facts["version"] = base::printable(version);
  const json::array* choices = list_at(*answer, "choices");
  const json::object* choice =
      choices != nullptr && !choices->empty() ? choices->front().if_object() : nullptr;
  const json::object* message = choice != nullptr ? object_at(*choice, "message") : nullptr;
  if (message == nullptr) {
    read.facts.failure = kNoAnswer;
    return read;
  }
  read.text = text_at(*message, "content");
  read.facts.failure = openai_failure(*choice, *message);
  return read;
}

}  // namespace providers
