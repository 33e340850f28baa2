// Looks at the painter: a contact sheet of shots.
//   paint_sheet OUT.png [rows=NAME] [cols=NAME] [NAME=VALUE …]
// NAME is setting, time, weather, size, move, action, mood, look, focus (values as in render/names.cpp) or t
// (0 … 1 through the clip), seed, place_seed, lead (0 … 5); rows and cols take all values of theirs, or those
// given as NAME=a,b,c. Further: height (of a cell), aspect (1.78), seconds, band, crowd, energy.
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "media/png.h"
#include "render/contact_sheet.h"
#include "render/names.h"
#include "render/painter.h"

namespace {

using Settings = std::map<std::string, std::string>;

std::string get(const Settings& s, const std::string& key, const std::string& fallback) {
  const auto found = s.find(key);
  return found == s.end() ? fallback : found->second;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == ',')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

template <class Enum>
std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& entry : render::all_of<Enum>()) all.emplace_back(entry.name);
  return all;
}

std::vector<std::string> all_values(const std::string& name) {
  using namespace render;
  if (name == "setting") return names<Setting>();
  if (name == "time") return names<TimeOfDay>();
  if (name == "weather") return names<Weather>();
  if (name == "size") return names<ShotSize>();
  if (name == "move") return names<CameraMove>();
  if (name == "action") return names<Action>();
  if (name == "mood") return names<Mood>();
  if (name == "look") return names<Look>();
  if (name == "focus") return names<Focus>();
  if (name == "t") return {"0", "0.2", "0.4", "0.6", "0.8", "1"};
  if (name == "lead") return {"0", "1", "2", "3", "4", "5"};
  return {"0", "1", "2", "3"};
}

template <class Enum>
Enum value(const Settings& s, const std::string& key, const std::string& fallback) {
  const auto found = render::from_name<Enum>(get(s, key, fallback));
  if (!found) throw std::runtime_error("unknown " + key + ": " + get(s, key, fallback));
  return *found;
}

render::Character lead_of(int number) {
  using namespace render;
  Character c;
  c.seed = static_cast<std::uint64_t>(number);
  switch (number) {
    case 1:
      c = {.species = Species::kRobot,
           .build = Build::kBroad,
           .material = Material::kMetal,
           .body = rgb(0xC4CCD6),
           .hair = HairStyle::kNone,
           .eyes = rgb(0x5CE1FF),
           .top = Top::kArmor,
           .top_color = rgb(0xA9B4C2),
           .accent = rgb(0xD8343C),
           .prop = Prop::kShield,
           .prop_color = rgb(0xC8202C),
           .seed = 1};
      break;
    case 2:
      c = {.build = Build::kSlim,
           .body = rgb(0xF0C9A8),
           .hair = HairStyle::kLong,
           .hair_color = rgb(0xB5402A),
           .top = Top::kDress,
           .top_color = rgb(0xF2D24A),
           .bottom = Bottom::kSkirt,
           .prop = Prop::kMicrophone,
           .seed = 2};
      break;
    case 3:
      c = {.body = rgb(0x6B4228),
           .hair = HairStyle::kAfro,
           .top = Top::kJacket,
           .top_color = rgb(0x7A1F3D),
           .eyewear = Eyewear::kSunglasses,
           .prop = Prop::kGuitar,
           .prop_color = rgb(0xE0A030),
           .seed = 3};
      break;
    case 4:
      c = {.build = Build::kTall,
           .facial_hair = FacialHair::kBeard,
           .top = Top::kCoat,
           .top_color = rgb(0x8A6A3A),
           .hat = Hat::kCowboy,
           .hat_color = rgb(0x5A3A1E),
           .prop = Prop::kSuitcase,
           .seed = 4};
      break;
    case 5:
      c = {.species = Species::kAnimal,
           .build = Build::kSmall,
           .material = Material::kFur,
           .body = rgb(0xE08A3A),
           .hair = HairStyle::kNone,
           .top = Top::kHoodie,
           .top_color = rgb(0x2E6E7E),
           .prop = Prop::kUmbrella,
           .seed = 5};
      break;
    default:
      break;
  }
  return c;
}

timing::Curve curve(double seconds, const std::function<double(double)>& at) {
  timing::Curve made;
  for (double t = 0; t < seconds + 0.02; t += 0.01) made.values.push_back(static_cast<float>(at(t)));
  return made;
}

render::PaintJob job_of(const Settings& s) {
  using namespace render;
  PaintJob job;
  job.shot = {.setting = value<Setting>(s, "setting", "city_street"),
              .time = value<TimeOfDay>(s, "time", "sunset"),
              .weather = value<Weather>(s, "weather", "clear"),
              .size = value<ShotSize>(s, "size", "wide"),
              .move = value<CameraMove>(s, "move", "push_in"),
              .action = value<Action>(s, "action", "stand"),
              .mood = value<Mood>(s, "mood", "calm"),
              .look = value<Look>(s, "look", "natural"),
              .focus = value<Focus>(s, "focus", "lead"),
              .band = get(s, "band", "0") == "1",
              .crowd = get(s, "crowd", "0") == "1",
              .seed = std::stoull(get(s, "seed", "1")),
              .place_seed = std::stoull(get(s, "place_seed", "1"))};
  job.lead = lead_of(std::stoi(get(s, "lead", "0")));
  const int height = std::stoi(get(s, "height", "180"));
  job.format = {.width = static_cast<int>(height * std::stod(get(s, "aspect", "1.7778")) / 2 + 0.5) * 2,
                .height = height,
                .rate = {24}};
  const double seconds = std::stod(get(s, "seconds", "8"));
  job.duration = timing::from_seconds(seconds);
  if (s.contains("energy")) {
    const double energy = std::stod(s.at("energy"));
    job.music.energy = curve(seconds, [=](double) { return energy; });
    job.music.bass = curve(seconds, [=](double t) { return energy * std::exp(-4 * std::fmod(t * 2, 1.0)); });
    job.music.onset = curve(seconds, [=](double t) { return energy * std::exp(-6 * std::fmod(t * 2, 1.0)); });
  }
  return job;
}

base::Pixels frame_of(const Settings& s) {
  const render::PaintJob job = job_of(s);
  if (s.contains("portrait")) return render::paint_character(job.lead, job.format.width, job.format.height);
  const std::int64_t frames = timing::nearest_frame(job.duration, job.format.rate);
  const double t = std::stod(get(s, "t", "0.5"));
  render::Painter painter(job);
  base::Pixels frame;
  painter.paint(static_cast<std::int64_t>(t * static_cast<double>(frames - 1)), frame);
  return frame;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 2) throw std::runtime_error("paint_sheet OUT.png [rows=NAME] [cols=NAME] [NAME=VALUE ...]");
  Settings s;
  for (int i = 2; i < count; ++i) {
    const std::string argument = arguments[i];
    const auto sign = argument.find('=');
    s[argument.substr(0, sign)] = sign == std::string::npos ? "1" : argument.substr(sign + 1);
  }
  const std::string rows = get(s, "rows", "place_seed");
  const std::string cols = get(s, "cols", "t");
  const auto values = [&](const std::string& name) {
    return s.contains(name)                      ? split(s.at(name))
           : name == rows && !s.contains("rows") ? std::vector<std::string>{"1"}
                                                 : all_values(name);
  };
  std::vector<render::SheetCell> cells;
  const auto columns = values(cols);
  for (const std::string& row : values(rows)) {
    for (const std::string& column : columns) {
      Settings one = s;
      one[rows] = row;
      one[cols] = column;
      cells.push_back({frame_of(one), row + " · " + column});
    }
  }
  const base::Pixels sheet =
      render::contact_sheet(cells, static_cast<int>(columns.size()), get(s, "title", ""));
  media::write_png(arguments[1], sheet);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
