#include <utility>

#include "routers/http/http_date.h"
#include "routers/http/reply_head.h"
#include "routers/http/session.h"
#include "routers/http/status.h"

namespace http {

asio::awaitable<Session::Next> Session::reply(Reply reply) {
  if (auto* later = std::get_if<Later>(&reply)) co_return co_await respond_later(std::move(*later));
  if (auto* stream = std::get_if<EventStream>(&reply)) co_return co_await open_stream(std::move(*stream));
  co_return co_await respond(std::get<Response>(std::move(reply)));
}

void Session::finish_headers(int status, std::vector<Header>& headers) {
  context_.policy.finish(request_, status, headers);
  if (!has_header(headers, "X-Request-ID")) headers.push_back({"X-Request-ID", request_.id});
}

void Session::complete(int status) {
  context_.policy.completed(request_, route_ ? route_->pattern : std::string(), status,
                            std::chrono::steady_clock::now() - began_);
}

asio::awaitable<bool> Session::send_head(const Response& response, std::optional<std::uint64_t> length,
                                         std::string_view body) {
  const bool bodiless = is_without_body(response.status);
  if (context_.draining) keeps_ = false;
  head_.clear();
  append_head({.status = response.status,
               .content_type = bodiless ? std::string_view() : std::string_view(response.content_type),
               .headers = response.headers,
               .length = bodiless ? std::nullopt : length,
               .closes = !keeps_,
               .date = context_.date},
              head_);
  if (bodiless || request_.method == Method::kHead) body = {};
  return connection_.write(head_, body);
}

asio::awaitable<Session::Next> Session::respond(Response response) {
  if (response.file) co_return co_await respond_with_file(std::move(response));
  finish_headers(response.status, response.headers);
  const bool sent = co_await send_head(response, response.body.size(), response.body);
  complete(response.status);
  co_return sent&& keeps_ ? Next::kRequest : Next::kClose;
}

asio::awaitable<Session::Next> Session::respond_with_file(Response response) {
  std::optional<ServedFile> served;
  const FileBody body = *std::exchange(response.file, std::nullopt);
  std::function<void()> work = [this, &served, &body] {
    try {
      served = open_served(body.path);
    } catch (...) {
      error_ = std::current_exception();
    }
  };
  co_await on_pool(std::move(work));
  if (error_) co_return co_await fail(std::exchange(error_, nullptr));
  if (!served) {
    Response missing = context_.policy.on_status(request_, 404, "The file is not there any more.");
    co_return co_await respond(std::move(missing));
  }
  FilePart part{.status = response.status, .length = served->size};
  if (response.status == 200) part = part_of(*served, request_);
  response.content_type = body.content_type;
  response.status = part.status;
  response.headers.push_back({"Accept-Ranges", "bytes"});
  if (!part.content_range.empty()) response.headers.push_back({"Content-Range", part.content_range});
  if (part.status == 400 || part.status == 416) {
    response.content_type = "text/plain; charset=utf-8";
    response.body = part.status == 400 ? "Malformed range header." : "That range is not in the file.";
    co_return co_await respond(std::move(response));
  }
  response.headers.push_back({"ETag", served->etag});
  response.headers.push_back({"Last-Modified", http_date(served->modified)});
  finish_headers(response.status, response.headers);
  bool sent = co_await send_head(response, part.length, {});
  if (sent && part.length > 0 && request_.method != Method::kHead) {
    sent = co_await connection_.send_file(served->file.get(), part.first, part.length);
  }
  complete(response.status);
  co_return sent&& keeps_ ? Next::kRequest : Next::kClose;
}

asio::awaitable<Session::Next> Session::refuse(Fault fault) {
  keeps_ = false;
  lingers_ = true;
  Response response = context_.policy.on_status(request_, fault.status, fault.why);
  if (fault.status == 503) say_when_to_come_back(response.headers);
  co_await respond(std::move(response));
  co_return Next::kClose;
}

asio::awaitable<Session::Next> Session::fail(std::exception_ptr error) {
  Response response = context_.policy.on_error(request_, std::move(error));
  co_return co_await respond(std::move(response));
}

}  // namespace http
