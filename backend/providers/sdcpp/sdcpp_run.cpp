#include "providers/sdcpp/sdcpp_run.h"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/base64.h"
#include "base/error.h"
#include "base/text.h"
#include "mv/loose_json.h"
#include "providers/hosted/received.h"
#include "providers/hosted/result_bytes.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;
using mv::loose_json::text_in;

constexpr const char* kMakerName = "sdcpp";
constexpr std::uint64_t kSeeds = 1ULL << 31;  // a negative one asks for chance
constexpr std::size_t kMostReason = 300;      // bytes

// The film, or the first picture, in base64; null for none.
const json::string* content_in(const json::object& job) {
  const json::object* result = object_at(job, "result");
  if (result == nullptr) return nullptr;
  const json::array* pictures = list_at(*result, "images");
  if (pictures == nullptr) return text_in(*result, "b64_json");
  const json::object* first = pictures->empty() ? nullptr : pictures->front().if_object();
  return first != nullptr ? text_in(*first, "b64_json") : nullptr;
}

std::string reason_in(const json::object& job) {
  const json::object* error = object_at(job, "error");
  std::string reason = error != nullptr ? text_at(*error, "message") : "";
  if (reason.empty() && error != nullptr) reason = text_at(*error, "code");
  if (reason.empty()) return "it does not say why; look at the server's own output";
  return shown_words(reason, kMostReason);
}

}  // namespace

std::string SdcppRun::submit(const store::RunRow&, base::CancelToken cancel) {
  has_vanished_ = false;
  return shop_.client.put(order_.mode, order_.body, std::move(cancel));
}

RunReport SdcppRun::look(const std::string& remote_id, base::CancelToken cancel) {
  try {
    return report_of(shop_.client.job(remote_id, std::move(cancel)));
  } catch (const Refusal& no) {
    if (no.status() == 404 || no.status() == 410) return vanished();
    throw;
  } catch (const net::Unanswered& lost) {
    if (lost.kind() != ErrorKind::kTooLong) throw;
    // It will not be smaller next time.
    RunReport report;
    report.state = RunReport::State::kFailed;
    report.reason = lost.message();
    return report;
  }
}

RunReport SdcppRun::vanished() {
  has_vanished_ = !is_called_off_;
  RunReport report;
  report.state = RunReport::State::kFailed;
  report.reason = "it is not known there any more, as when the server is started again; try again";
  return report;
}

RunReport SdcppRun::report_of(const json::object& job) const {
  const std::string status = text_at(job, "status");
  RunReport report;
  if (status == "queued") {
    report.state = RunReport::State::kWaiting;
  } else if (status == "generating") {
    report.state = RunReport::State::kRunning;
  } else if (status == "completed") {
    return succeeded(job);
  } else if (status == "failed" || status == "cancelled") {
    report.state = status == "failed" ? RunReport::State::kFailed : RunReport::State::kCanceled;
    report.reason = reason_in(job);
  } else {
    throw Error(ErrorKind::kMakerFailed,
                fmt::format("stable-diffusion.cpp tells a status that is not known (\"{}\")",
                            shown_words(status, 40)));
  }
  return report;
}

RunReport SdcppRun::succeeded(const json::object& job) const {
  RunReport report;
  report.state = RunReport::State::kSucceeded;
  const json::string* text = content_in(job);
  if (text == nullptr || is_called_off_) return report;
  const auto content = base::from_base64(std::string_view(*text));
  if (!content || content->empty()) return report;
  write_result(result_, *content);
  report.outputs = {result_.string()};
  return report;
}

void SdcppRun::call_off(const std::string& remote_id) {
  is_called_off_ = true;
  shop_.client.cancel(remote_id);
}

const mv::Model& sdcpp_model(const mv::Catalog& catalog, mv::Work work, const std::string& id) {
  const mv::Model* model = id.empty() ? catalog.best(kMakerName, work) : catalog.find(kMakerName, work, id);
  if (model != nullptr) return *model;
  throw Error(ErrorKind::kUsage,
              fmt::format("the model {} of stable-diffusion.cpp is not known for {}; add it to a file in "
                          "SONGREEL_MODELS, or choose another model",
                          id.empty() ? "(any)" : base::printable(id), mv::name_of(work)));
}

SdcppAbilities sdcpp_abilities_for(const SdcppShop& shop, SdcppMode mode, const base::CancelToken& cancel) {
  SdcppAbilities abilities = shop.client.abilities(cancel);
  if (abilities.can(mode)) return abilities;
  throw Error(
      ErrorKind::kNotConfigured,
      fmt::format(
          "stable-diffusion.cpp has loaded {}, which makes no {}; start it with a model that does, or "
          "choose another maker",
          abilities.model.empty() ? "a model" : abilities.model,
          mode == SdcppMode::kPicture ? "pictures" : "clips"));
}

int sdcpp_side(int pixels, int step, const SdcppAbilities& abilities) {
  const int least = (abilities.least_side + step - 1) / step * step;
  const int most = std::max(abilities.most_side / step * step, least);
  return std::clamp((pixels + step / 2) / step * step, least, most);
}

std::int64_t sdcpp_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed % kSeeds);
}

void receive_from_sdcpp(const Finished& finished, mv::Commission& commission,
                        const std::function<void()>& steps) {
  receive(finished.run, commission, [&] {
    if (finished.report.outputs.empty())
      throw Error(
          ErrorKind::kMakerFailed,
          "stable-diffusion.cpp says that it is done and gives no result; look at the server's own output",
          finished.run.remote_id);
    steps();
  });
}

}  // namespace providers
