#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "mv/workshop.h"
#include "routers/access/access.h"
#include "routers/http/server.h"

namespace api {

class Metrics;

// What `GET /api/mv/config/debug` shows.
struct StorageSettings {
  bool serve_from_cloud = false;
  std::string backend = "local";
  std::string bucket;
  int presigned_url_expiry = 3600;
};

// What the routes work with. Built by app; outlives the server.
struct Context {
  const mv::Workshop& workshop;
  access_control::Access& access;
  Metrics& metrics;
  StorageSettings storage;
  std::uint64_t most_upload_bytes = 512ULL << 20;
  std::filesystem::path pages;         // our own page of the reference: index.html, start.js, page.css
  std::filesystem::path viewer;        // the viewer that it starts; may be missing
  std::filesystem::path example_song;  // may be missing
  // What a maker tells by itself; the status to answer with.
  std::function<int(const std::string& maker, const http::Request& request)> hear_webhook;
  std::function<bool()> accepts_work;                   // false while the program shuts down
  std::function<http::Server::Counters()> connections;  // of the server, for the metrics
  // Held while something is made under an Idempotency-Key, so that two of the same at once make one.
  std::shared_ptr<std::mutex> making = std::make_shared<std::mutex>();
};

}  // namespace api
