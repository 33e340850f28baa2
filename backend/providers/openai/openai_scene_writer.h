#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mv/catalog.h"
#include "mv/makers.h"
#include "providers/hosted/story_writing.h"
#include "providers/openai/openai_client.h"

namespace providers {

struct OpenaiSettings {
  std::string base_url;  // "https://api.openai.com/v1", "http://127.0.0.1:11434/v1"
  std::string key;       // "": none is sent
  std::string model;     // goes before the request's and the catalogue's; "": these
  // Of one answer. A model on one's own machine may write for minutes, and says nothing until it is through.
  std::chrono::seconds most_time{900};
};

// Scenes by a language model behind an OpenAI-compatible server; which one: openai_model.
class OpenaiSceneWriter final : public mv::SceneWriter {
 public:
  // `catalog` outlives it.
  OpenaiSceneWriter(OpenaiSettings settings, const mv::Catalog& catalog)
      : settings_(std::move(settings)), catalog_(catalog), client_(settings_.base_url, settings_.key) {}

  // Throws as write_story and ask_paid do.
  mv::Story write(const mv::SceneRequest& request, const mv::Flavor& flavor,
                  mv::Commission& commission) override;
  const OpenaiClient& client() const { return client_; }

 private:
  // How a model is told which form its answer has. Not every server knows every one.
  enum class Form { kSchema, kObject, kText };
  // How it is told where to stop, so that thinking does not cost more than was reserved: by OpenAI's name for
  // it, or by the older one of most other servers. Free models are not told.
  enum class Limit { kTokens, kCompletionTokens, kNone };
  struct Manner {
    Form form = Form::kSchema;
    Limit limit = Limit::kNone;
  };
  struct Asking;

  Manner manner_for(const mv::Model& model);
  void remember(const std::string& model, Manner manner);
  // What is left to try after such an answer; nothing where that is not about the manner.
  static std::optional<Manner> other_manner(Manner manner, const net::ApiReply& reply);
  StoryReply asked(const Asking& asking, const std::string& step);
  // Nothing where the server does not take it in that manner; then it is another one.
  std::optional<StoryReply> asked_as(const Asking& asking, const std::string& step, Manner& manner) const;

  const OpenaiSettings settings_;
  const mv::Catalog& catalog_;
  const OpenaiClient client_;
  std::mutex mutex_;
  std::map<std::string, Manner> manners_;  // by model; what has worked
};

}  // namespace providers
