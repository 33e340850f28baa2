#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/id.h"
#include "jobs/runner.h"
#include "jobs/testing/scripted_task.h"
#include "store/records.h"

// Runs film graphs on a database until it is killed: jobs_crash_main DATABASE LOG [finish]. It adds graph
// after graph; with `finish` it adds none and ends by itself when no job is left. The log gets a line, whole
// by O_APPEND, for every graph that has been added ("added <head>") and for every run of a job ("run <id>").

namespace {

class AppendedLog {
 public:
  explicit AppendedLog(const char* path)
      : file_(::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {}
  void add(std::string_view what, const std::string& id) {
    const std::string line = fmt::format("{} {}\n", what, id);
    if (::write(file_.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::abort();
  }

 private:
  base::FileDescriptor file_;
};

constexpr int kAttempts = 10'000;  // every kill counts one
constexpr int kClips = 4;

jobs::NewJob part_of(const std::string& head, const std::string& kind) {
  return {.id = base::new_uuid(), .kind = kind, .lane = "paint", .graph = head, .most_attempts = kAttempts};
}

void add_graph(jobs::Queue& queue, AppendedLog& log) {
  const std::string head = base::new_uuid();
  jobs::NewJob scenes = part_of(head, "scenes");
  jobs::NewJob film = part_of(head, "film");
  film.id = head;
  film.needs = {scenes.id};
  queue.add({scenes, film});
  log.add("added", head);
}

bool has_unfinished(jobs::Queue& queue) {
  for (const auto& [state, count] : queue.counts()) {
    if (!jobs::is_ended(state) && count > 0) return true;
  }
  return false;
}

void run(const std::string& database, AppendedLog& log, bool is_finishing) {
  const base::SystemClock clock;
  base::NoLog no_log;
  jobs::Events events;
  const auto records = store::open_sqlite(database);
  jobs::Queue queue(records->jobs(), events, clock);
  // The work of a few milliseconds, so that kills fall into it as well as between.
  const auto work = [&](const jobs::Job& job) {
    log.add("run", job.id);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  };
  jobs::testing_room::ScriptedTask scenes([&](const jobs::Job& job, jobs::Attempt& attempt) {
    work(job);
    std::vector<jobs::NewJob> clips;
    clips.reserve(kClips);
    for (int i = 0; i < kClips; ++i) clips.push_back(part_of(job.graph, "clip"));
    attempt.add_on_success(clips, job.graph);
    return boost::json::object{};
  });
  jobs::testing_room::ScriptedTask other([&](const jobs::Job& job, jobs::Attempt& attempt) {
    work(job);
    attempt.report(0.5);
    return boost::json::object{{"needs", job.needs.size()}};
  });
  jobs::Runner runner(queue, {{"scenes", &scenes}, {"clip", &other}, {"film", &other}},
                      {.lanes = {{"paint", 3}}}, no_log);
  runner.start();
  if (!is_finishing) {
    while (true) {
      add_graph(queue, log);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  while (has_unfinished(queue)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  try {
    AppendedLog log(arguments[2]);
    run(arguments[1], log, count > 3);
    return 0;
  } catch (const base::Error& error) {
    std::fprintf(stderr, "%s (%s)\n", error.message().c_str(), error.details().c_str());
    return 1;
  }
}
