// Every screen in every language: no text is wider than the control it stands in, none lies over another, none is cut that
// matters, and none leaves the window. Words are long in German and tall in Japanese; what an author changes in a file of
// words shows here before it shows on a kiosk.
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <filesystem>

#include "customer.h"
#include "stand_ins.h"
#include "ui/letter_sheet.h"
#include "ui/screens.h"

namespace maquette::ui {
namespace {

using testing::Customer;
using viewer::Screen;

const std::filesystem::path kRoot = MAQUETTE_SOURCE_DIR;

/// What all tests share: the sneaker, its answers, the fonts baked for a window of 1920 x 1080.
struct Shop {
  Shop() {
    fonts = Fonts::open(&problem);
    if (!fonts) return;
    fonts->keep_letters_in(std::make_unique<testing::NoTextures>());
    fonts->bake(atlas, 1.0F, 11.0F, true);
    atlas.Build();
    const std::filesystem::path catalog = kRoot / "catalogs" / "court-sneaker";
    model = load_catalog(catalog).model;
    session.emplace(model);
    languages = viewer::load_languages(kRoot / "viewer" / "words", catalog / "words");
  }
  std::string problem;
  ImFontAtlas atlas;
  std::unique_ptr<Fonts> fonts;
  std::shared_ptr<const Model> model;
  std::optional<Session> session;
  viewer::Languages languages;
};

constexpr float kMargin = 12;  ///< nothing that is read comes nearer to an edge

/// What is out of sight (scrolled away) is over nothing.
bool overlap(Rect a, Rect b) {
  constexpr float kTouching = 2;
  if (a.w <= 0 || a.h <= 0 || b.w <= 0 || b.h <= 0) return false;
  return a.x + kTouching < b.right() && b.x + kTouching < a.right() && a.y + kTouching < b.bottom() &&
         b.y + kTouching < a.bottom();
}

Rect seen_part(const DrawnText& text) {
  const float x = std::max(text.box.x, text.clip.x), y = std::max(text.box.y, text.clip.y);
  return {x, y, std::max(0.0F, std::min(text.box.right(), text.clip.right()) - x),
          std::max(0.0F, std::min(text.box.bottom(), text.clip.bottom()) - y)};
}

class Fit : public ::testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() { shop = new Shop; }
  static void TearDownTestSuite() {
    delete shop;
    shop = nullptr;
  }
  Fit() : list(&shared), shadows(testing::no_shadows()) {
    shared.ClipRectFullscreen = {0, 0, 1920, 1080};
    shared.InitialFlags = ImDrawListFlags_AllowVtxOffset;
    shared.SetCircleTessellationMaxError(0.3F);
    shared.CurveTessellationTol = 1.25F;
  }
  void SetUp() override {
    if (!shop->fonts) GTEST_SKIP() << shop->problem;
    ASSERT_TRUE(shop->languages.words.contains(GetParam()));
    for (const auto& [tag, words] : shop->languages.words)
      options.languages.push_back({tag, words[viewer::Word::language_name]});
  }

  Customer customer() { return Customer(shop->model, *shop->session, GetParam()); }

  /// Draws until nothing moves.
  void show(const viewer::ViewerState& state) {
    ui.emplace(*shop->fonts, shadows, pictures);
    ui->reduced_motion = true;
    ui->log_texts();
    for (int frame = 0; frame < 4; ++frame) {
      list._ResetForNewFrame();
      list.PushClipRectFullScreen();
      Input input;
      input.now = now += 1.0;
      ui->begin(list, input, 1920, 1080, shop->languages.words.find(state.language)->second);
      draw_screen(state, *ui, options);
      ui->end();
    }
  }

  /// `may_cut`: where a text may end in an ellipsis, as a list of what the customer chose does.
  void expect_fit(const std::string& screen, Rect may_cut = {}) {
    SCOPED_TRACE(screen);
    EXPECT_FALSE(ui->texts().empty());
    for (const DrawnText& text : ui->texts()) {
      EXPECT_TRUE(text.box.x >= kMargin && text.box.right() <= 1920 - kMargin) << "“" << text.text << "” leaves the window";
      const bool cut = text.text.ends_with("…");
      EXPECT_TRUE(!cut || may_cut.contains(text.box.center())) << "“" << text.text << "” is cut";
      expect_inside_its_control(text);
    }
    expect_apart();
  }

  bool is_drawn(viewer::Word word) const {
    const std::string& said = shop->languages.words.find(GetParam())->second[word];
    return std::any_of(ui->texts().begin(), ui->texts().end(), [&](const DrawnText& text) { return text.text == said; });
  }

  void expect_inside_its_control(const DrawnText& text) {
    const Rect seen = seen_part(text);
    if (seen.w <= 0 || seen.h <= 0) return;
    const Point middle = text.box.center();
    for (const Traced& control : ui->traced()) {
      if (!control.enabled || !control.box.contains(middle) || control.box.w > 1000) continue;
      EXPECT_TRUE(text.box.x >= control.box.x && text.box.right() <= control.box.right())
          << "“" << text.text << "” is wider than " << control.name;
    }
  }

  void expect_apart() {
    const auto& texts = ui->texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_FALSE(overlap(seen_part(texts[i]), seen_part(texts[j])))
            << "“" << texts[j].text << "” and “" << texts[i].text << "” lie over each other";
      }
    }
  }

  static inline Shop* shop = nullptr;
  ImDrawListSharedData shared;
  ImDrawList list;
  Shadows shadows;
  testing::NoPictures pictures;
  ScreenOptions options;
  std::optional<UiContext> ui;
  double now = 0;
};

TEST_P(Fit, ALongNumberOfDesignsKeepsItsPlace) {
  Customer visit = customer();
  visit.does(viewer::OpenReview{});
  // Longer than any catalog of ours gives; the card begins at 1096.
  visit.state = viewer::reduce(std::move(visit.state), viewer::CountArrived{visit.state.revision, std::string(31, '9')});
  show(visit.state);
  expect_fit("review", {1096, 0, 824, 1080});
  const Rect card{1096, 0, 824, 1080};
  for (const DrawnText& text : ui->texts()) {
    EXPECT_TRUE(text.box.x >= card.x || text.box.right() <= card.x - kMargin) << "“" << text.text << "” runs into the card";
  }
}

constexpr Rect kRail{0, 200, 380, 700};

TEST_P(Fit, Studio) {
  Customer visit = customer();
  visit.chooses("construction.liner", "waterproof").chooses("vamp.material", "tumbled");
  for (GroupIndex group = 0; group < shop->model->groups.size(); ++group) {
    if (viewer::text_part(*shop->model, group)) continue;
    show(visit.does(viewer::SelectGroup{group}).state);
    expect_fit("studio, " + shop->model->groups[group].id, kRail);
  }
}

TEST_P(Fit, EveryLight) {
  Customer visit = customer();
  visit.state.lights = viewer::lights_from(viewer::Light::own);
  for (const viewer::Light light : visit.state.lights) {
    show(visit.does(viewer::ChooseLight{light}).state);
    expect_fit("studio, light " + std::to_string(static_cast<int>(light)), kRail);
    EXPECT_TRUE(is_drawn(viewer::Word::surprise_me));
  }
}

TEST_P(Fit, WhyNot) {
  show(customer().chooses("construction.sole", "vulcanised").wishes("vamp.material", "knit").state);
  expect_fit("why not", {1096, 0, 824, 1080});
  show(customer().chooses("vamp.material", "nubuck").wishes("construction.finish", "waxed").state);
  expect_fit("why not", {1096, 0, 824, 1080});
}

TEST_P(Fit, Personalise) {
  Customer visit = customer();
  for (GroupIndex group = 0; group < shop->model->groups.size(); ++group) {
    if (!viewer::text_part(*shop->model, group)) continue;
    const std::string& where = shop->model->groups[group].id;
    visit.does(viewer::SelectGroup{group});
    ASSERT_EQ(visit.state.screen, Screen::personalise);
    show(visit.state);
    expect_fit(where + ", no text");
    show(visit.does(viewer::TypeText{"ÄÖÜ 07"}).state);
    expect_fit(where + ", a text");
    show(visit.does(viewer::SetKeyLayer{viewer::KeyLayer::accents}).state);
    expect_fit(where + ", accents");
    visit.does(viewer::NoText{});
  }
  EXPECT_FALSE(visit.state.history.past.empty()) << "there is a text part";
}

TEST_P(Fit, Review) {
  show(customer().chooses("construction.liner", "waterproof").does(viewer::OpenReview{}).state);
  expect_fit("review", {1096, 0, 824, 1080});
}

TEST_P(Fit, Contest) {
  Customer visit = customer();
  visit.does(viewer::OpenReview{}).does(viewer::OpenContest{});
  show(visit.state);
  expect_fit("contest");
  for (const auto layer : {viewer::KeyLayer::letters, viewer::KeyLayer::capitals, viewer::KeyLayer::accents,
                           viewer::KeyLayer::symbols, viewer::KeyLayer::kana, viewer::KeyLayer::katakana}) {
    show(visit.does(viewer::SetKeyLayer{layer}).state);
    expect_fit("keys");
  }
}

TEST_P(Fit, Done) {
  Customer visit = customer();
  visit.does(viewer::OpenReview{}).does(viewer::OpenContest{});
  visit.does(viewer::EditField{viewer::EntryField::name, "Léa"});
  visit.does(viewer::EditField{viewer::EntryField::title, "Deep water"});
  visit.does(viewer::EditField{viewer::EntryField::email, "lea@example.com"});
  visit.does(viewer::ToggleConsent{viewer::Consent::show_publicly});
  visit.does(viewer::ToggleConsent{viewer::Consent::age_or_guardian});
  visit.does(viewer::SubmitEntry{});
  visit.does(viewer::EntryFinished{visit.state.entry.request, "M7K-4QD", 318});
  ASSERT_EQ(visit.state.screen, Screen::done);
  show(visit.state);
  expect_fit("done");
}

/// A desk's screen: lists may be cut, its tools may not.
TEST_P(Fit, Workshop) {
  auto files = std::make_shared<CatalogFiles>();
  files->entry_point = "court-sneaker/catalog.toml";
  viewer::ViewerState state =
      viewer::first_author_state({1, shop->model, files, {}, "14:02:31", 0.15}, GetParam(), testing::kToday);
  viewer::TestLine failing;
  failing.name = "a test";
  failing.where = {"court-sneaker/tests/build.toml", 27, 1};
  failing.run = true;
  failing.passed = Verdict::no;
  failing.expected = failing.found = "something";
  failing.rules = {7};
  failing.fix.emplace().variant = state.design.shown;
  state = viewer::reduce(std::move(state), viewer::TestsBegun{1, {failing}, {}});
  for (const auto stage : {viewer::Dispatch::Stage::refused, viewer::Dispatch::Stage::weighed}) {
    viewer::Dispatch& dispatch = state.workshop->dispatch;
    dispatch.stage = stage;
    dispatch.hindrances = {{viewer::Hindrance::Kind::no_shelf}, {viewer::Hindrance::Kind::failing_tests, 12}};
    const std::string many(25, '7');
    dispatch.effect = {"2026.1", "2026.2", many, many, many, false};
    show(state);
    for (const DrawnText& text : ui->texts()) {
      EXPECT_TRUE(text.box.x >= kMargin && text.box.right() <= 1920 - kMargin) << "“" << text.text << "” leaves the window";
      expect_inside_its_control(text);
    }
    expect_apart();
    EXPECT_TRUE(is_drawn(viewer::Word::send_to_kiosks) && is_drawn(viewer::Word::run_tests) &&
                is_drawn(viewer::Word::show_clash) && is_drawn(viewer::Word::show_fix));
  }
}

/// The card of help is drawn over the studio: what it says is compared with itself alone.
TEST_P(Fit, Help) {
  show(customer().does(viewer::ShowHelp{true}).state);
  const std::string& title = shop->languages.words.find(GetParam())->second[viewer::Word::help_tap];
  bool said = false;
  for (const DrawnText& text : ui->texts()) {
    said = said || text.text == title;
    EXPECT_FALSE(said && text.text.ends_with("…")) << text.text;
  }
  EXPECT_TRUE(said) << "the first hint is shown whole";
}

TEST_P(Fit, TheListOfLanguages) {
  show(customer().does(viewer::ShowLanguages{true}).state);
  for (const LanguageName& language : options.languages) {
    bool listed = false;
    for (const DrawnText& text : ui->texts()) listed = listed || (text.text == language.name && text.box.y > 76);
    EXPECT_TRUE(listed) << language.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Fit, ::testing::Values("en", "fr", "de", "ja"),
                         [](const auto& each) { return std::string(each.param); });

}  // namespace
}  // namespace maquette::ui
