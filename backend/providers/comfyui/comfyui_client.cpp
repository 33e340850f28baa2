#include "providers/comfyui/comfyui_client.h"

#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "mv/loose_json.h"
#include "providers/hosted/base_address.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using base::Error;
using base::ErrorKind;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;
using net::ApiRequest;

constexpr std::uint64_t kMostAnswer = 32ULL << 20;  // bytes; a queue holds whole graphs
constexpr std::uintmax_t kMostUpload = 512U << 20;
constexpr std::chrono::seconds kMostAnswerTime{30};
constexpr std::chrono::seconds kMostGreetingTime{10};
constexpr std::chrono::seconds kMostUploadTime{300};
constexpr std::size_t kMostFaults = 3;        // of a graph that are told
constexpr std::size_t kMostFaultText = 200;   // bytes; lists of a hundred model files are among them
constexpr const char* kUploads = "songreel";  // folder among its inputs

json::object object_in(const std::string& body) {
  boost::system::error_code error;
  json::value value = json::parse(body, error);
  return !error && value.is_object() ? std::move(value.get_object()) : json::object{};
}

std::string with_details(const json::object& fault) {
  const std::string details = text_at(fault, "details");
  return shown_words(text_at(fault, "message") + (details.empty() ? "" : ": " + details), kMostFaultText);
}

// `node "Load Checkpoint": Value not in list: ckpt_name: …`, for the first few nodes.
std::vector<std::string> faults_of_nodes(const json::object& node_errors, const ComfyuiGraph& graph) {
  std::vector<std::string> faults;
  for (const auto& node : node_errors) {
    const json::object* told = node.value().if_object();
    const json::array* errors = told != nullptr ? list_at(*told, "errors") : nullptr;
    if (errors == nullptr) continue;
    for (const json::value& error : *errors) {
      if (!error.is_object() || faults.size() == kMostFaults) continue;
      faults.push_back(fmt::format("node \"{}\": {}", graph.title_of(std::string_view(node.key())),
                                   with_details(error.get_object())));
    }
  }
  return faults;
}

std::string words_about_graph(const json::object& answer, const ComfyuiGraph& graph) {
  const json::object* node_errors = object_at(answer, "node_errors");
  std::string words;
  if (node_errors != nullptr) {
    for (const std::string& fault : faults_of_nodes(*node_errors, graph))
      words += (words.empty() ? "" : "; ") + fault;
  }
  if (!words.empty()) return words;
  const json::object* error = object_at(answer, "error");
  return error != nullptr ? with_details(*error) : text_at(answer, "error");
}

Refusal graph_refused(const net::ApiReply& reply, const ComfyuiGraph& graph) {
  const std::string words = words_about_graph(object_in(reply.body), graph);
  return {
      ErrorKind::kMakerFailed,
      fmt::format("ComfyUI cannot run the graph {}{}{}; mend the graph, or install in ComfyUI what it needs",
                  graph.name(), words.empty() ? "" : ": ", words),
      fmt::format("status {}", reply.status), reply.status, reply.retry_after()};
}

// Nodes know the kind of a file by its name.
std::string ending_of(const std::string& content_type) {
  if (content_type == "image/jpeg") return ".jpg";
  if (content_type == "image/webp") return ".webp";
  if (content_type == "video/mp4") return ".mp4";
  if (content_type == "audio/wav") return ".wav";
  return ".png";
}

// Entries are [number, id, graph, …].
bool holds(const json::object& queue, std::string_view list, const std::string& id) {
  const json::array* entries = list_at(queue, list);
  if (entries == nullptr) return false;
  for (const json::value& entry : *entries) {
    const json::array* fields = entry.if_array();
    if (fields == nullptr || fields->size() < 2) continue;
    const json::string* found = (*fields)[1].if_string();
    if (found != nullptr && std::string_view(*found) == id) return true;
  }
  return false;
}

}  // namespace

const VendorNames& comfyui_names() {
  static const VendorNames names{.title = "ComfyUI", .variable = "COMFYUI_URL"};
  return names;
}

ComfyuiClient::ComfyuiClient(std::string base_url) : base_url_(base_address(std::move(base_url))) {}

net::ApiReply ComfyuiClient::sent(std::string_view path, const json::object& body,
                                  base::CancelToken cancel) const {
  ApiRequest request{.method = ApiRequest::Method::kPost, .url = base_url_ + std::string(path)};
  request.headers = {{"Content-Type", "application/json"}};
  request.body = json::serialize(body);
  request.most_bytes = kMostAnswer;
  request.most_time = kMostAnswerTime;
  return net::ask(request, std::move(cancel));
}

json::object ComfyuiClient::got(const std::string& path, std::chrono::seconds most_time,
                                base::CancelToken cancel) const {
  ApiRequest request{.url = base_url_ + path};
  request.most_bytes = kMostAnswer;
  request.most_time = most_time;
  const net::ApiReply reply = net::ask(request, std::move(cancel));
  if (!reply.succeeded()) throw refusal(comfyui_names(), reply, "");
  return json_of(comfyui_names(), reply);
}

std::string ComfyuiClient::put(const ComfyuiGraph& graph, const std::string& id,
                               base::CancelToken cancel) const {
  const net::ApiReply reply =
      sent("/prompt", {{"prompt", graph.nodes()}, {"client_id", id}, {"prompt_id", id}}, std::move(cancel));
  if (reply.status == 400) throw graph_refused(reply, graph);
  if (!reply.succeeded()) throw refusal(comfyui_names(), reply, "");
  std::string given = text_at(json_of(comfyui_names(), reply), "prompt_id");
  if (given.empty())
    throw Error(ErrorKind::kMakerFailed, "ComfyUI does not say under which id it runs the graph; try again");
  return given;
}

std::optional<json::object> ComfyuiClient::history(const std::string& id, base::CancelToken cancel) const {
  json::object answer = got("/history/" + net::url_escaped(id), kMostAnswerTime, std::move(cancel));
  json::value* entry = answer.if_contains(id);
  if (entry == nullptr || !entry->is_object()) return std::nullopt;
  return std::move(entry->get_object());
}

void ComfyuiClient::greet(base::CancelToken cancel) const {
  got("/queue", kMostGreetingTime, std::move(cancel));
}

ComfyuiPlace ComfyuiClient::place_of(const std::string& id, base::CancelToken cancel) const {
  const json::object queue = got("/queue", kMostAnswerTime, std::move(cancel));
  if (holds(queue, "queue_running", id)) return ComfyuiPlace::kRunning;
  return holds(queue, "queue_pending", id) ? ComfyuiPlace::kWaiting : ComfyuiPlace::kNowhere;
}

void ComfyuiClient::stop(const std::string& id) const {
  const net::ApiReply taken_out =
      sent("/queue", {{"delete", json::array{json::string(id)}}}, base::CancelToken());
  if (!taken_out.succeeded()) throw refusal(comfyui_names(), taken_out, "");
  // Servers from before prompt_id stop whatever runs, so it has to be this one.
  if (place_of(id, base::CancelToken()) != ComfyuiPlace::kRunning) return;
  const net::ApiReply stopped = sent("/interrupt", {{"prompt_id", id}}, base::CancelToken());
  if (!stopped.succeeded()) throw refusal(comfyui_names(), stopped, "");
}

std::string ComfyuiClient::upload(const std::filesystem::path& file, const std::string& content_type,
                                  base::CancelToken cancel) const {
  const net::Form form = net::form_of({{.name = "image",
                                        .content = base::read_text(file, kMostUpload),
                                        .filename = base::hash_file(file) + ending_of(content_type),
                                        .content_type = content_type},
                                       {.name = "subfolder", .content = kUploads},
                                       {.name = "type", .content = "input"},
                                       {.name = "overwrite", .content = "true"}});
  ApiRequest request{.method = ApiRequest::Method::kPost, .url = base_url_ + "/upload/image"};
  request.headers = {{"Content-Type", form.content_type}};
  request.body = form.body;
  request.most_time = kMostUploadTime;
  const net::ApiReply reply = net::ask(request, std::move(cancel));
  if (!reply.succeeded()) throw refusal(comfyui_names(), reply, "");
  const json::object answer = json_of(comfyui_names(), reply);
  const std::string name = text_at(answer, "name");
  const std::string folder = text_at(answer, "subfolder");
  if (name.empty())
    throw Error(ErrorKind::kMakerFailed, "ComfyUI does not say where it keeps the upload; try again");
  return folder.empty() ? name : folder + "/" + name;
}

std::string ComfyuiClient::link_to(const std::string& name, const std::string& folder,
                                   const std::string& type) const {
  return fmt::format("{}/view?filename={}&subfolder={}&type={}", base_url_, net::url_escaped(name),
                     net::url_escaped(folder), net::url_escaped(type));
}

}  // namespace providers
