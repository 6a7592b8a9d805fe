#include "language_server/framing.h"

#include <gtest/gtest.h>

namespace maquette::lsp {
namespace {

TEST(Framing, MessagesComeWholeHoweverTheirBytesAreCut) {
  const std::string stream = framed("one") +
                             "content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH: 3\r\n\r\ntwo" +
                             framed("");
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameReader reader;
    std::vector<std::string> read;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      reader.feed(std::string_view(stream).substr(at, piece));
      while (auto content = reader.next()) read.push_back(*content);
    }
    EXPECT_EQ(read, (std::vector<std::string>{"one", "two", ""})) << piece;
    EXPECT_FALSE(reader.fault());
  }
}

std::optional<std::string> fault_of(std::string_view bytes) {
  FrameReader reader;
  reader.feed(bytes);
  EXPECT_FALSE(reader.next());
  return reader.fault();
}

TEST(Framing, WhatIsNotTheProtocolEndsTheStream) {
  EXPECT_EQ(fault_of("Content-Length: x\r\n\r\n"), "a Content-Length is not a number up to 33554432");
  EXPECT_EQ(fault_of("Content-Length: -1\r\n\r\n"), "a Content-Length is not a number up to 33554432");
  EXPECT_EQ(fault_of("Content-Length: 99999999999999999999\r\n\r\n"), "a Content-Length is not a number up to 33554432");
  EXPECT_EQ(fault_of("Content-Length: 33554433\r\n\r\n"), "a Content-Length is not a number up to 33554432");
  EXPECT_EQ(fault_of("Content-Length: 1\r\nContent-Length: 1\r\n\r\n"), "a header has two lengths");
  EXPECT_EQ(fault_of("Content-Type: a\r\n\r\n"), "a header lacks Content-Length");
  EXPECT_EQ(fault_of("{\"jsonrpc\":\"2.0\"}\r\n\r\n"), "a header field is neither Content-Length nor Content-Type");
  EXPECT_EQ(fault_of(std::string(5000, 'x')), "a header has more than 4096 bytes");
  EXPECT_EQ(fault_of("Content-Length: 1"), std::nullopt);  // more may come
}

TEST(Framing, AfterAFaultNothingIsReadAnyMore) {
  FrameReader reader;
  reader.feed("nonsense\r\n\r\n");
  EXPECT_FALSE(reader.next());
  reader.feed(framed("{}"));
  EXPECT_FALSE(reader.next());
}

}  // namespace
}  // namespace maquette::lsp
