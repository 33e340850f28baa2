#pragma once

#include <string>
#include <vector>

namespace mv {

// One fault in a flavor, for the person who wrote it.
struct FlavorProblem {
  std::string flavor;  // empty: the folder as a whole
  std::string file;    // path as it was opened
  int line = 0;        // 1-based; 0: the file as a whole
  std::string what;    // what is wrong, one sentence without a full stop
  std::string advice;  // what to do, one sentence without a full stop
  bool operator==(const FlavorProblem&) const = default;
};

// "backend/mv/configs/western/parameters.yaml:3: unknown key "camera"; remove it or write one of …"
std::string describe(const FlavorProblem& problem);

// Collects the problems of one file while it is read, or of several, one after the other.
class ProblemList {
 public:
  ProblemList(std::string flavor, std::string file) : flavor_(std::move(flavor)), file_(std::move(file)) {}

  void begin_file(std::string file) { file_ = std::move(file); }
  void add(int line, std::string what, std::string advice) {
    problems_.push_back({.flavor = flavor_,
                         .file = file_,
                         .line = line,
                         .what = std::move(what),
                         .advice = std::move(advice)});
  }
  const std::vector<FlavorProblem>& problems() const { return problems_; }

 private:
  std::string flavor_, file_;
  std::vector<FlavorProblem> problems_;
};

}  // namespace mv
