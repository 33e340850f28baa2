#include <string>
#include <vector>

#include "media/media.h"

// The worker that this room's tests start, since the real one is the whole program.
int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  return media::worker_main(arguments);
}
