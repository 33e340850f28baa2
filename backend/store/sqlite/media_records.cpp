#include "store/sqlite/media_records.h"

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace store::sqlite {
namespace {

constexpr std::string_view kColumns =
    "id, kind, key, title, content, bytes, seconds, origin, project, details, created";

std::string select(std::string_view rest) {
  std::string sql = "SELECT ";
  return sql.append(kColumns).append(" FROM media ").append(rest);
}

MediaRow read(Statement& statement) {
  Columns columns(statement);
  MediaRow row;
  row.id = columns.text();
  row.kind = columns.text();
  row.key = columns.text();
  row.title = columns.text();
  row.content = columns.text();
  row.bytes = columns.integer();
  row.seconds = columns.real();
  row.origin = columns.text();
  row.project = columns.text();
  row.details = columns.text();
  row.created = columns.time();
  return row;
}

std::vector<MediaRow> read_all(Statement& statement) {
  std::vector<MediaRow> rows;
  while (statement.step()) rows.push_back(read(statement));
  return rows;
}

std::optional<MediaRow> read_first(Statement& statement) {
  if (!statement.step()) return std::nullopt;
  return read(statement);
}

bool is_id_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
}

constexpr std::size_t kIdLength = 36;  // of a UUID

// All that looks like an id of ours, wherever it stands in a text. What only looks like one keeps a file too
// long, never too short.
void add_ids(std::string_view text, std::unordered_set<std::string>& ids) {
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = start;
    while (end < text.size() && is_id_byte(text[end])) ++end;
    for (std::size_t at = start; at + kIdLength <= end; ++at) ids.emplace(text.substr(at, kIdLength));
    start = end + 1;
  }
}

std::unordered_set<std::string> named_ids(Database& database) {
  std::unordered_set<std::string> ids;
  for (const std::string_view sql :
       {"SELECT audio, character_image, film, settings, film_record FROM project",
        "SELECT take, '', '', '', '' FROM scene", "SELECT id, details, '', '', '' FROM take",
        "SELECT id, input, '', '', '' FROM job WHERE state IN ('queued', 'running', 'held')"}) {
    Statement query(database, sql);
    while (query.step()) {
      for (int column = 0; column < 5; ++column) {
        const std::string text = query.text(column);
        if (!text.empty()) ids.insert(text);  // ids of whatever form
        add_ids(text, ids);
      }
    }
  }
  return ids;
}

}  // namespace

void SqliteMediaRecords::put(const MediaRow& row) {
  const auto lock = database_.lock();
  database_.run(
      "INSERT INTO media (id, kind, key, title, content, bytes, seconds, origin, project, details, created)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, key = excluded.key, title = excluded.title,"
      " content = excluded.content, bytes = excluded.bytes, seconds = excluded.seconds, origin = "
      "excluded.origin,"
      " project = excluded.project, details = excluded.details, created = excluded.created",
      row.id, row.kind, row.key, row.title, row.content, row.bytes, row.seconds, row.origin, row.project,
      row.details, row.created);
}

std::optional<MediaRow> SqliteMediaRecords::find(const std::string& id) {
  const auto lock = database_.lock();
  Statement query(database_, select("WHERE id = ?"));
  query.bind(id);
  return read_first(query);
}

std::optional<MediaRow> SqliteMediaRecords::find_content(const std::string& kind,
                                                         const std::string& content) {
  const auto lock = database_.lock();
  Statement query(
      database_,
      select("WHERE content <> '' AND content = ? AND kind = ? ORDER BY created, sequence LIMIT 1"));
  query.bind(content, kind);
  return read_first(query);
}

std::vector<MediaRow> SqliteMediaRecords::of_project(const std::string& project) {
  const auto lock = database_.lock();
  Statement query(database_, select("WHERE project <> '' AND project = ? ORDER BY sequence"));
  query.bind(project);
  return read_all(query);
}

int SqliteMediaRecords::count_key(const std::string& key) {
  const auto lock = database_.lock();
  Statement query(database_, "SELECT count(*) FROM media WHERE key = ?");
  query.bind(key);
  query.step();
  return static_cast<int>(query.integer(0));
}

void SqliteMediaRecords::remove(const std::string& id) {
  const auto lock = database_.lock();
  database_.run("DELETE FROM media WHERE id = ?", id);
}

std::vector<MediaRow> SqliteMediaRecords::unreferenced(WallTime before) {
  const auto lock = database_.lock();
  const std::unordered_set<std::string> named = named_ids(database_);
  Statement query(database_, select("WHERE created < ? ORDER BY sequence"));
  query.bind(before);
  std::vector<MediaRow> rows;
  while (query.step()) {
    MediaRow row = read(query);
    if (!named.contains(row.id)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace store::sqlite
