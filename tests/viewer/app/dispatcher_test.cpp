// From the workshop to a kiosk on a real shelf: weighed, sent, seen, refused.
#include "app/dispatcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <semaphore>

#include "app/kiosk_catalog.h"
#include "app/reloader.h"
#include "maquette/release.h"
#include "state/reduce.h"

namespace maquette::app {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using Stage = viewer::Dispatch::Stage;

constexpr viewer::Date kDay{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
constexpr auto kPatience = std::chrono::seconds(60);  ///< for machines that are busy; no figure is judged by it

class Sending : public ::testing::Test {
 protected:
  Sending() {
    fs::remove_all(home);
    fs::create_directories(shelf);
    fs::copy(fs::path(MAQUETTE_SOURCE_DIR) / "tests/support/data/catalogs", root, fs::copy_options::recursive);
    edit("mesh = \"teapot.glb\"\n", "", "teapot/catalog.toml");  // it is there for its names: no stage can show it
  }
  ~Sending() override { fs::remove_all(home); }

  /// An author's state whose catalog may go, as the shoe's tests of the state make sure.
  viewer::ViewerState author() {
    const ReadCatalog read = read_catalog(root / "teapot", 1, FileWatch::Clock::now());
    EXPECT_TRUE(read.saved.model);
    viewer::ViewerState state = viewer::first_author_state(read.saved, "en", kDay);
    state.workshop->shelf = shelf.string();
    state.workshop->linted = true;
    state.workshop->cases = std::make_shared<const CaseFiles>();
    return viewer::reduce(std::move(state), viewer::SendToKiosks{});
  }
  /// Until the next step is done.
  void work(viewer::ViewerState* state) {
    dispatcher.ask(*state);
    ASSERT_TRUE(news.try_acquire_for(kPatience));
    for (const viewer::Action& action : dispatcher.take()) *state = viewer::reduce(std::move(*state), action);
    EXPECT_TRUE(dispatcher.idle());
  }
  viewer::ViewerState sent() {
    viewer::ViewerState state = author();
    work(&state);
    state = viewer::reduce(std::move(state), viewer::ConfirmSend{});
    work(&state);
    EXPECT_EQ(state.workshop->dispatch.problem, "");
    return state;
  }
  void edit(const std::string& from, const std::string& to, const fs::path& file = "teapot/rules.toml") const {
    std::ifstream stream(root / file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
    std::ofstream(root / file, std::ios::binary) << text;
  }
  KioskSource source() const { return {shelf / "teapot", {}, {}}; }

  fs::path home = fs::path(::testing::TempDir()) /
                  (std::string("sending-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
  fs::path root = home / "catalogs", shelf = home / "shelf";
  std::counting_semaphore<> news{0};
  Dispatcher dispatcher{shelf, home / "author.key", [this] { news.release(); }};
};

TEST_F(Sending, TheFirstReleaseHasNothingBeforeIt) {
  viewer::ViewerState state = author();
  ASSERT_EQ(state.workshop->dispatch.stage, Stage::weighing);
  work(&state);
  EXPECT_EQ(state.workshop->dispatch.stage, Stage::weighed);
  EXPECT_EQ(state.workshop->dispatch.effect.from, "");
  EXPECT_EQ(state.workshop->dispatch.effect.to, "2026.1");
  EXPECT_FALSE(fs::exists(shelf / "teapot")) << "weighing puts nothing on the shelf";
}

TEST_F(Sending, SaysWhatKiosksWouldNotice) {
  sent();
  edit("then lid is dome", "then lid is not dome");
  viewer::ViewerState state = author();
  work(&state);
  const viewer::ReleaseEffect& effect = state.workshop->dispatch.effect;
  EXPECT_EQ(effect.from, "2026.1");
  ASSERT_TRUE(effect.removed && effect.added && effect.kept);
  EXPECT_NE(*effect.removed, "0");
  EXPECT_NE(*effect.added, "0");
  EXPECT_FALSE(effect.same);
}

TEST_F(Sending, KnowsWhatKiosksHaveAlready) {
  sent();
  viewer::ViewerState state = author();
  work(&state);
  EXPECT_TRUE(state.workshop->dispatch.effect.same);
}

TEST_F(Sending, WhatIsSentIsWhatAKioskShows) {
  const viewer::ViewerState state = sent();
  EXPECT_EQ(state.workshop->dispatch.stage, Stage::sent);
  EXPECT_TRUE(fs::exists(shelf / "releases" / state.workshop->dispatch.release));
  const FreshResult fresh = read_fresh(source(), kDay);
  ASSERT_TRUE(fresh.catalog) << fresh.problem;
  EXPECT_EQ(fresh.catalog->read.saved.model->digest, state.model->digest);
}

TEST_F(Sending, AShelfThatCannotBeWrittenIsASentence) {
  fs::remove_all(shelf);
  std::ofstream(shelf, std::ios::binary) << "a file";
  viewer::ViewerState state = author();
  work(&state);
  state = viewer::reduce(std::move(state), viewer::ConfirmSend{});
  work(&state);
  EXPECT_EQ(state.workshop->dispatch.stage, Stage::failed);
  EXPECT_THAT(state.workshop->dispatch.problem, HasSubstr("cannot create"));
}

/// A kiosk that watches the shelf.
class KioskWatching : public Sending {
 protected:
  std::optional<FreshResult> next(KioskCatalog& kiosk, viewer::Date day = kDay) {
    kiosk.look(day);
    if (kiosk.idle()) return std::nullopt;
    EXPECT_TRUE(news.try_acquire_for(kPatience));
    std::optional<FreshResult> fresh;
    while (!fresh) fresh = kiosk.take();
    return fresh;
  }
  std::function<void()> wake = [this] { news.release(); };
};

TEST_F(KioskWatching, AKioskTakesTheNextReleaseAndNothingElse) {
  sent();
  KioskCatalog kiosk(source(), kDay, wake);
  EXPECT_FALSE(next(kiosk)) << "it shows that one";
  edit("because", "because ");
  const std::string digest = sent().model->digest;
  const auto fresh = next(kiosk);
  ASSERT_TRUE(fresh && fresh->catalog);
  EXPECT_EQ(fresh->catalog->read.saved.model->digest, digest);
  EXPECT_FALSE(next(kiosk));
}

TEST_F(KioskWatching, ABrokenReleaseIsRefusedOnce) {
  sent();
  KioskCatalog kiosk(source(), kDay, wake);
  edit("because", "because ");
  const std::string release = sent().workshop->dispatch.release;
  std::ofstream(shelf / "releases" / release / "teapot/rules.toml", std::ios::app) << "\n";
  const auto fresh = next(kiosk);
  ASSERT_TRUE(fresh);
  EXPECT_FALSE(fresh->catalog);
  EXPECT_EQ(fresh->problem, "the files are not those that were sealed");
  EXPECT_FALSE(next(kiosk)) << "it is not read again and again";
}

TEST_F(KioskWatching, OnlyATrustedAuthorsReleaseIsShown) {
  sent();
  KioskSource trusting = source();
  trusting.trusted = read_public_keys(home / "author.key.pub").keys;
  ASSERT_EQ(trusting.trusted.size(), 1U);
  EXPECT_EQ(refuse_source(trusting), std::nullopt);
  trusting.trusted = {open_or_create_key(home / "stranger.key").key->public_key};
  EXPECT_THAT(refuse_source(trusting).value_or(""), HasSubstr("which is not trusted"));
  EXPECT_THAT(refuse_source({root / "teapot", {}, trusting.trusted}).value_or(""), HasSubstr("nobody sealed it"));
}

TEST_F(KioskWatching, AnotherDayAndAnotherStockSheetAreAnotherCatalog) {
  KioskSource stocked{root / "teapot", {{}, {}, home / "stock.csv"}, {}};
  std::ofstream(home / "stock.csv") << "part,option,stock\nlid,dome,3\n";
  KioskCatalog kiosk(stocked, kDay, wake);
  EXPECT_FALSE(next(kiosk));
  const auto tomorrow = next(kiosk, viewer::plus_days(kDay, 1));
  ASSERT_TRUE(tomorrow && tomorrow->catalog);
  EXPECT_EQ(tomorrow->catalog->read.saved.sale.day, "2026-11-23");
  EXPECT_TRUE(tomorrow->catalog->read.saved.sale.absences.empty());
  std::ofstream(home / "stock.csv") << "part,option,stock\nlid,dome,0\nlid,flat,12\n";
  const auto sold_out = next(kiosk, viewer::plus_days(kDay, 1));
  ASSERT_TRUE(sold_out && sold_out->catalog) << (sold_out ? sold_out->problem : "");
  ASSERT_EQ(sold_out->catalog->read.saved.sale.absences.size(), 1U);
  EXPECT_EQ(sold_out->catalog->read.saved.sale.absences[0].why, Unavailable::out_of_stock);
}

TEST(PublicKeys, AreReadWithTheirMistakes) {
  const fs::path file = fs::path(::testing::TempDir()) / "some.pub";
  std::ofstream(file) << "# the author\n" << std::string(64, 'a') << "\n";
  EXPECT_EQ(read_public_keys(file).keys.size(), 1U);
  std::ofstream(file) << "abc\n";
  EXPECT_THAT(read_public_keys(file).problem, HasSubstr(":1: a public key is 64 hex digits"));
  std::ofstream(file) << "# none\n";
  EXPECT_THAT(read_public_keys(file).problem, HasSubstr("there are no public keys"));
  EXPECT_THAT(read_public_keys(file.parent_path() / "nowhere").problem, HasSubstr("there are no public keys"));
}

}  // namespace
}  // namespace maquette::app
