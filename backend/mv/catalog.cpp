#include "mv/catalog.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "mv/yaml_file.h"

namespace mv {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::pair<Work, std::string_view>, 4> kWorks{
    {{Work::kScenes, "scenes"}, {Work::kImage, "images"}, {Work::kClip, "clips"}, {Work::kLips, "lips"}}};
constexpr std::array<std::pair<ModelStatus, std::string_view>, 3> kStatuses{
    {{ModelStatus::kCurrent, "current"},
     {ModelStatus::kDeprecated, "deprecated"},
     {ModelStatus::kRetired, "retired"}}};
constexpr const char* kWriteDay = "write it as 2026-10-22";
// How long before its end a model is warned of.
constexpr days kSoon{60};

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

// "2026-10-22"
std::optional<year_month_day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day parsed{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day))};
  return parsed.ok() ? std::optional(parsed) : std::nullopt;
}

std::string to_text(year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

// One entry of the list of models.
class ModelReader {
 public:
  ModelReader(const YAML::Node& node, ProblemList& problems)
      : map_(node, "models", problems), problems_(problems), line_(line_of(node)) {}

  std::optional<Model> read() {
    Model model;
    bool good = required("id", model.id);
    good = required("maker", model.maker) && good;
    good = read_work(model) && good;
    read_life(model);
    read_abilities(model);
    if (const auto price = map_.child("price")) {
      YamlMap prices(*price, "price", problems_);
      read_price(prices, model.price);
    } else {
      complain("price", "a model without a price, which no budget could hold; it is left out",
               "write what it costs, or price: {per_run: 0} where that is nothing");
      good = false;
    }
    if (const auto price = map_.child("later_price")) read_later_price(*price, model);
    map_.read("note", model.note);
    map_.report_unknown_keys();
    return good && !is_price_bad_ ? std::optional(std::move(model)) : std::nullopt;
  }

 private:
  void complain(std::string_view key, std::string what, std::string advice) {
    problems_.add(std::max(map_.line(key), line_), std::move(what), std::move(advice));
  }

  bool required(std::string_view key, std::string& value) {
    if (map_.read(key, value) && !value.empty()) return true;
    complain(key, fmt::format("a model without \"{}\"", key), "say it");
    return false;
  }

  bool read_work(Model& model) {
    std::string name;
    if (!required("work", name)) return false;
    const auto work = work_named(name);
    if (!work)
      complain("work", fmt::format("the work \"{}\" is not known", name),
               "write scenes, images, clips or lips");
    model.work = work.value_or(Work::kClip);
    return work.has_value();
  }

  void read_life(Model& model) {
    std::string text;
    if (map_.read("status", text)) {
      const auto* const found = std::find_if(kStatuses.begin(), kStatuses.end(),
                                             [&](const auto& status) { return status.second == text; });
      if (found == kStatuses.end())
        complain("status", fmt::format("the status \"{}\" is not known", text),
                 "write current, deprecated or retired");
      else
        model.status = found->first;
    }
    if (map_.read("retires", text)) {
      model.retires = parse_day(text);
      if (!model.retires) complain("retires", fmt::format("\"{}\" is no day", text), kWriteDay);
    }
    map_.read("replacement", model.replacement);
  }

  void read_abilities(Model& model) {
    read_durations(model);
    map_.read("aspect_ratios", model.aspect_ratios);
    map_.read("resolutions", model.resolutions);
    map_.read_integer("reference_images", 0, 20, model.reference_images);
    map_.read("makes_sound", model.makes_sound);
    map_.read("wire", model.wire);
    int minutes = static_cast<int>(model.most_time.count());
    map_.read_integer("most_minutes", 1, 24 * 60, minutes);
    model.most_time = std::chrono::minutes(minutes);
  }

  void read_durations(Model& model) {
    std::vector<std::string> texts;
    map_.read("seconds", texts);
    for (const std::string& text : texts) {
      const auto seconds = digits(text);
      if (seconds && *seconds > 0)
        model.durations.push_back(*seconds);
      else
        complain("seconds", fmt::format("\"{}\" is no number of seconds", text), "write whole numbers");
    }
    std::sort(model.durations.begin(), model.durations.end());
    map_.read_integer("least_seconds", 1, 600, model.least_seconds);
    map_.read_integer("most_seconds", 1, 600, model.most_seconds);
  }

  void read_later_price(const YAML::Node& node, Model& model) {
    YamlMap map(node, "later_price", problems_);
    std::string text;
    const auto from = map.read("from", text) ? parse_day(text) : std::nullopt;
    if (!from)
      problems_.add(map.line("from"), fmt::format("\"{}\" is no day from which a price holds", text),
                    kWriteDay);
    ModelPrice price;
    read_price(map, price);
    if (from) model.later_price = {.from = *from, .price = price};
  }

  void read_price(YamlMap& map, ModelPrice& price) {
    read_amount(map, "per_run", price.per_run);
    read_amount(map, "per_second", price.per_second);
    base::MicroDollars with_sound = -1;
    read_amount(map, "per_second_with_sound", with_sound);
    if (with_sound >= 0) price.per_second_with_sound = with_sound;
    read_amount(map, "per_million_tokens_in", price.per_million_tokens_in);
    read_amount(map, "per_million_tokens_out", price.per_million_tokens_out);
    map.report_unknown_keys();
  }

  void read_amount(YamlMap& map, std::string_view key, base::MicroDollars& amount) {
    std::string text;
    if (!map.read(key, text)) return;
    if (const auto parsed = base::parse_dollars(text)) {
      amount = *parsed;
      return;
    }
    problems_.add(map.line(key), fmt::format("\"{}\" is no amount of dollars; the model is left out", text),
                  "write it as 0.40");
    is_price_bad_ = true;
  }

  YamlMap map_;
  ProblemList& problems_;
  int line_;
  bool is_price_bad_ = false;  // taken as nothing it would cost unseen
};

void add(std::vector<Model>& models, Model model) {
  const auto same = std::find_if(models.begin(), models.end(), [&](const Model& known) {
    return known.maker == model.maker && known.work == model.work && known.id == model.id;
  });
  if (same == models.end())
    models.push_back(std::move(model));
  else
    *same = std::move(model);
}

void read_file(const std::filesystem::path& file, std::vector<Model>& models, ProblemList& problems) {
  problems.begin_file(file.string());
  const auto text = read_yaml_text(file, file.parent_path(), problems);
  if (!text) return;
  const auto root = parse_yaml(*text, problems);
  if (!root) return;
  YamlMap map(*root, "", problems);
  const auto list = map.child("models");
  map.report_unknown_keys();
  if (!list) return;
  if (!list->IsSequence()) {
    problems.add(line_of(*list), "\"models\" is no list",
                 "write one model below the other, each with a dash");
    return;
  }
  for (const YAML::Node& node : *list) {
    if (auto model = ModelReader(node, problems).read()) add(models, *std::move(model));
  }
}

}  // namespace

std::string_view name_of(Work work) {
  for (const auto& [known, name] : kWorks) {
    if (known == work) return name;
  }
  return "";
}

std::optional<Work> work_named(std::string_view name) {
  for (const auto& [work, known] : kWorks) {
    if (known == name) return work;
  }
  return std::nullopt;
}

Catalog Catalog::read(const std::vector<std::filesystem::path>& files, ProblemList& problems,
                      const base::Clock* clock) {
  Catalog catalog;
  catalog.clock_ = clock;
  for (const std::filesystem::path& file : files) read_file(file, catalog.models_, problems);
  for (Model model : catalog.models_) {
    if (!model.later_price) continue;
    model.price = model.later_price->price;
    catalog.later_.push_back(std::move(model));
  }
  return catalog;
}

const Model* Catalog::with_price_of_today(const Model& model) const {
  if (!model.later_price || clock_ == nullptr || clock_->wall_time() < model.later_price->from) return &model;
  const auto later = std::find_if(later_.begin(), later_.end(), [&](const Model& one) {
    return one.maker == model.maker && one.work == model.work && one.id == model.id;
  });
  return later != later_.end() ? &*later : &model;
}

const Model* Catalog::find(std::string_view maker, Work work, std::string_view id) const {
  for (const Model& model : models_) {
    if (model.maker == maker && model.work == work && model.id == id) return with_price_of_today(model);
  }
  return nullptr;
}

const Model* Catalog::best(std::string_view maker, Work work) const {
  const Model* second = nullptr;
  for (const Model& model : models_) {
    if (model.maker != maker || model.work != work) continue;
    if (model.status == ModelStatus::kCurrent) return with_price_of_today(model);
    if (model.status == ModelStatus::kDeprecated && second == nullptr) second = &model;
  }
  return second != nullptr ? with_price_of_today(*second) : nullptr;
}

bool is_retired(const Model& model, sys_days today) {
  return model.status == ModelStatus::kRetired || (model.retires && sys_days(*model.retires) <= today);
}

bool retires_soon(const Model& model, sys_days today, days within) {
  return model.status == ModelStatus::kDeprecated ||
         (model.retires && sys_days(*model.retires) <= today + within);
}

std::string warning_about(const Model& model, sys_days today) {
  std::string text;
  if (is_retired(model, today)) {
    text = fmt::format("{} is retired", model.id);
    if (model.retires) text += fmt::format(" since {}", to_text(*model.retires));
  } else if (model.retires && retires_soon(model, today, kSoon)) {
    text = fmt::format("{} retires on {}", model.id, to_text(*model.retires));
  } else if (model.status == ModelStatus::kDeprecated) {
    text = fmt::format("{} is deprecated", model.id);
  }
  if (!text.empty() && !model.replacement.empty()) text += fmt::format("; use {} instead", model.replacement);
  return text;
}

}  // namespace mv
