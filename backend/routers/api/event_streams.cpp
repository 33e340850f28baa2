#include "routers/api/event_streams.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "routers/api/errors.h"
#include "routers/api/job_reply.h"
#include "schema/json.h"

namespace api {
namespace {

namespace json = boost::json;
using SharedEvent = std::shared_ptr<const jobs::Event>;

std::shared_ptr<const std::string> written(const std::string& id, const std::string& type,
                                           const std::string& data) {
  std::string text;
  if (!id.empty()) text += "id: " + id + "\n";
  text += "event: " + type + "\ndata: " + data + "\n\n";
  return std::make_shared<const std::string>(std::move(text));
}

std::string last_event_id(const http::Request& request) {
  const std::string* id = request.header("Last-Event-ID");
  return id != nullptr ? *id : std::string();
}

// Media URLs in events are signed for the one who watches.
std::string signed_data(const Context& context, const jobs::Event& event) {
  if (!context.access.needs_key() || event.data.find("_url\"") == std::string::npos) return event.data;
  json::value value = json::parse(event.data);
  sign_urls(context, value);
  return schema::to_text(value);
}

// A sink that holds back what comes from the events until the beginning was sent: both come from different
// threads. Nothing is called while its lock is held but the sink, which never waits.
class OrderedSink {
 public:
  explicit OrderedSink(std::shared_ptr<http::StreamSink> sink) : sink_(std::move(sink)) {}

  struct Text {
    std::shared_ptr<const std::string> text;
    bool is_last = false;
  };

  void hear(Text text) {
    const std::lock_guard lock(mutex_);
    if (!has_begun_) {
      waiting_.push_back(std::move(text));
    } else {
      send(text);
    }
  }

  void begin(const std::vector<Text>& beginning) {
    const std::lock_guard lock(mutex_);
    has_begun_ = true;
    for (const Text& text : beginning) send(text);
    for (const Text& text : waiting_) send(text);
    waiting_ = {};
  }

 private:
  void send(const Text& text) {
    if (has_ended_) return;
    sink_->send(text.text);
    if (!text.is_last) return;
    has_ended_ = true;
    sink_->close();
  }

  std::shared_ptr<http::StreamSink> sink_;
  std::mutex mutex_;
  bool has_begun_ = false;
  bool has_ended_ = false;
  std::vector<Text> waiting_;
};

OrderedSink::Text job_text(const Context& context, const jobs::Event& event) {
  const json::value job = json::parse(event.data);
  const auto state = jobs::state_named(std::string_view(job.at("state").as_string()));
  return {written(event.id, "job", signed_data(context, event)), state && jobs::is_ended(*state)};
}

std::shared_ptr<void> open_job_stream(const Context& context, const std::string& id,
                                      const std::string& last_id, std::shared_ptr<http::StreamSink> sink) {
  const auto ordered = std::make_shared<OrderedSink>(std::move(sink));
  jobs::Events::Opened opened =
      context.workshop.events.subscribe(last_id, [&context, id, ordered](const SharedEvent& event) {
        if (event->type == "job" && event->subject == id) ordered->hear(job_text(context, *event));
      });
  // The state now tells all that was missed.
  const auto job = context.workshop.queue.find(id);
  if (!job) {
    ordered->begin({{written(opened.last_id, "job", "{}"), true}});
  } else {
    ordered->begin({{written(opened.last_id, "job", schema::to_text(shown(context, *job))),
                     jobs::is_ended(job->state)}});
  }
  return opened.subscription;
}

}  // namespace

class AllChanges::SharedText {
 public:
  std::shared_ptr<const std::string> of(const Context& context, const SharedEvent& event) {
    const std::lock_guard lock(mutex_);
    if (event_ != event) {
      text_ = written(event->id, event->type, signed_data(context, *event));
      event_ = event;
    }
    return text_;
  }

 private:
  std::mutex mutex_;
  SharedEvent event_;
  std::shared_ptr<const std::string> text_;
};

// Whether a client that saw this event last has seen the job's end, too.
bool knows_the_end(const Context& context, const std::string& job, const std::string& last_id) {
  if (last_id.empty()) return false;
  const auto missed = context.workshop.events.subscribe(last_id, [](const SharedEvent&) {}).missed;
  return missed && std::none_of(missed->begin(), missed->end(), [&](const SharedEvent& event) {
           return event->type == "job" && event->subject == job;
         });
}

http::Reply watch_job(const Context& context, const http::Request& request, const jobs::Job& job) {
  if (jobs::is_ended(job.state) && knows_the_end(context, job.id, last_event_id(request))) {
    http::Response nothing;
    nothing.status = 204;
    nothing.content_type.clear();
    return nothing;
  }
  http::EventStream stream;
  stream.open = [&context, id = job.id,
                 last = last_event_id(request)](std::shared_ptr<http::StreamSink> sink) {
    return open_job_stream(context, id, last, std::move(sink));
  };
  return stream;
}

AllChanges::AllChanges(const Context& context) : context_(context), text_(std::make_shared<SharedText>()) {}
AllChanges::~AllChanges() = default;

http::Reply AllChanges::watch(const http::Request& request) {
  http::EventStream stream;
  stream.open = [&context = context_, text = text_, last = last_event_id(request)](
                    std::shared_ptr<http::StreamSink> sink) -> std::shared_ptr<void> {
    const auto ordered = std::make_shared<OrderedSink>(std::move(sink));
    jobs::Events::Opened opened =
        context.workshop.events.subscribe(last, [&context, text, ordered](const SharedEvent& event) {
          ordered->hear({text->of(context, event), false});
        });
    std::vector<OrderedSink::Text> beginning;
    if (!opened.missed) beginning.push_back({written(opened.last_id, "hello", "{}"), false});
    // In one piece: a slow reader's bound counts events, and these were all waiting.
    std::string missed;
    for (const SharedEvent& event : opened.missed.value_or(std::vector<SharedEvent>())) {
      missed += *written(event->id, event->type, signed_data(context, *event));
    }
    if (!missed.empty()) beginning.push_back({std::make_shared<const std::string>(std::move(missed)), false});
    ordered->begin(beginning);
    return opened.subscription;
  };
  return stream;
}

}  // namespace api
