// Session by example: a shoe small enough to check every answer in the head.
#include "maquette/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/evaluate.h"
#include "support/model_builder.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using testing::ModelBuilder;

constexpr auto kSelected = OptionState::selected;
constexpr auto kImplied = OptionState::implied;
constexpr auto kAvailable = OptionState::available;
constexpr auto kExcluded = OptionState::excluded;
constexpr auto kDead = OptionState::dead;

// Parts: 0 upper, 1 sole, 2 lining, 3 laces, 4 heel_text.
ModelBuilder shoe() {
  ModelBuilder b;
  b.base(kPrice, 10000);
  b.part("upper", {{"leather", 2000, 90, 1}, {"suede", 1500, 80, 2}, {"knit", 0, 40, 1}});
  b.part("sole", {{"cup", 0, 200, 1}, {"welt", 5000, 300, 12}});
  b.part("lining", {{"terry", 0, 20, 1}, {"membrane", 2500, 30, 3}});
  b.part("laces", {{"flat", 0, 10, 1}, {"waxed", 400, 12, 1}, {"gold", 900, 12, 30}});
  b.text("heel_text", 8);
  b.rule("suede-leaks", b.implies(b.is("lining", {"membrane"}), b.isnt("upper", {"suede"})));
  b.rule("knit-is-glued", b.implies(b.is("upper", {"knit"}), b.is("sole", {"cup"})));
  b.rule("welt-is-waxed", b.implies(b.is("sole", {"welt"}), b.is("laces", {"waxed"})));
  b.rule("no-gold", b.isnt("laces", {"gold"}));
  b.rule("knit-is-narrow", b.implies(b.is("upper", {"knit"}), b.isnt("heel_text", {"5", "6", "7", "8"})));
  return b;
}

TEST(Session, StatesOfOptions) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Domains domains = session.domains(b.selections({{"sole", "welt"}, {"lining", "membrane"}}));
  EXPECT_EQ(domains.satisfiable, Verdict::yes);
  EXPECT_THAT(domains.states[0], ElementsAre(kImplied, kExcluded, kExcluded));
  EXPECT_THAT(domains.states[1], ElementsAre(kAvailable, kSelected)) << "one may change one's mind";
  EXPECT_THAT(domains.states[2], ElementsAre(kAvailable, kSelected));
  EXPECT_THAT(domains.states[3], ElementsAre(kExcluded, kImplied, kDead));
}

TEST(Session, SelectionsThatConflict) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Selections selections = b.selections({{"upper", "knit"}, {"sole", "welt"}});
  const Domains domains = session.domains(selections);
  EXPECT_EQ(domains.satisfiable, Verdict::no);
  EXPECT_THAT(domains.states[0], ElementsAre(kAvailable, kAvailable, kSelected));
  EXPECT_THAT(domains.states[1], ElementsAre(kAvailable, kSelected));
  EXPECT_EQ(session.complete(selections).found, Verdict::no);
  const Explanation why = session.explain(selections);
  EXPECT_EQ(why.found, Verdict::yes);
  EXPECT_THAT(why.selections, ElementsAre(b.choice("upper", "knit"), b.choice("sole", "welt")));
  EXPECT_THAT(why.rules, ElementsAre(1));
  const Repairs repairs = session.repair(selections);
  ASSERT_EQ(repairs.repairs.size(), 3U);
  EXPECT_THAT(repairs.repairs[0].changes, ElementsAre(Change{1, 1, 0}));
  EXPECT_EQ(repairs.repairs[0].price_change, -5000);
  EXPECT_THAT(repairs.repairs[1].changes, ElementsAre(Change{0, 2, 1})) << "the other upper that a welt fits";
  EXPECT_THAT(repairs.repairs[2].changes, ElementsAre(Change{0, 2, 0}));
}

TEST(Session, ExplanationOfAWish) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Selections selections = b.selections({{"upper", "suede"}, {"laces", "flat"}, {"lining", "terry"}});
  const Explanation welt = session.explain(selections, b.choice("sole", "welt"));
  EXPECT_EQ(welt.found, Verdict::yes);
  EXPECT_THAT(welt.selections, ElementsAre(b.choice("laces", "flat")));
  EXPECT_THAT(welt.rules, ElementsAre(2));
  const Explanation gold = session.explain(selections, b.choice("laces", "gold"));
  EXPECT_EQ(gold.found, Verdict::yes);
  EXPECT_TRUE(gold.selections.empty());
  EXPECT_THAT(gold.rules, ElementsAre(3));
  EXPECT_EQ(session.explain(selections, b.choice("laces", "waxed")).found, Verdict::no) << "possible: nothing to explain";
}

TEST(Session, RepairsComeFewestChangesFirstThenByPrice) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Selections selections = b.selections({{"upper", "suede"}, {"laces", "flat"}, {"sole", "cup"}});
  const Repairs repairs = session.repair(selections, b.choice("lining", "membrane"));
  ASSERT_EQ(repairs.repairs.size(), 2U);
  EXPECT_THAT(repairs.repairs[0].changes, ElementsAre(Change{0, 1, 2})) << "suede -> knit, cheaper";
  EXPECT_EQ(repairs.repairs[0].price_change, 1000);
  const Repair& repair = repairs.repairs[1];
  EXPECT_THAT(repair.changes, ElementsAre(Change{0, 1, 0})) << "suede -> leather, the default";
  EXPECT_EQ(repair.price_change, 2500 + 500);
  EXPECT_EQ(repair.selections,
            b.selections({{"upper", "leather"}, {"laces", "flat"}, {"sole", "cup"}, {"lining", "membrane"}}));
  EXPECT_TRUE(broken_rules(session.model(), repair.variant).empty());
}

TEST(Session, ARepairOfAPossibleWishChangesNothing) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Repairs repairs = session.repair(b.selections({{"upper", "suede"}}), b.choice("laces", "waxed"));
  ASSERT_EQ(repairs.repairs.size(), 1U);
  EXPECT_TRUE(repairs.repairs[0].changes.empty());
  EXPECT_EQ(repairs.repairs[0].price_change, 400);
}

TEST(Session, ADeadWishHasNoRepair) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Repairs repairs = session.repair(b.selections({{"upper", "suede"}}), b.choice("laces", "gold"));
  EXPECT_EQ(repairs.found, Verdict::no);
  EXPECT_TRUE(repairs.repairs.empty());
}

TEST(Session, ARepairCutsATextWhereLettersMustGo) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  Selections selections = b.selections({{"heel_text", "6"}});
  selections.texts[4] = "L\u00C9A 07";
  const Repairs repairs = session.repair(selections, b.choice("upper", "knit"));
  ASSERT_EQ(repairs.repairs.size(), 1U);
  EXPECT_THAT(repairs.repairs[0].changes, ElementsAre(Change{4, 6, 4}));
  EXPECT_EQ(repairs.repairs[0].selections.texts.at(4), "L\u00C9A ");
  EXPECT_EQ(repairs.repairs[0].variant.texts.at(4), "L\u00C9A ");
}

TEST(Session, RepairsArePricedAgainstWhatTheCustomerSees) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Selections selections = b.selections({{"upper", "suede"}});
  const Variant current{{1, 0, 0, 1, 0}, {}};  // waxed laces, kept from before
  const Repairs repairs = session.repair(selections, b.choice("sole", "welt"), 3, &current);
  ASSERT_EQ(repairs.repairs.size(), 1U);
  EXPECT_EQ(repairs.repairs[0].price_change, 5000) << "the laces it needs are already there";
}

TEST(Session, CompletionsKeepTextsAndWhatIsSeen) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  Selections selections = b.selections({{"sole", "welt"}, {"heel_text", "3"}});
  selections.texts[4] = "LEA";
  const Completion completion = session.complete(selections);
  ASSERT_EQ(completion.found, Verdict::yes);
  EXPECT_THAT(completion.variant.options, ElementsAre(0, 1, 0, 1, 3));
  EXPECT_EQ(completion.variant.texts.at(4), "LEA");

  const Variant seen{{1, 0, 0, 1, 2}, {{4, "07"}}};
  const Completion near = session.complete(b.selections({{"lining", "terry"}}), &seen);
  EXPECT_EQ(near.variant, seen);
}

TEST(Session, AColourThatMustGoIsReplacedByTheOneMostLikeIt) {
  ModelBuilder b;
  b.part("material", {"leather", "suede"});
  b.part("colour", {"white", "black", "navy", "bone"});
  const std::vector<Rgb> colours{{250, 250, 250}, {15, 15, 15}, {25, 35, 80}, {232, 224, 208}};
  for (std::size_t i = 0; i < colours.size(); ++i) b.part_of("colour").options[i].color = colours[i];
  b.rule("no-white-suede", b.implies(b.is("material", {"suede"}), b.isnt("colour", {"white"})));
  b.rule("no-navy-suede", b.implies(b.is("material", {"suede"}), b.isnt("colour", {"navy"})));
  Session session(b.build());
  EXPECT_THAT(session.complete(b.selections({{"material", "suede"}})).variant.options, ElementsAre(1, 3))
      << "white to bone";
  const Repairs repairs = session.repair(b.selections({{"colour", "navy"}}), b.choice("material", "suede"));
  ASSERT_EQ(repairs.repairs.size(), 2U);
  EXPECT_THAT(repairs.repairs[0].changes, ElementsAre(Change{1, 2, 1})) << "navy to black";
}

TEST(Session, OffersTellTheWholePriceChange) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Variant current = session.complete({}).variant;
  const std::vector<Offer> soles = session.offers({}, 1, current);
  EXPECT_EQ(soles[0].price_change, 0);
  EXPECT_EQ(soles[1].price_change, 5000 + 400) << "a welt needs waxed laces";
  EXPECT_EQ(soles[1].lead_time_change, 11);
  const std::vector<Offer> laces = session.offers(b.selections({{"laces", "flat"}}), 3, current);
  EXPECT_EQ(laces[0].state, kSelected);
  EXPECT_EQ(laces[1].price_change, 400);
  EXPECT_EQ(laces[2].state, kDead);
  EXPECT_EQ(laces[2].price_change, 0);
}

TEST(Session, MinimaOfSumsAndOfTheLongest) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  const Completion cheapest = session.minimize(b.selections({{"sole", "welt"}}), kPrice);
  EXPECT_TRUE(cheapest.optimal);
  EXPECT_EQ(quote(session.model(), cheapest.variant).totals[kPrice], 10000 + 1500 + 5000 + 400);
  const Completion quickest = session.minimize(b.selections({{"lining", "membrane"}}), kLeadTime);
  EXPECT_TRUE(quickest.optimal);
  EXPECT_EQ(quote(session.model(), quickest.variant).totals[kLeadTime], 3);
  EXPECT_EQ(quickest.variant.options[0], 0U) << "of the quickest, the one nearest to the defaults";
}

TEST(Session, SurprisesDifferWithTheSeed) {
  const ModelBuilder b = shoe();
  Session session(b.build());
  std::set<std::vector<OptionIndex>> seen;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Completion surprise = session.surprise({}, seed);
    ASSERT_EQ(surprise.found, Verdict::yes);
    EXPECT_TRUE(broken_rules(session.model(), surprise.variant).empty());
    EXPECT_EQ(surprise.variant.options[4], 0U) << "no random letters";
    seen.insert(surprise.variant.options);
  }
  EXPECT_GT(seen.size(), 8U);
}

TEST(Session, AModelWithoutRulesAndWithOneOptionAParts) {
  ModelBuilder b;
  b.part("only", {"one"});
  Session session(b.build());
  const Domains domains = session.domains({});
  EXPECT_EQ(domains.satisfiable, Verdict::yes);
  EXPECT_THAT(domains.states[0], ElementsAre(kImplied));
  EXPECT_EQ(session.complete({}).found, Verdict::yes);
}

TEST(Session, AnEmptyModelAndAVoidOne) {
  ModelBuilder empty;
  Session nothing(empty.build());
  EXPECT_EQ(nothing.domains({}).satisfiable, Verdict::yes);
  EXPECT_EQ(nothing.complete({}).found, Verdict::yes);

  ModelBuilder b = shoe();
  b.rule("never", b.constant(false));
  Session session(b.build());
  EXPECT_EQ(session.domains({}).satisfiable, Verdict::no);
  EXPECT_THAT(session.domains({}).states[1], ElementsAre(kDead, kDead));
  EXPECT_EQ(session.complete({}).found, Verdict::no);
  EXPECT_EQ(session.minimize({}, kPrice).found, Verdict::no);
  EXPECT_THAT(session.explain({}).rules, ElementsAre(5));
}

}  // namespace
}  // namespace maquette
