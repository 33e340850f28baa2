#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/usage.h"
#include "base/error.h"
#include "base/file.h"
#include "mv/scenes.h"

namespace app {
namespace {

struct CharacterOptions {
  std::string description, flavor = "default", out = "character.png";
  int size = 1024;
  std::uint64_t seed = 1;
};

void paint(const CharacterOptions& options, Composition& composition) {
  mv::check_character(options.description);
  if (options.size < 64 || options.size > 4096) {
    throw base::Error(base::ErrorKind::kOutOfRange,
                      fmt::format("--size {} is not possible; give 64 to 4096 pixels", options.size));
  }
  base::PendingFile out(options.out);
  const mv::Studio& studio = composition.studio();
  const mv::ImageRequest request{.character_description = options.description,
                                 .width = options.size,
                                 .height = options.size,
                                 .seed = options.seed};
  mv::FreeCommission commission(composition.cancel());
  studio.image_maker.make(request, *studio.flavors.find_or_default(options.flavor), out.path(), commission);
  out.commit();
  fmt::print("{}: the image carries the character; give it to songreel clip --image\n", options.out);
}

}  // namespace

void add_character(CLI::App& app, Composition& composition) {
  const auto o = std::make_shared<CharacterOptions>();
  CLI::App* command = app.add_subcommand("character", "Paints a character image");
  command->add_option("description,--description", o->description, "Who it is, in a few words")->required();
  takes_name(command->add_option("--flavor", o->flavor, "The look; see songreel flavors list"))
      ->capture_default_str();
  takes_whole_number(command->add_option("--size", o->size, "Pixels a side"))->capture_default_str();
  takes_whole_number(command->add_option("--seed", o->seed, "Another number, another face"))
      ->capture_default_str();
  takes_file(command->add_option("-o,--out", o->out, "The image, a PNG"))->capture_default_str();
  command->callback([o, &composition] { paint(*o, composition); });
}

}  // namespace app
