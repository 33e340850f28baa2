#include <cstdio>

int main() {
  std::puts("songreel");
  return 0;
}
