#include "routers/api/metrics.h"

#include <map>
#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <tuple>

namespace api {
namespace {

// Seconds. Answers to people lie below 0.1; waiting for work takes minutes.
const prometheus::Histogram::BucketBoundaries kBuckets = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5,
                                                          1,     5,     30,   120,  600};

}  // namespace

struct Metrics::State {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("songreel_http_requests_total")
                                                          .Help("Requests answered.")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds =
      prometheus::BuildHistogram()
          .Name("songreel_http_request_seconds")
          .Help("From the whole head to the last byte of the answer.")
          .Register(registry);
  prometheus::Family<prometheus::Gauge>& jobs =
      prometheus::BuildGauge().Name("songreel_jobs").Help("Jobs by state.").Register(registry);
  prometheus::Gauge& connections = prometheus::BuildGauge()
                                       .Name("songreel_http_connections")
                                       .Help("Open connections.")
                                       .Register(registry)
                                       .Add({});
  prometheus::Gauge& streams = prometheus::BuildGauge()
                                   .Name("songreel_event_streams")
                                   .Help("Open event streams.")
                                   .Register(registry)
                                   .Add({});

  // A family finds a series by building its labels; once found, this is one look-up.
  struct Series {
    prometheus::Counter* count;
    prometheus::Histogram* seconds;
  };
  std::mutex mutex;
  std::map<std::tuple<std::string, std::string, int>, Series> series;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(const std::string& method, const std::string& route, int status,
                            std::chrono::nanoseconds took) {
  State::Series series{};
  {
    const std::lock_guard lock(state_->mutex);
    const auto [place, is_new] = state_->series.try_emplace({method, route, status});
    if (is_new) {
      const std::map<std::string, std::string> labels{
          {"method", method}, {"route", route}, {"status", std::to_string(status)}};
      place->second = {
          &state_->requests.Add(labels),
          &state_->seconds.Add({{"method", method}, {"route", route}, {"status", std::to_string(status)}},
                               kBuckets)};
    }
    series = place->second;
  }
  series.count->Increment();
  series.seconds->Observe(std::chrono::duration<double>(took).count());
}

std::string Metrics::text(jobs::Queue& queue, const http::Server::Counters& connections) {
  for (const auto& [state, count] : queue.counts()) {
    state_->jobs.Add({{"state", std::string(jobs::name_of(state))}}).Set(count);
  }
  state_->connections.Set(connections.connections);
  state_->streams.Set(connections.event_streams);
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace api
