// The design language as constants: colours, corners, shadows, times. Lengths are design pixels (1920 x 1080).
//
// One accent, and it always means "your choice". Ink, not the accent, carries the main button. There is no error colour.
#pragma once

#include <cstdint>

namespace maquette::ui {

/// Display-referred sRGB with straight alpha, 8 bits a channel, in ImGui's byte order.
using Color = std::uint32_t;

constexpr Color rgb(std::uint32_t hex, float alpha = 1.0F) {
  const std::uint32_t r = (hex >> 16U) & 0xFFU, g = (hex >> 8U) & 0xFFU, b = hex & 0xFFU;
  return r | (g << 8U) | (b << 16U) | (static_cast<std::uint32_t>(alpha * 255.0F + 0.5F) << 24U);
}
constexpr Color with_alpha(Color color, float alpha) {
  const float own = static_cast<float>(color >> 24U) / 255.0F;
  return (color & 0x00FFFFFFU) | (static_cast<std::uint32_t>(own * alpha * 255.0F + 0.5F) << 24U);
}

namespace color {
inline constexpr Color kStage0 = rgb(0xF6F7F8), kStage1 = rgb(0xEAECEF), kStage2 = rgb(0xDCDFE4), kStage3 = rgb(0xD0D4DA);
inline constexpr Color kSurface = rgb(0xFFFFFF), kSurface2 = rgb(0xF3F4F6);
inline constexpr Color kLine = rgb(0xDCDFE4);     ///< decoration only, never the only edge of a control
inline constexpr Color kControl = rgb(0x6C7480);  ///< edges of controls
inline constexpr Color kInk = rgb(0x14161B), kInk2 = rgb(0x4A4F59), kInk3 = rgb(0x5F6570);
inline constexpr Color kAccent = rgb(0xC8361B), kOnAccent = rgb(0xFFFFFF);
inline constexpr Color kVeil = rgb(0xFFFFFF, 0.34F);
inline constexpr Color kScrim = rgb(0x101217, 0.64F);
inline constexpr Color kPictureEdge = rgb(0x000000, 0.14F);
inline constexpr Color kShadow = rgb(0x10141C);
inline constexpr Color kWhite = rgb(0xFFFFFF);
}  // namespace color

/// The author's workshop: dark, so that the product's colours stand out and a long day tires less.
namespace bench {
inline constexpr Color kFloor = rgb(0x15171B), kPane = rgb(0x1B1D22), kRaised = rgb(0x2A2E36), kHover = rgb(0x22252B);
inline constexpr Color kLine = rgb(0x373C46), kControl = rgb(0x7B8494), kTrack = rgb(0x2A2E36);
inline constexpr Color kInk = rgb(0xF5F6F8), kInk2 = rgb(0xC3C8D1), kGrey = rgb(0xA2A9B5);
inline constexpr Color kLink = rgb(0x8FB7FF), kAmber = rgb(0xF2C66B), kRed = rgb(0xFF9C8A), kOnPrimary = rgb(0x14161B);
inline constexpr Color kMark = rgb(0xFF7F61, 0.20F);  ///< behind the line in question
}  // namespace bench

namespace corner {
inline constexpr float kPicture = 12, kRow = 14, kKey = 14, kButton = 16, kField = 16, kRepair = 18, kCard = 20,
                       kBigButton = 20, kDialog = 28, kCheckbox = 12, kPane = 10, kTool = 8;
}  // namespace corner

/// A blurred copy of a card below it: two layers, each moved down and tinted.
struct ShadowLayer {
  float y = 0, sigma = 0, alpha = 0;
};
struct Shadow {
  ShadowLayer near, far;
};
inline constexpr Shadow kShadowRest{{1, 1, 0.10F}, {6, 8, 0.08F}};
inline constexpr Shadow kShadowCard{{2, 3, 0.06F}, {18, 24, 0.12F}};
inline constexpr ShadowLayer kShadowBar{-12, 20, 0.05F};

/// Seconds.
namespace motion {
inline constexpr double kPress = 0.090, kRelease = 0.160, kRing = 0.180, kTickDelay = 0.060;
inline constexpr double kPrice = 0.320, kPriceChangeStays = 1.600, kLine = 0.260, kRail = 0.420;
inline constexpr double kSheetIn = 0.340, kSheetOut = 0.220, kMarkerDelay = 0.090, kOutlines = 0.300;
inline constexpr double kScrollTau = 0.325, kSpring = 0.240, kToastIn = 0.200, kToastStays = 4.0;
inline constexpr double kFade = 0.240, kReducedFade = 0.120, kWorkingAfter = 0.250, kWorkingTurn = 0.900;
inline constexpr double kMovedIn = 0.150, kMovedHold = 0.450, kMovedOut = 0.300;
}  // namespace motion

inline constexpr float kPressScale = 0.96F;
inline constexpr float kOverScroll = 56.0F;
inline constexpr float kDragThreshold = 12.0F;  ///< a finger that moves farther scrolls instead of tapping

/// Material Icons, as UTF-8 of the private-use code points.
namespace icon {
inline constexpr const char* kUndo = "\uE166";
inline constexpr const char* kRedo = "\uE15A";
inline constexpr const char* kDice = "\uEB40";
inline constexpr const char* kTick = "\uE5CA";
inline constexpr const char* kNoEntry = "\uE14B";
inline constexpr const char* kChain = "\uE157";
inline constexpr const char* kGlobe = "\uE894";
inline constexpr const char* kHelp = "\uE8FD";
inline constexpr const char* kStartAgain = "\uF053";
inline constexpr const char* kForward = "\uE5C8";
inline constexpr const char* kBack = "\uE5C4";
inline constexpr const char* kChevron = "\uE5CC";
inline constexpr const char* kClose = "\uE5CD";
inline constexpr const char* kDelete = "\uE14A";
inline constexpr const char* kShift = "\uE318";
inline constexpr const char* kTrophy = "\uEA23";
inline constexpr const char* kTouch = "\uE913";
inline constexpr const char* kTurn = "\uE577";
inline constexpr const char* kInfo = "\uE88F";
inline constexpr const char* kPencil = "\uE3C9";
inline constexpr const char* kClock = "\uE8B5";
inline constexpr const char* kStore = "\uEA12";
inline constexpr const char* kLamp = "\uE42E";
inline constexpr const char* kSun = "\uE430";
inline constexpr const char* kMoon = "\uEF44";
inline constexpr const char* kCube = "\uE9FE";
inline constexpr const char* kHourglass = "\uE88B";
inline constexpr const char* kMustFix = "\uE001";
inline constexpr const char* kWarning = "\uE002";
inline constexpr const char* kHint = "\uE90F";
inline constexpr const char* kSearch = "\uE8B6";
inline constexpr const char* kOpen = "\uE89E";
inline constexpr const char* kPlay = "\uE037";
inline constexpr const char* kSwap = "\uE8D4";
inline constexpr const char* kRule = "\uF1C2";
}  // namespace icon

}  // namespace maquette::ui
