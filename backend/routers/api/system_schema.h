#pragma once

#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "schema/fields.h"

namespace api {

struct Health {
  std::string status = "healthy";
  std::string service = "ai-video-generator";  // the name that monitors of this API ask for
  std::string version = "1.0.0";
};
BOOST_DESCRIBE_STRUCT(Health, (), (status, service, version))

struct Readiness {
  std::string status, records, outputs, jobs;
  std::vector<std::string> makers;  // why one that is set up cannot be used now
  std::vector<std::string> models;  // what is wrong with models that would be used
};
BOOST_DESCRIBE_STRUCT(Readiness, (), (status, records, outputs, jobs, makers, models))

struct Welcome {
  std::string name, version;
  boost::json::object links;
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (name, version, links))

struct LogIn {
  std::string key;
};
BOOST_DESCRIBE_STRUCT(LogIn, (), (key))

struct LoggedIn {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(LoggedIn, (), (message))

}  // namespace api
