#include "providers/hosted/story_writing.h"

#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/money.h"
#include "base/text.h"
#include "mv/full_prompt.h"
#include "mv/paid_runs.h"
#include "providers/hosted/story_answer.h"
#include "providers/hosted/story_rules.h"
#include "providers/hosted/story_schema.h"

namespace providers {
namespace {

// Where the film's scenes are not as long as the flavors' prompts say.
std::string length_in_words(double clip_seconds) {
  if (clip_seconds == mv::kUsualClipSeconds) return "";
  return fmt::format("\n\nIn this film each scene lasts {:g} seconds, whatever was said above.",
                     clip_seconds);
}

using base::Error;
using base::ErrorKind;

constexpr const char* kAgain = "again";

// One attempt to get a story out of a model.
class StoryTalk {
 public:
  StoryTalk(const VendorNames& vendor, const mv::SceneRequest& request, const mv::Flavor& flavor,
            mv::Commission& commission, const StoryAsk& ask)
      : vendor_(vendor), request_(request), flavor_(flavor), commission_(commission), ask_(ask) {}

  mv::Story write() {
    talk_ = {{StoryTurn::Who::kWe, mv::full_scene_prompt(request_, flavor_) +
                                       length_in_words(request_.clip_seconds) + "\n\n" +
                                       story_form(request_.number_of_scenes)}};
    const StoryReply reply = ask_(talk_, "");
    StoryAnswer first = read_story(reply.text, request_.number_of_scenes);
    std::vector<std::string> broken = rules_broken_by(first);
    if (first.fault.empty() && broken.empty()) return story_of(std::move(first), reply.model, {});
    complain(reply.text, first.fault.empty() ? rule_complaint(broken) : fault_complaint(first.fault));
    return first.fault.empty() ? improved(std::move(first), std::move(broken), reply.model) : mended(reply);
  }

 private:
  std::vector<std::string> rules_broken_by(const StoryAnswer& answer) const {
    if (!answer.fault.empty() || !flavor_.grammar) return {};
    return broken_rules(answer.scenes, *flavor_.grammar, request_.character_description);
  }

  void complain(const std::string& answer, std::string complaint) {
    // Servers want both sides to speak in turns, and none to say nothing.
    const bool is_blank = base::trimmed(answer).empty();
    talk_.push_back({StoryTurn::Who::kModel, is_blank ? "…" : base::printable(answer)});
    talk_.push_back({StoryTurn::Who::kWe, std::move(complaint)});
  }

  std::string fault_complaint(const std::string& fault) const {
    return fmt::format("That answer cannot be used: {}. {}", fault, story_form(request_.number_of_scenes));
  }

  std::string rule_complaint(const std::vector<std::string>& broken) const {
    return fmt::format(
        "That breaks the rules: {}. Change as few scenes as it takes, and give all of them. {}",
        fmt::join(broken, "; "), story_form(request_.number_of_scenes));
  }

  static mv::Story story_of(StoryAnswer answer, const std::string& model,
                            const std::vector<std::string>& broken) {
    mv::Story story{.scenes = std::move(answer.scenes), .made = {.model = model, .notes = {}}};
    for (const std::string& rule : broken)
      story.made.notes.push_back(fmt::format("The flavor asks for something else: {}.", rule));
    return story;
  }

  // The first answer will do, so a second one that fails is no loss.
  mv::Story improved(StoryAnswer first, std::vector<std::string> broken, const std::string& model) {
    commission_.stage(fmt::format("asking {} to keep to the flavor's rules", vendor_.title));
    try {
      const StoryReply reply = ask_(talk_, kAgain);
      StoryAnswer second = read_story(reply.text, request_.number_of_scenes);
      if (second.fault.empty()) {
        const std::vector<std::string> still_broken = rules_broken_by(second);
        return story_of(std::move(second), reply.model, still_broken);
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kMakerFailed && error.kind() != ErrorKind::kNeedsUser &&
          error.kind() != ErrorKind::kOrderUnknown)
        throw;
    }
    return story_of(std::move(first), model, broken);
  }

  mv::Story mended(const StoryReply& first) {
    commission_.stage(fmt::format("asking {} to mend its answer", vendor_.title));
    const StoryReply reply = asked_to_mend(first);
    StoryAnswer second = read_story(reply.text, request_.number_of_scenes);
    if (second.fault.empty()) {
      const std::vector<std::string> broken = rules_broken_by(second);
      return story_of(std::move(second), reply.model, broken);
    }
    // Nobody has a use for these runs any more.
    commission_.runs().settle(first.run);
    commission_.runs().settle(reply.run);
    throw Error(
        ErrorKind::kMakerFailed,
        fmt::format("{} wrote no usable scenes, even when asked again: {}; it cost {}. Try again, with "
                    "fewer scenes or another model if it happens twice",
                    vendor_.title, second.fault,
                    base::to_dollars(store::counted(first.run) + store::counted(reply.run))),
        base::printable(reply.text.substr(0, 200)));
  }

  StoryReply asked_to_mend(const StoryReply& first) {
    try {
      return ask_(talk_, kAgain);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kMakerFailed) commission_.runs().settle(first.run);
      throw;
    }
  }

  const VendorNames& vendor_;
  const mv::SceneRequest& request_;
  const mv::Flavor& flavor_;
  mv::Commission& commission_;
  const StoryAsk& ask_;
  std::vector<StoryTurn> talk_;
};

}  // namespace

mv::Story write_story(const VendorNames& vendor, const mv::SceneRequest& request, const mv::Flavor& flavor,
                      mv::Commission& commission, const StoryAsk& ask) {
  return StoryTalk(vendor, request, flavor, commission, ask).write();
}

std::size_t bytes_of(const std::vector<StoryTurn>& talk) {
  std::size_t bytes = 0;
  for (const StoryTurn& turn : talk) bytes += turn.text.size();
  return bytes;
}

boost::json::object inputs_of(const std::vector<StoryTurn>& talk, const mv::SceneRequest& request) {
  return {{"prompt", talk.back().text}, {"scenes", request.number_of_scenes}, {"seed", request.seed}};
}

}  // namespace providers
