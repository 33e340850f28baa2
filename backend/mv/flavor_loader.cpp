#include "mv/flavor_loader.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "mv/flavor_files.h"
#include "mv/grammar_file.h"
#include "mv/shipped_default.h"

namespace mv {
namespace fs = std::filesystem;
namespace {

struct FlavorFolder {
  std::string name;
  fs::path path;
  fs::path root;  // links may not lead out of here
};

// One flavor while it is built.
struct Draft {
  Flavor flavor;
  SceneGrammar grammar;
};

void apply(ConfigType type, const YAML::Node& root, const GrammarNames& names, Draft& draft,
           ProblemList& problems) {
  switch (type) {
    case ConfigType::kParameters:
      return read_parameters(root, draft.flavor, problems);
    case ConfigType::kScenePrompts:
      return read_scene_prompts(root, draft.flavor, problems);
    case ConfigType::kImageParams:
      return read_image_params(root, draft.flavor, problems);
    case ConfigType::kImagePrompts:
      return read_image_prompts(root, draft.flavor, problems);
    case ConfigType::kBuiltinScenes:
      return read_grammar(root, names, draft.grammar, problems);
  }
}

// The part of a draft that one file decides.
void copy_part(ConfigType type, const Draft& from, Draft& to) {
  switch (type) {
    case ConfigType::kParameters:
      to.flavor.parameters = from.flavor.parameters;
      break;
    case ConfigType::kScenePrompts:
      to.flavor.scene_generation_prompt = from.flavor.scene_generation_prompt;
      break;
    case ConfigType::kImageParams:
      to.flavor.image = from.flavor.image;
      break;
    case ConfigType::kImagePrompts:
      to.flavor.character_reference_prompt = from.flavor.character_reference_prompt;
      break;
    case ConfigType::kBuiltinScenes:
      to.grammar = from.grammar;
      to.flavor.fingerprint = from.flavor.fingerprint;
      break;
  }
}

// The first comment line of a YAML text, without its marks.
std::string first_comment(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = base::trimmed(text.substr(0, end));
    if (line.starts_with('#')) {
      line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
      if (!line.empty()) return std::string(line);
    } else if (!line.empty()) {
      return {};
    }
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return {};
}

class Loader {
 public:
  explicit Loader(const GrammarNames& names) : names_(names) {
    ProblemList none("default", "shipped default");
    for (const ConfigType type : kConfigTypes) {
      const auto root = parse_yaml(std::string(shipped_default(type)), none);
      if (!root) continue;
      apply(type, *root, names_, shipped_, none);
      shipped_keys_[type] = YamlMap(*root, "", none).keys();
    }
    shipped_.flavor.description = first_comment(shipped_default(ConfigType::kParameters));
    shipped_.flavor.fingerprint = base::ContentHash().add(shipped_default(ConfigType::kBuiltinScenes)).hex();
    default_ = shipped_;
  }

  void discover(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
      problems_.push_back({.file = folder.string(),
                           .what = "this folder of flavors does not exist",
                           .advice = "create it or correct SONGREEL_FLAVORS"});
      return;
    }
    if (holds_config(folder)) {
      problems_.push_back({.file = folder.string(),
                           .what = "a flavor's files lie directly in this folder",
                           .advice = "name the folder above it, which holds one sub-folder per flavor"});
    }
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
      add_folder(entry->path(), folder);
    if (failed) {
      problems_.push_back({.file = folder.string(),
                           .what = fmt::format("this folder cannot be read ({})", failed.message()),
                           .advice = "check its access rights"});
    }
  }

  void add_folder(const fs::path& path, const fs::path& root) {
    const std::string name = path.filename().string();
    std::error_code failed;
    if (name.starts_with('.') || !fs::is_directory(path, failed)) return;
    if (!base::is_valid_utf8(name)) {
      problems_.push_back(
          {.file = root.string(), .what = "a sub-folder's name is not UTF-8", .advice = "rename it"});
      return;
    }
    ProblemList problems(name, path.string());
    if (fs::is_symlink(path, failed) && !is_inside(path, root)) {
      problems.add(0, fmt::format("the link leads out of {}", root.string()), "put the folder itself there");
      take(problems);
      return;
    }
    found_[name] = {name, path, root};
  }

  LoadedFlavors load() {
    LoadedFlavors result;
    // `default` first: the others fall back on its files.
    if (const auto found = found_.find("default"); found != found_.end()) {
      result.flavors.push_back(load_one(found->second, &default_));
    } else {
      result.flavors.push_back(finish(shipped_, "default", {}));
    }
    for (const auto& [name, folder] : found_) {
      if (name != "default") result.flavors.push_back(load_one(folder, nullptr));
    }
    std::sort(result.flavors.begin(), result.flavors.end(),
              [](const LoadedFlavor& a, const LoadedFlavor& b) { return a.flavor->name < b.flavor->name; });
    result.problems = std::move(problems_);
    return result;
  }

  static bool holds_config(const fs::path& folder) {
    std::error_code failed;
    return std::any_of(kConfigTypes.begin(), kConfigTypes.end(),
                       [&](ConfigType type) { return fs::exists(folder / file_of(type), failed); });
  }

 private:
  LoadedFlavor load_one(const FlavorFolder& folder, Draft* keep) {
    Draft draft = shipped_;
    draft.flavor.description.clear();
    LoadedFlavor loaded;
    for (const ConfigType type : kConfigTypes) load_file(folder, type, draft, loaded);
    if (keep) *keep = draft;
    LoadedFlavor finished = finish(std::move(draft), folder.name, std::move(loaded.keys));
    finished.fallbacks = std::move(loaded.fallbacks);
    return finished;
  }

  void load_file(const FlavorFolder& folder, ConfigType type, Draft& draft, LoadedFlavor& loaded) {
    const fs::path file = folder.path / file_of(type);
    ProblemList problems(folder.name, file.string());
    std::error_code failed;
    std::optional<std::string> text;
    if (fs::exists(fs::symlink_status(file, failed))) text = read_yaml_text(file, folder.root, problems);
    if (!text || !use_guarded(type, *text, draft, loaded, problems)) {
      copy_part(type, default_, draft);
      loaded.fallbacks.push_back(type);
    }
    take(problems);
  }

  // Whatever the YAML library finds odd in one person's file stays a problem of that file.
  bool use_guarded(ConfigType type, const std::string& text, Draft& draft, LoadedFlavor& loaded,
                   ProblemList& problems) const {
    try {
      return use_text(type, text, draft, loaded, problems);
    } catch (const YAML::Exception& error) {
      const int line = error.mark.is_null() ? 0 : error.mark.line + 1;
      problems.add(line, fmt::format("the file cannot be read as a whole: {}", error.msg),
                   "correct the line (indentation, quotes, colons)");
    } catch (const fs::filesystem_error& error) {
      problems.add(0, fmt::format("the file cannot be read: {}", error.code().message()),
                   "put a readable YAML file there");
    }
    return false;
  }

  bool use_text(ConfigType type, const std::string& text, Draft& draft, LoadedFlavor& loaded,
                ProblemList& problems) const {
    // Most files of most flavors are copies of the shipped ones: no need to read those again.
    if (text == shipped_default(type)) {
      loaded.keys[type] = shipped_keys_.at(type);
    } else {
      const auto root = parse_yaml(text, problems);
      if (!root) return false;
      apply(type, *root, names_, draft, problems);
      loaded.keys[type] = YamlMap(*root, "", problems).keys();
    }
    if (type == ConfigType::kParameters) draft.flavor.description = first_comment(text);
    if (type == ConfigType::kBuiltinScenes) draft.flavor.fingerprint = base::ContentHash().add(text).hex();
    return true;
  }

  static LoadedFlavor finish(Draft draft, std::string name, ConfigKeys keys) {
    draft.flavor.name = std::move(name);
    draft.flavor.grammar = std::make_shared<const SceneGrammar>(std::move(draft.grammar));
    return {.flavor = std::make_shared<const Flavor>(std::move(draft.flavor)),
            .keys = std::move(keys),
            .fallbacks = {}};
  }

  void take(const ProblemList& problems) {
    problems_.insert(problems_.end(), problems.problems().begin(), problems.problems().end());
  }

  const GrammarNames& names_;
  Draft shipped_;  // compiled in
  ConfigKeys shipped_keys_;
  Draft default_;  // the default flavor as its folder has it
  std::map<std::string, FlavorFolder, std::less<>> found_;
  std::vector<FlavorProblem> problems_;
};

}  // namespace

LoadedFlavors load_flavors(const std::vector<fs::path>& folders, const GrammarNames& names) {
  Loader loader(names);
  for (const fs::path& folder : folders) loader.discover(folder);
  return loader.load();
}

std::vector<FlavorProblem> check_flavors(const fs::path& folder, const GrammarNames& names) {
  Loader loader(names);
  if (Loader::holds_config(folder)) {
    const fs::path path = fs::absolute(folder).lexically_normal();
    const fs::path flavor = path.has_filename() ? path : path.parent_path();
    loader.add_folder(flavor, flavor.parent_path());
  } else {
    loader.discover(folder);
  }
  return loader.load().problems;
}

}  // namespace mv
