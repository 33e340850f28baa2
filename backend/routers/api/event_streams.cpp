#include "routers/api/event_streams.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "schema/json.h"

namespace api {
namespace {

namespace json = boost::json;
using SharedEvent = std::shared_ptr<const jobs::Event>;
using Text = std::shared_ptr<const std::string>;

Text written(const std::string& id, const std::string& type, const std::string& data) {
  std::string text;
  if (!id.empty()) text += "id: " + id + "\n";
  text += "event: " + type + "\ndata: " + data + "\n\n";
  return std::make_shared<const std::string>(std::move(text));
}

std::string last_event_id(const http::Request& request) {
  const std::string* id = request.header("Last-Event-ID");
  return id != nullptr ? *id : std::string();
}

// A sink that holds back what comes from the events until the beginning was sent: both come from different
// threads. Nothing is called while its lock is held but the sink, which never waits.
class OrderedSink {
 public:
  explicit OrderedSink(std::shared_ptr<http::StreamSink> sink) : sink_(std::move(sink)) {}

  struct Part {
    Text text;
    bool is_last = false;
  };

  void hear(Part part) {
    const std::lock_guard lock(mutex_);
    if (!has_begun_) {
      waiting_.push_back(std::move(part));
    } else {
      send(part);
    }
  }

  void begin(const std::vector<Part>& beginning) {
    const std::lock_guard lock(mutex_);
    has_begun_ = true;
    for (const Part& part : beginning) send(part);
    for (const Part& part : waiting_) send(part);
    waiting_ = {};
  }

 private:
  void send(const Part& part) {
    if (has_ended_) return;
    sink_->send(part.text);
    if (!part.is_last) return;
    has_ended_ = true;
    sink_->close();
  }

  std::shared_ptr<http::StreamSink> sink_;
  std::mutex mutex_;
  bool has_begun_ = false;
  bool has_ended_ = false;
  std::vector<Part> waiting_;
};

bool is_end_of_job(const jobs::Event& event) {
  return event.state && jobs::is_ended(*event.state);
}

// Whether a client that saw this event last has seen the job's end, too.
bool knows_the_end(jobs::Events& events, const std::string& job, const std::string& last_id) {
  if (last_id.empty()) return false;
  const auto missed = events.subscribe(last_id, [](const SharedEvent&) {}).missed;
  return missed && std::none_of(missed->begin(), missed->end(), [&](const SharedEvent& event) {
           return event->type == "job" && event->subject == job;
         });
}

}  // namespace

// Lives as long as a stream does, for streams outlive the routes.
class EventStreams::Writer {
 public:
  Writer(jobs::Queue& queue, jobs::Events& events, SignUrls sign)
      : queue_(queue), events_(events), sign_(std::move(sign)) {}

  jobs::Events& events() { return events_; }

  // The text of an event that comes just now, the same one for all who ask.
  Text shared(const SharedEvent& event) {
    const std::lock_guard lock(mutex_);
    if (event_ != event) {
      text_ = of(*event);
      event_ = event;
    }
    return text_;
  }

  Text of(const jobs::Event& event) const {
    if (!sign_ || event.data.find("_url\"") == std::string::npos) {
      return written(event.id, event.type, event.data);
    }
    return written(event.id, event.type, signed_text(json::parse(event.data)));
  }

  // The state of a job now, as if it were the event `event_id`.
  OrderedSink::Part state_of(const std::string& job_id, const std::string& event_id) {
    const auto job = queue_.find(job_id);
    if (!job) return {written(event_id, "job", "{}"), true};
    return {written(event_id, "job", signed_text(jobs::to_json(*job))), jobs::is_ended(job->state)};
  }

 private:
  std::string signed_text(json::value value) const {
    if (sign_) sign_(value);
    return schema::to_text(value);
  }

  jobs::Queue& queue_;
  jobs::Events& events_;
  const SignUrls sign_;
  std::mutex mutex_;
  SharedEvent event_;
  Text text_;
};

EventStreams::EventStreams(jobs::Queue& queue, jobs::Events& events, SignUrls sign)
    : writer_(std::make_shared<Writer>(queue, events, std::move(sign))) {}
EventStreams::~EventStreams() = default;

http::Reply EventStreams::watch_job(const http::Request& request, const jobs::Job& job) const {
  const std::string last = last_event_id(request);
  if (jobs::is_ended(job.state) && knows_the_end(writer_->events(), job.id, last)) {
    http::Response nothing;
    nothing.status = 204;
    nothing.content_type.clear();
    return nothing;
  }
  http::EventStream stream;
  stream.open = [writer = writer_, id = job.id,
                 last](std::shared_ptr<http::StreamSink> sink) -> std::shared_ptr<void> {
    const auto ordered = std::make_shared<OrderedSink>(std::move(sink));
    jobs::Events::Opened opened =
        writer->events().subscribe(last, [writer, id, ordered](const SharedEvent& event) {
          if (event->type != "job" || event->subject != id) return;
          ordered->hear({writer->shared(event), is_end_of_job(*event)});
        });
    // The state now tells all that was missed.
    ordered->begin({writer->state_of(id, opened.last_id)});
    return opened.subscription;
  };
  return stream;
}

http::Reply EventStreams::watch_all(const http::Request& request) const {
  http::EventStream stream;
  stream.open = [writer = writer_, last = last_event_id(request)](
                    std::shared_ptr<http::StreamSink> sink) -> std::shared_ptr<void> {
    const auto ordered = std::make_shared<OrderedSink>(std::move(sink));
    jobs::Events::Opened opened =
        writer->events().subscribe(last, [writer, ordered](const SharedEvent& event) {
          ordered->hear({writer->shared(event), false});
        });
    std::vector<OrderedSink::Part> beginning;
    if (!opened.missed) beginning.push_back({written(opened.last_id, "hello", "{}"), false});
    // In one piece: a slow reader's bound counts events, and these were all waiting.
    std::string missed;
    for (const SharedEvent& event : opened.missed.value_or(std::vector<SharedEvent>())) {
      missed += *writer->of(*event);
    }
    if (!missed.empty()) beginning.push_back({std::make_shared<const std::string>(std::move(missed)), false});
    ordered->begin(beginning);
    return opened.subscription;
  };
  return stream;
}

}  // namespace api
