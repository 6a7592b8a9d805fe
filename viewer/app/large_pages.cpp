#include "app/large_pages.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace maquette::app {

void ask_for_large_pages(char** argv) {
  constexpr const char* variable = "GLIBC_TUNABLES";
  const char* const said = std::getenv(variable);
  std::string tunables = said == nullptr ? "" : said;
  if (tunables.find("glibc.malloc.hugetlb") != std::string::npos) return;
  tunables += (tunables.empty() ? "" : ":") + std::string("glibc.malloc.hugetlb=1");
  if (setenv(variable, tunables.c_str(), 1) == 0) execv("/proc/self/exe", argv);
}

}  // namespace maquette::app
