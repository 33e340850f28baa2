#include <algorithm>
#include <utility>

#include "routers/http/session.h"

namespace http {
namespace {

// Into memory a little at a time, into files as much as makes a write worth its way to the pool.
constexpr std::size_t kTextPiece = 16 << 10;
constexpr std::size_t kFilePiece = 256 << 10;
// A body that nobody wants is read over up to here, so that the connection can stay.
constexpr std::uint64_t kMostSkipped = 64 << 10;
// The slowest upload into a file that is waited for, in bytes a second.
constexpr std::uint64_t kSlowestUpload = 64 << 10;
constexpr std::uint64_t kMostReserved = 1 << 20;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

std::uint64_t most_of(const Route& route) {
  return route.body == BodyKind::kNone ? kMostSkipped : route.most_body_bytes;
}

// A client that has sent little gets a small buffer, whatever it says will come.
std::size_t read_at_once(bool to_file, std::uint64_t arrived) {
  return to_file ? std::clamp<std::uint64_t>(arrived, kTextPiece, kFilePiece) : kTextPiece;
}

}  // namespace

bool Session::is_body_whole() const {
  if (framing_.chunked) return chunks_.state() == ChunkDecoder::State::kDone;
  return left_ == 0;
}

// Takes what is there of the body off the connection and appends it to `out`.
void Session::decode_piece(std::uint64_t most, std::string& out) {
  const std::string_view unread = connection_.unread();
  const std::size_t before = out.size();
  if (framing_.chunked) {
    const std::uint64_t room = most - request_.body_bytes + 1;  // one more shows that it is too large
    connection_.use(chunks_.decode(unread, static_cast<std::size_t>(room), out));
  } else {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, unread.size()));
    out.append(unread.substr(0, count));
    connection_.use(count);
    left_ -= count;
  }
  request_.body_bytes += out.size() - before;
}

// True once the body is where the handler wants it; false when the request has been answered, or the client
// is gone.
asio::awaitable<bool> Session::read_body(const Route& route) {
  bool going_on = true;
  if (!framing_.chunked && framing_.length > most_of(route)) {
    body_fault_ = Fault{413, "The body is larger than this address takes."};
    going_on = false;
  }
  if (going_on && route.body == BodyKind::kFile) going_on = co_await open_upload();
  if (going_on && framing_.has_body()) {
    if (route.body == BodyKind::kText) request_.body.reserve(std::min(framing_.length, kMostReserved));
    if (framing_.expects_continue && framing_.is_http_1_1 && connection_.unread().empty()) {
      going_on = co_await connection_.write(kContinue, {});
    }
    Moment began = std::chrono::steady_clock::now();
    while (going_on && !is_body_whole()) going_on = co_await read_some_of_body(route, began);
  }
  if (route.body == BodyKind::kFile) forget_body();  // all of it is in the file
  if (!going_on) co_await give_up_body();
  co_return going_on;
}

// What is wrong with what has come of the body.
std::optional<Fault> Session::body_fault(const Route& route) {
  if (framing_.chunked && chunks_.state() == ChunkDecoder::State::kBad) {
    return Fault{400, "The chunks of the body are not well-formed."};
  }
  if (request_.body_bytes > most_of(route)) {
    return Fault{413, "The body is larger than this address takes."};
  }
  // A piece keeps its memory for the next; of a text, memory that nothing was written to is none yet.
  if (!body_memory_.hold(request_.body.size() + piece_.capacity())) {
    return Fault{503, "Too much is being sent to the server at once; try again in a moment."};
  }
  return std::nullopt;
}

void Session::forget_body() {
  std::string().swap(request_.body);
  std::string().swap(piece_);
  body_memory_.give_back();
}

asio::awaitable<void> Session::give_up_body() {
  forget_body();
  if (upload_) {
    std::function<void()> work = [this] { upload_.reset(); };
    co_await on_pool(std::move(work));
  }
  if (body_fault_) co_await refuse(*std::exchange(body_fault_, std::nullopt));
  if (!error_) co_return;
  keeps_ = false;
  lingers_ = true;
  co_await fail(std::exchange(error_, nullptr));
}

asio::awaitable<bool> Session::open_upload() {
  std::function<void()> work = [this] {
    try {
      upload_.emplace(context_.settings.upload_folder);
    } catch (...) {
      error_ = std::current_exception();
    }
  };
  co_await on_pool(std::move(work));
  if (upload_) request_.body_file = upload_->path();
  co_return !error_;
}

asio::awaitable<bool> Session::read_some_of_body(const Route& route, Moment& began) {
  const bool to_file = route.body == BodyKind::kFile;
  if (connection_.unread().empty()) {
    const std::uint64_t earned = to_file ? request_.body_bytes / kSlowestUpload : 0;
    connection_.set_deadline(began + context_.settings.body_deadline + std::chrono::seconds(earned));
    const bool more = co_await connection_.read_more(read_at_once(to_file, request_.body_bytes));
    if (!more && connection_.expired()) body_fault_ = Fault{408, "The body did not arrive in time."};
    if (!more) co_return false;
    connection_.clear_deadline();
  }
  std::string& out = to_file ? piece_ : request_.body;
  decode_piece(most_of(route), out);
  body_fault_ = body_fault(route);
  if (body_fault_) co_return false;
  if (route.body == BodyKind::kNone) out.clear();
  if (!to_file || (piece_.size() < kFilePiece && !is_body_whole())) co_return true;
  const Moment stored_from = std::chrono::steady_clock::now();
  const bool stored = co_await store_piece();
  began += std::chrono::steady_clock::now() - stored_from;  // our time, not the client's
  co_return stored;
}

asio::awaitable<bool> Session::store_piece() {
  std::function<void()> work = [this] {
    try {
      upload_->write(piece_);
    } catch (...) {
      error_ = std::current_exception();
    }
  };
  co_await on_pool(std::move(work));
  piece_.clear();
  co_return !error_;
}

// Reads over a small body of a request that is answered without it; after a large one the connection is
// closed.
asio::awaitable<void> Session::skip_body() {
  if (!framing_.has_body()) co_return;
  if (!framing_.chunked && framing_.length <= kMostSkipped && !framing_.expects_continue) {
    connection_.set_deadline(std::chrono::steady_clock::now() + context_.settings.body_deadline);
    std::string waste;
    bool more = true;
    while (more && left_ > 0) {
      if (connection_.unread().empty()) more = co_await connection_.read_more(kTextPiece);
      waste.clear();
      decode_piece(kMostSkipped, waste);
    }
    connection_.clear_deadline();
    request_.body_bytes = 0;
    if (left_ == 0) co_return;
  }
  keeps_ = false;
  lingers_ = true;
}

}  // namespace http
