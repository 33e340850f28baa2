#include "jobs/events.h"

#include <atomic>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace jobs {
namespace {

std::vector<std::string> data_of(const std::vector<std::shared_ptr<const Event>>& events) {
  std::vector<std::string> data;
  for (const auto& event : events) data.push_back(event->data);
  return data;
}

TEST(Events, AreGivenToASubscriberWhoWasAwayAMoment) {
  Events events(3);
  std::vector<std::shared_ptr<const Event>> heard;
  {
    const auto opened = events.subscribe("", [&](const auto& event) { heard.push_back(event); });
    EXPECT_FALSE(opened.missed) << "who is new needs the whole state";
    for (const char* data : {"1", "2", "3", "4"}) events.publish("job", "j", "p", data);
  }
  events.publish("job", "j", "p", "5");
  EXPECT_EQ(data_of(heard), (std::vector<std::string>{"1", "2", "3", "4"}));
  const auto since = [&](const std::string& id) { return events.subscribe(id, [](const auto&) {}).missed; };
  EXPECT_EQ(data_of(*since(heard[1]->id)), (std::vector<std::string>{"3", "4", "5"}));
  EXPECT_EQ(data_of(*since(heard[3]->id)), (std::vector<std::string>{"5"}));
  EXPECT_FALSE(since(heard[0]->id)) << "2 is forgotten";
  for (const std::string id : {"", "nonsense", "run-1", "-1"}) EXPECT_FALSE(since(id)) << id;
  const std::string run = heard[0]->id.substr(0, heard[0]->id.find('-') + 1);
  EXPECT_TRUE(since(run + "5")->empty());
  for (const std::string number : {"6", "99999999999999999999999", "", "5x", "-1"}) {
    EXPECT_FALSE(since(run + number)) << number;
  }
}

TEST(Events, DifferInTheirRun) {
  Events one;
  Events two;
  std::string id;
  const auto opened = one.subscribe("", [&](const auto& event) { id = event->id; });
  one.publish("job", "j", "", "{}");
  two.publish("job", "j", "", "{}");
  EXPECT_FALSE(two.subscribe(id, [](const auto&) {}).missed);
}

TEST(Events, MayEndASubscriptionFromItsOwnCallback) {
  Events events;
  int heard = 0;
  Events::Opened opened;
  opened = events.subscribe("", [&](const auto&) {
    ++heard;
    opened.subscription.reset();
  });
  events.publish("job", "j", "", "");
  events.publish("job", "j", "", "");
  EXPECT_EQ(heard, 1);
}

TEST(EventsInThreads, AreNeitherLostNorDoubledForThoseWhoComeLate) {
  constexpr int kPublishers = 4;
  constexpr int kEach = 500;
  Events events(kPublishers * kEach);
  std::string first;
  const auto opened = events.subscribe("", [&](const auto& event) {
    if (first.empty()) first = event->id;
  });
  events.publish("job", "first", "", "");
  std::vector<std::thread> publishers;
  for (int p = 0; p < kPublishers; ++p) {
    publishers.emplace_back([&events, p] {
      for (int i = 0; i < kEach; ++i) events.publish("job", std::to_string(p), "", std::to_string(i));
    });
  }
  // One who comes in the middle, knowing only the first event.
  std::vector<std::shared_ptr<const Event>> after;
  auto late = events.subscribe(first, [&](const auto& event) { after.push_back(event); });
  for (std::thread& publisher : publishers) publisher.join();
  late.subscription.reset();
  std::vector<std::shared_ptr<const Event>> all = *late.missed;
  all.insert(all.end(), after.begin(), after.end());
  ASSERT_EQ(all.size(), static_cast<std::size_t>(kPublishers * kEach));
  std::map<std::string, int> next;
  for (const auto& event : all) EXPECT_EQ(event->data, std::to_string(next[event->subject]++));
}

TEST(EventsInThreads, AreSilentOnceASubscriptionHasEnded) {
  Events events;
  std::atomic<bool> stop{false};
  std::thread publisher([&] {
    while (!stop) events.publish("job", "j", "", "");
  });
  for (int i = 0; i < 200; ++i) {
    auto alive = std::make_unique<int>(0);
    auto opened = events.subscribe("", [&](const auto&) { ++*alive; });
    opened.subscription.reset();
    alive.reset();  // a callback now would be a use after free
  }
  stop = true;
  publisher.join();
}

}  // namespace
}  // namespace jobs
