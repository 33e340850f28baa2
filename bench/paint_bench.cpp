// What a frame costs: one painter, one core, 1280×720, for each setting; and what building a clip's layers
// costs.
#include <string>

#include <benchmark/benchmark.h>

#include "render/names.h"
#include "render/painter.h"

namespace {

render::PaintJob job_of(render::Setting setting, render::ShotSize size, render::Weather weather) {
  render::PaintJob job;
  job.shot = {.setting = setting,
              .weather = weather,
              .size = size,
              .band = true,
              .crowd = true,
              .seed = 1,
              .place_seed = 1};
  job.duration = timing::from_seconds(8);
  return job;
}

void paint_frames(benchmark::State& state, const render::PaintJob& job) {
  render::Painter painter(job);
  base::Pixels frame;
  std::int64_t number = 0;
  for (auto _ : state) painter.paint(number++ % 192, frame);
  state.counters["frames/s"] = benchmark::Counter(static_cast<double>(number), benchmark::Counter::kIsRate);
}

void build_painter(benchmark::State& state, const render::PaintJob& job) {
  for (auto _ : state) render::Painter painter(job);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace render;
  const auto add = [](const std::string& name, const PaintJob& job) {
    benchmark::RegisterBenchmark(("frame/" + name).c_str(), [job](benchmark::State& s) {
      paint_frames(s, job);
    })->Unit(benchmark::kMillisecond);
  };
  for (const auto& setting : all_of<Setting>()) {
    add(std::string(setting.name), job_of(setting.value, ShotSize::kWide, Weather::kClear));
  }
  for (const auto& size : all_of<ShotSize>()) {
    add("stadium_" + std::string(size.name), job_of(Setting::kStadiumStage, size.value, Weather::kClear));
  }
  for (const auto& weather : all_of<Weather>()) {
    add("city_" + std::string(weather.name), job_of(Setting::kCityStreet, ShotSize::kWide, weather.value));
  }
  PaintJob alone = job_of(Setting::kStadiumStage, ShotSize::kWide, Weather::kClear);
  alone.shot.band = alone.shot.crowd = false;
  add("stadium_lead_alone", alone);
  const PaintJob job = job_of(Setting::kStadiumStage, ShotSize::kWide, Weather::kClear);
  benchmark::RegisterBenchmark("build/stadium", [job](benchmark::State& s) {
    build_painter(s, job);
  })->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
}
