#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace schema {

// Walks through JSON and notes what does not fit, in the words of pydantic v2, which the clients of this API
// know:
// {"type", "loc": ["body", "scenes", 0, "description"], "msg", "input", "ctx"?}.
class Reader {
 public:
  // `where`: "body", "query". Values of a query are all texts, and what is missing there has the input null.
  enum class Source { kJson, kTexts };
  Reader(std::string_view where, Source source) : where_(where), source_(source) {}

  // Notes a fault at the present place. `input` is cut when it is large.
  void fault(std::string_view type, std::string message, const boost::json::value& input,
             boost::json::object context = {});
  void missing(std::string_view field, const boost::json::value& owner);

  bool is_clean() const { return items_.empty(); }
  boost::json::array take_items() { return std::move(items_); }

  // While it lives, faults are noted at a field or an item of the present place.
  class Step {
   public:
    Step(Reader& reader, std::string_view field) : reader_(reader) { reader.path_.push_back({field, 0}); }
    Step(Reader& reader, std::size_t index) : reader_(reader) { reader.path_.push_back({{}, index}); }
    ~Step() { reader_.path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reader& reader_;
  };

 private:
  struct Crumb {
    std::string_view field;
    std::size_t index = 0;
  };

  std::string_view where_;
  Source source_;
  std::vector<Crumb> path_;
  boost::json::array items_;
};

}  // namespace schema
