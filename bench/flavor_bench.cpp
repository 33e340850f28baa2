#include <benchmark/benchmark.h>

#include "base/log.h"
#include "mv/flavors.h"
#include "providers/builtin/painter_names.h"

namespace {

mv::Flavors shipped(base::Log& log) {
  return mv::Flavors(
      {.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = providers::painter_names()},
      mv::FlavorLog(log, mv::DebugMode::kOff));
}

// Every scene, image and clip looks its flavor up, from many threads at a time.
void flavor_lookup(benchmark::State& state) {
  static base::NoLog log;
  static const mv::Flavors flavors = shipped(log);
  for (auto _ : state) benchmark::DoNotOptimize(flavors.find_or_default("mv1"));
}
BENCHMARK(flavor_lookup);
BENCHMARK(flavor_lookup)->Threads(4)->UseRealTime();

// Once at every start of the program.
void all_flavors_loaded(benchmark::State& state) {
  base::NoLog log;
  for (auto _ : state) benchmark::DoNotOptimize(shipped(log));
}
BENCHMARK(all_flavors_loaded)->Unit(benchmark::kMillisecond);

}  // namespace
