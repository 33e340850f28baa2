#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/usage.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "media/png.h"
#include "mv/film_record.h"
#include "render/contact_sheet.h"

namespace app {
namespace {

struct SheetOptions {
  std::string film, out = "sheet.png";
  int columns = 0;
  int pictures = 0;
};

// The middles of the film's clips, or even steps where the film has no record.
std::vector<timing::Flicks> times_of(const SheetOptions& options, timing::Flicks duration) {
  std::vector<timing::Flicks> edges = mv::recorded_cuts(options.film);
  if (options.pictures > 0 || edges.empty()) {
    const int count = options.pictures > 0 ? options.pictures : 12;
    edges.clear();
    for (int i = 1; i < count; ++i) edges.push_back(duration * i / count);
  }
  edges.insert(edges.begin(), timing::Flicks(0));
  edges.push_back(duration);
  std::vector<timing::Flicks> times;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) times.push_back((edges[i] + edges[i + 1]) / 2);
  return times;
}

std::string minutes(timing::Flicks time) {
  const auto seconds = time.count() / timing::Flicks::period::den;
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

void draw(const SheetOptions& options, Composition& composition) {
  if (options.pictures < 0 || options.pictures > 400 || options.columns < 0 || options.columns > 20) {
    throw base::Error(base::ErrorKind::kOutOfRange, "give up to 400 --pictures in up to 20 --columns");
  }
  base::refuse_overwriting(options.out, options.film);
  const media::MediaInfo film = composition.media().probe(options.film, composition.cancel());
  if (!film.video) {
    throw base::Error(base::ErrorKind::kNotMedia,
                      fmt::format("{} has no picture; name a film", options.film));
  }
  const std::vector<timing::Flicks> times = times_of(options, film.video->duration);
  const render::SheetLayout layout = render::sheet_layout(
      static_cast<int>(times.size()), static_cast<double>(film.video->width) / film.video->height,
      options.columns > 0 ? std::optional(options.columns) : std::nullopt);
  std::vector<base::Pixels> pictures =
      composition.media().pictures_at(options.film, times, layout.picture_width, composition.cancel());
  std::vector<render::SheetCell> cells;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const std::string scene = mv::recorded_caption(options.film, times[i]);
    cells.push_back({.picture = std::move(pictures[i]),
                     .caption = scene.empty() ? minutes(times[i]) : minutes(times[i]) + "  " + scene});
  }
  media::write_png(options.out,
                   render::contact_sheet(cells, layout.columns, mv::recorded_title(options.film)));
  fmt::print("{}: {}\n", options.out, base::counted(cells.size(), "picture"));
}

}  // namespace

void add_sheet(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<SheetOptions>();
  CLI::App* command = app.add_subcommand("sheet", "Draws a contact sheet of a film");
  takes_file(command->add_option("film", o->film, "The film; captions are read from the .json beside it"))
      ->required();
  takes_whole_number(
      command->add_option("--pictures", o->pictures, "How many pictures (default: one a scene)"));
  takes_whole_number(
      command->add_option("--columns", o->columns, "How many side by side (default: up to 4)"));
  takes_file(command->add_option("-o,--out", o->out, "The sheet, a PNG"))->capture_default_str();
  command->callback([o, &composition] { draw(*o, composition); });
}

}  // namespace app
