#include "entry/media.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/entry/sample_media.h"

namespace maquette::entry {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

std::string png_problem(const std::string& png) { return refuse_png(png).value_or(""); }
std::string glb_problem(const std::string& glb) { return refuse_glb(glb).value_or(""); }

const std::string kSignature("\x89PNG\r\n\x1a\n", 8);

std::string png_of(const std::string& header, const std::string& rest) {
  return kSignature + png_chunk("IHDR", header) + rest;
}

TEST(Png, AcceptsAWholeOne) {
  EXPECT_EQ(png_problem(tiny_png()), "");
  EXPECT_EQ(png_problem(png_of(png_header(8192, 8192), png_chunk("pHYs", "123456789") + png_chunk("IDAT", "x") +
                                                           png_chunk("IDAT", "y") + png_chunk("IEND", ""))),
            "");
}

TEST(Png, EverySingleByteMatters) {
  const std::string png = tiny_png();
  for (std::size_t at = 0; at < png.size(); ++at) {
    for (int flip = 1; flip < 256; ++flip) {
      std::string changed = png;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      ASSERT_NE(png_problem(changed), "") << at << " xor " << flip;
    }
  }
}

TEST(Png, SaysWhatIsWrong) {
  const std::string rest = png_chunk("IDAT", "x") + png_chunk("IEND", "");
  EXPECT_EQ(png_problem(""), "not a PNG");
  EXPECT_EQ(png_problem("GIF89a"), "not a PNG");
  for (std::size_t size = 8; size < tiny_png().size(); ++size) {
    EXPECT_THAT(png_problem(tiny_png().substr(0, size)), HasSubstr("damaged PNG")) << size;
  }
  EXPECT_THAT(png_problem(png_of(png_header(8193, 1), rest)), HasSubstr("8193 x 1 pixels"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 0xFFFFFFFF), rest)), HasSubstr("1 x 4294967295 pixels"));
  EXPECT_THAT(png_problem(png_of(png_header(0, 1), rest)), HasSubstr("0 x 1 pixels"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1) + "x", rest)), HasSubstr("wrong length"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1).replace(9, 1, "\x05"), rest)), HasSubstr("pixel format"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1).replace(8, 1, "\x03"), rest)), HasSubstr("pixel format"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1).replace(12, 1, "\x02"), rest)), HasSubstr("pixel format"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1), png_chunk("tEXt", "Author\0me") + rest)), HasSubstr("no render needs"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1), png_chunk("IHDR", png_header(1, 1)) + rest)),
              HasSubstr("header is not"));
  EXPECT_THAT(png_problem(kSignature + rest), HasSubstr("header is not its first chunk"));
  EXPECT_THAT(png_problem(png_of(png_header(1, 1), png_chunk("IEND", ""))), HasSubstr("without pixels"));
  EXPECT_THAT(png_problem(tiny_png() + "x"), HasSubstr("bytes after the end"));
}

TEST(Glb, AcceptsAWholeOne) {
  EXPECT_EQ(glb_problem(tiny_glb()), "");
  EXPECT_EQ(glb_problem(make_glb(R"({"asset":{"version":"2.0"},"buffers":[{"byteLength":4}],"images":[{"bufferView":0}]})",
                                 "abcd")),
            "");
}

TEST(Glb, SaysWhatIsWrong) {
  const std::string good = tiny_glb();
  EXPECT_THAT(glb_problem(""), HasSubstr("not a glTF 2.0 binary"));
  EXPECT_THAT(glb_problem("glTF\x01" + good.substr(5)), HasSubstr("not a glTF 2.0 binary"));
  EXPECT_THAT(glb_problem(good + "abcd"), HasSubstr("another length"));
  EXPECT_THAT(glb_problem(good.substr(0, good.size() - 4)), HasSubstr("another length"));
  EXPECT_THAT(glb_problem(good.substr(0, 12) + "\xF0" + good.substr(13)), HasSubstr("first chunk"));
  EXPECT_THAT(glb_problem(good.substr(0, 16) + "BIN " + good.substr(20)), HasSubstr("first chunk"));
  EXPECT_THAT(glb_problem(make_glb("{")), HasSubstr("its JSON is refused"));
  EXPECT_THAT(glb_problem(make_glb("[]")), HasSubstr("is not glTF 2.0"));
  EXPECT_THAT(glb_problem(make_glb(R"({"asset":{"version":"1.0"}})")), HasSubstr("is not glTF 2.0"));
  EXPECT_THAT(glb_problem(make_glb(R"({"asset":{"version":"2.0"},"extras":)" + std::string(40'000, '['))),
              HasSubstr("nested"));
  EXPECT_THAT(glb_problem(make_glb(R"({"asset":{"version":"2.0"},"buffers":[{"uri":"../../etc/hostname"}]})")),
              HasSubstr("links to other files"));
  EXPECT_THAT(glb_problem(make_glb(R"({"asset":{"version":"2.0"},"images":[{"uri":"http://x/y.png"}]})")),
              HasSubstr("links to other files"));
}

}  // namespace
}  // namespace maquette::entry
