// Feeds bytes to the language server as a client's stream: headers, JSON, requests, half-written catalogs.
//
// An input that does not begin with a header is taken for the content of one message, so that the fuzzer need not learn to
// count. A catalog in memory stands for the client's: nothing on disk is named but a folder that does not exist.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "language_server/framing.h"
#include "language_server/server.h"

namespace {

using maquette::lsp::framed;

constexpr std::string_view kInitialize = R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}})";
constexpr std::string_view kOpen =
    R"({"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///no/such/cup/catalog.toml",)"
    R"("version":1,"text":"format = 1\n[catalog]\nid = \"cup\"\nversion = \"1\"\nname = \"Cup\"\ncurrency = \"EUR\"\n)"
    R"(languages = [\"en\"]\n[[group]]\nid = \"a\"\nlabel = \"A\"\n[[part]]\nid = \"a\"\nlabel = \"A\"\noption = [{ id = \"x\", )"
    R"(label = \"X\" }, { id = \"y\", label = \"Y\", tags = [\"t\"] }]\n[[rule]]\nid = \"r\"\nrule = \"a is x\"\nbecause = \"B.\"\n"}}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.find("\r\n\r\n") == std::string::npos) bytes = framed(bytes);
  std::size_t answers = 0;
  maquette::lsp::LanguageServer server([&](const std::string& content) { answers += content.empty() ? 0 : 1; });
  server.receive(kInitialize);
  server.receive(kOpen);
  if (answers == 0) std::abort();  // even the greeting is answered
  maquette::lsp::FrameReader reader;
  reader.feed(bytes);
  while (const auto content = reader.next()) server.receive(*content);
  return 0;
}
