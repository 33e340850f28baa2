// What the pages of the studio ask for beside the films: who makes them, and something to begin with.

#include <array>
#include <utility>

#include "mv/example_project.h"
#include "mv/projects.h"
#include "routers/api/endpoint.h"
#include "routers/api/project_view.h"
#include "routers/api/studio_schema.h"
#include "routers/api/version.h"

namespace api {
namespace {

using http::Method;

struct Title {
  std::string_view name, title;
};
constexpr std::array kTitles = {Title{"builtin", "Built in"},     Title{"replicate", "Replicate"},
                                Title{"gemini", "Google Gemini"}, Title{"openai", "OpenAI-compatible"},
                                Title{"comfyui", "ComfyUI"},      Title{"sdcpp", "stable-diffusion.cpp"}};

std::string title_of(const std::string& name) {
  for (const Title& known : kTitles) {
    if (known.name == name) return std::string(known.title);
  }
  return name;
}

MakerView view_of(const Context& context, const mv::Maker& maker) {
  MakerView view{.name = maker.name,
                 .title = title_of(maker.name),
                 .makes = {},
                 .missing = {},
                 .note = {},
                 .warnings = {}};
  if (maker.scenes != nullptr) view.makes.emplace_back("scenes");
  if (maker.images != nullptr) view.makes.emplace_back("images");
  if (maker.clips != nullptr) view.makes.emplace_back("clips");
  if (maker.lips != nullptr) view.makes.emplace_back("lips");
  view.ready = maker.is_set && !view.makes.empty();
  view.usable = view.ready;
  if (!maker.is_set) view.missing.push_back(maker.variable);
  if (maker.name == "builtin") view.note = "Needs no key and no network.";
  for (const mv::MakerConcern& concern : context.workshop.maker_health.concerns()) {
    if (concern.maker != maker.name) continue;
    view.warnings.push_back(told_with_name(concern));
    view.usable = view.usable && !concern.is_of_all();
  }
  return view;
}

http::Reply makers(const Context& context) {
  MakerList list{.makers = {}, .version = kVersion};
  for (const mv::Maker& maker : context.workshop.makers) list.makers.push_back(view_of(context, maker));
  return described(context, list);
}

http::Reply make_example(const Context& context, const http::Request& request) {
  const std::string made = make_once(
      context, request,
      [&](const std::string& id) { return context.workshop.records.projects().find(id).has_value(); },
      [&](const std::string& id) { mv::add_example(context.workshop, context.example_song, id); });
  return described(context, view_of(context, mv::existing_project(context.workshop, made)), 201);
}

}  // namespace

std::vector<Endpoint> studio_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_nothing<MakerList>(
      Method::kGet, "/api/makers",
      {.id = "list_makers",
       .summary = "Who makes scenes, pictures and clips, and moves lips",
       .about = "Which of them are set up and can be used, and what the others need.",
       .tag = "System",
       .errors = {}},
      [&context](const http::Request&) { return makers(context); }));
  table.push_back(takes_nothing<ProjectView>(
      Method::kPost, "/api/projects/example",
      {.id = "create_example",
       .summary = "Start the example",
       .about = "A project with the example's song, idea and character; its film is not started.",
       .tag = "Projects",
       .errors = {{404, "NotFound", "the example song is not there"}},
       .status = 201,
       .takes = Takes::kMakes},
      [&context](const http::Request& request) { return make_example(context, request); }));
  return table;
}

}  // namespace api
