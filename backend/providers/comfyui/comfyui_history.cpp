#include "providers/comfyui/comfyui_history.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "mv/loose_json.h"
#include "providers/hosted/shown_words.h"

namespace providers {
namespace {

namespace json = boost::json;
using mv::loose_json::list_at;
using mv::loose_json::object_at;
using mv::loose_json::text_at;

constexpr std::size_t kMostReason = 400;  // bytes of an exception that are kept
constexpr std::array<std::string_view, 4> kFilmEndings{".mp4", ".webm", ".mov", ".mkv"};
// Films that this program does not read: named, so that it is told instead of "nothing was saved".
constexpr std::array<std::string_view, 3> kOtherFilmEndings{".avi", ".gif", ".webp"};
constexpr std::array<std::string_view, 4> kPictureEndings{".png", ".jpg", ".jpeg", ".webp"};

template <std::size_t kCount>
bool ends_as(std::string_view name, const std::array<std::string_view, kCount>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// 0: it cannot be what is asked for.
int fitness(const std::string& filename, ComfyuiKind kind) {
  const std::string name = base::lower(filename);
  if (kind == ComfyuiKind::kPicture) return ends_as(name, kPictureEndings) ? 2 : 0;
  if (ends_as(name, kFilmEndings)) return 2;
  return ends_as(name, kOtherFilmEndings) ? 1 : 0;
}

struct SavedFile {
  std::string link;
  int rank = 0;
};

// Whatever a node calls its list: images, gifs, videos, video, animated …
class SavedFiles {
 public:
  SavedFiles(ComfyuiKind kind, const ComfyuiGraph& graph, const ComfyuiClient& client)
      : kind_(kind), graph_(graph), client_(client) {}

  void add_all_of(const json::object& outputs) {
    for (const auto& node : outputs) {
      const json::object* lists = node.value().if_object();
      if (lists == nullptr) continue;
      for (const auto& list : *lists) {
        if (const json::array* files = list.value().if_array()) add(node.key(), *files);
      }
    }
  }

  std::vector<std::string> best_first() && {
    std::stable_sort(files_.begin(), files_.end(),
                     [](const SavedFile& left, const SavedFile& right) { return left.rank > right.rank; });
    std::vector<std::string> links;
    for (SavedFile& file : files_) links.push_back(std::move(file.link));
    return links;
  }

 private:
  void add(std::string_view node, const json::array& files) {
    for (const json::value& value : files) {
      const json::object* file = value.if_object();
      if (file == nullptr) continue;
      const std::string name = text_at(*file, "filename");
      const int fit = fitness(name, kind_);
      if (fit == 0) continue;
      const std::string type = text_at(*file, "type");
      const int rank = (graph_.is_marked_output(node) ? 100 : 0) + (type == "output" ? 10 : 0) + fit;
      files_.push_back({.link = client_.link_to(name, text_at(*file, "subfolder"), type), .rank = rank});
    }
  }

  ComfyuiKind kind_;
  const ComfyuiGraph& graph_;
  const ComfyuiClient& client_;
  std::vector<SavedFile> files_;
};

std::string in_one_line(const std::string& words) {
  std::string text = shown_words(words, kMostReason);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// `node "Sampler" (KSampler): Allocation on device … [torch.OutOfMemoryError]`
std::string reason_of(const json::object& error, const ComfyuiGraph& graph) {
  std::string reason = fmt::format("node \"{}\"", graph.title_of(text_at(error, "node_id")));
  const std::string type = text_at(error, "node_type");
  if (!type.empty()) reason += fmt::format(" ({})", base::printable(type));
  const std::string message = text_at(error, "exception_message");
  if (!message.empty()) reason += ": " + in_one_line(message);
  const std::string exception = text_at(error, "exception_type");
  if (!exception.empty()) reason += fmt::format(" [{}]", in_one_line(exception));
  return reason;
}

// The last message of that name; null for none. Messages are [name, fields].
const json::object* message_of(const json::object& status, std::string_view name) {
  const json::array* messages = list_at(status, "messages");
  const json::object* found = nullptr;
  if (messages == nullptr) return found;
  for (const json::value& value : *messages) {
    const json::array* message = value.if_array();
    if (message == nullptr || message->size() < 2) continue;
    const json::string* told = (*message)[0].if_string();
    if (told != nullptr && std::string_view(*told) == name && (*message)[1].is_object())
      found = &(*message)[1].get_object();
  }
  return found;
}

RunReport ended_badly(const json::object& status, const ComfyuiGraph& graph) {
  RunReport report;
  if (message_of(status, "execution_interrupted") != nullptr) {
    report.state = RunReport::State::kCanceled;
    report.reason = "somebody stopped it in ComfyUI";
    return report;
  }
  report.state = RunReport::State::kFailed;
  const json::object* error = message_of(status, "execution_error");
  report.reason =
      error != nullptr ? reason_of(*error, graph) : "ComfyUI does not say why; look at its own output";
  return report;
}

}  // namespace

RunReport report_of_history(const json::object& entry, ComfyuiKind kind, const ComfyuiGraph& graph,
                            const ComfyuiClient& client) {
  // Early versions have no status.
  const json::object* status = object_at(entry, "status");
  const std::string told = status != nullptr ? text_at(*status, "status_str") : "";
  if (!told.empty() && told != "success") return ended_badly(*status, graph);
  RunReport report;
  report.state = RunReport::State::kSucceeded;
  SavedFiles files(kind, graph, client);
  if (const json::object* outputs = object_at(entry, "outputs")) files.add_all_of(*outputs);
  report.outputs = std::move(files).best_first();
  return report;
}

}  // namespace providers
