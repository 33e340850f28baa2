#include "providers/comfyui/comfyui_graphs.h"

#include <algorithm>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"

namespace providers {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

constexpr std::string_view kEnding = ".json";
constexpr std::string_view kShipped = "example-";
constexpr std::size_t kMostGraphs = 1000;
constexpr std::size_t kFingerprintLength = 16;  // of 64 digits; to tell, not to prove

bool comes_before(const std::string& left, const std::string& right) {
  const bool left_shipped = left.starts_with(kShipped);
  const bool right_shipped = right.starts_with(kShipped);
  return left_shipped != right_shipped ? right_shipped : left < right;
}

bool is_any_graph(const std::string& asked) {
  return asked.empty() || asked == kAnyComfyuiGraph;
}

bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

fs::path ComfyuiGraphs::place(mv::Work work) const {
  return folder_ / mv::name_of(work);
}

std::vector<std::string> ComfyuiGraphs::names(mv::Work work) const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(place(work), error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& file = entry->path();
    std::error_code ignored;
    if (file.extension() != kEnding || !fs::is_regular_file(file, ignored)) continue;
    std::string name = file.stem().string();
    if (base::is_valid_utf8(name) && names.size() < kMostGraphs) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), comes_before);
  return names;
}

ComfyuiGraph ComfyuiGraphs::chosen(mv::Work work, const std::string& asked,
                                   const std::string& of_flavor) const {
  const std::vector<std::string> known = names(work);
  if (known.empty())
    throw Error(
        ErrorKind::kNotConfigured,
        fmt::format("there is no graph of ComfyUI for {} in {}; put one there, saved with Export (API)",
                    mv::name_of(work), place(work).string()));
  std::string name = known.front();
  if (!is_any_graph(asked)) {
    if (!is_among(known, asked))
      throw Error(ErrorKind::kUsage, fmt::format("there is no graph {} of ComfyUI for {} in {}; there are {}",
                                                 base::printable(asked), mv::name_of(work),
                                                 place(work).string(), fmt::join(known, ", ")));
    name = asked;
  } else if (is_among(known, of_flavor)) {
    name = of_flavor;
  }
  return ComfyuiGraph::read(place(work) / (name + std::string(kEnding)));
}

std::string ComfyuiGraphs::fingerprint(mv::Work work) const {
  base::ContentHash hash;
  for (const std::string& name : names(work)) {
    hash.add(name);
    try {
      hash.add(base::hash_file(place(work) / (name + std::string(kEnding))));
    } catch (const Error&) {
      hash.add("unreadable");  // told when it is used
    }
  }
  return hash.hex().substr(0, kFingerprintLength);
}

}  // namespace providers
