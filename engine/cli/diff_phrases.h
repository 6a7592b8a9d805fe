// What the report and the page of a difference say.
#pragma once

#include "cli/phrases.h"

namespace maquette::cli::diff_phrases {

// The sentence that says it all: clauses, joined and ended.
inline constexpr Phrase kRemoves{"removes %1 designs", "retire %1 modèles", "entfernt %1 Entwürfe",
                                 "%1件のデザインがなくなります"};
inline constexpr Phrase kRemovesUncounted{"removes an uncounted number of designs",
                                          "retire un nombre non compté de modèles", "entfernt ungezählte Entwürfe",
                                          "なくなるデザインがあります（件数は不明）"};
inline constexpr Phrase kRemovesShare{
    "removes %1 of the designs (measured, not counted)", "retire %1 des modèles (mesuré, non compté)",
    "entfernt %1 der Entwürfe (gemessen, nicht gezählt)", "デザインの%1がなくなります（抽出による推定）"};
inline constexpr Phrase kAdds{"adds %1 designs", "ajoute %1 modèles", "fügt %1 Entwürfe hinzu", "%1件のデザインが増えます"};
inline constexpr Phrase kAddsUncounted{"adds an uncounted number of designs", "ajoute un nombre non compté de modèles",
                                       "fügt ungezählte Entwürfe hinzu", "増えるデザインがあります（件数は不明）"};
inline constexpr Phrase kAddsShare{"adds designs: %1 of those there are now (measured, not counted)",
                                   "ajoute des modèles : %1 de ceux d'aujourd'hui (mesuré, non compté)",
                                   "fügt Entwürfe hinzu: %1 der jetzigen (gemessen, nicht gezählt)",
                                   "今のデザインの%1が新しく増えます（抽出による推定）"};
inline constexpr Phrase kSame{"the same designs as before", "les mêmes modèles qu'avant", "dieselben Entwürfe wie zuvor",
                              "デザインは以前と同じです"};
inline constexpr Phrase kPerhaps{"not decided within the budget; try a larger --budget",
                                 "indécis dans le budget ; essayez un --budget plus grand",
                                 "im Budget nicht entschieden; versuche ein größeres --budget",
                                 "予算内で決まりませんでした。--budget を増やしてください"};
inline constexpr Phrase kBreaks{"breaks %1 of %2 saved designs", "casse %1 des %2 modèles enregistrés",
                                "macht %1 von %2 gespeicherten Entwürfen ungültig",
                                "保存されたデザイン%2件のうち%1件が作れなくなります"};
inline constexpr Phrase kBreaksNone{"breaks no saved design", "ne casse aucun modèle enregistré",
                                    "macht keinen gespeicherten Entwurf ungültig", "保存されたデザインはどれも作れます"};
inline constexpr Phrase kAnd{"%1, %2", "%1, %2", "%1, %2", "%1。%2"};
inline constexpr Phrase kSentence{"%1.", "%1.", "%1.", "%1。"};

// The numbers.
inline constexpr Phrase kBefore{"before", "avant", "vorher", "変更前"};
inline constexpr Phrase kAfter{"after", "après", "nachher", "変更後"};
inline constexpr Phrase kKept{"kept", "gardés", "behalten", "維持"};
inline constexpr Phrase kRemoved{"removed", "retirés", "entfernt", "削除"};
inline constexpr Phrase kAdded{"added", "ajoutés", "neu", "追加"};

inline constexpr Phrase kAbout{"about %1", "environ %1", "etwa %1", "約%1"};
inline constexpr Phrase kDrawn{"%1: %2 of %3 drawn at random", "%1 : %2 sur %3 tirés au hasard",
                               "%1: %2 von %3 zufällig gezogenen", "%1（無作為に選んだ%3件中%2件）"};
inline constexpr Phrase kUncounted{"?: not counted, because several sums limit what is left at once.",
                                   "? : non compté, car plusieurs sommes limitent ce qui reste.",
                                   "?: nicht gezählt, weil mehrere Summen zugleich begrenzen, was bleibt.",
                                   "「?」は、複数の合計が同時に制限するため数えられていません。"};

// Which edits did it.
inline constexpr Phrase kRemovedBy{"Removed by", "Retirés par", "Entfernt durch", "削除の原因"};
inline constexpr Phrase kAddedBy{"Added by", "Ajoutés par", "Hinzugekommen durch", "追加の原因"};
inline constexpr Phrase kWhatIsRemoved{"What is removed", "Ce qui disparaît", "Was wegfällt", "なくなるもの"};
inline constexpr Phrase kWhatIsAdded{"What is added", "Ce qui arrive", "Was dazukommt", "増えるもの"};
inline constexpr Phrase kRuleIsNew{"rule %1 (new)", "règle %1 (nouvelle)", "Regel %1 (neu)", "規則 %1（新規）"};
inline constexpr Phrase kRuleIsChanged{"rule %1 (changed)", "règle %1 (modifiée)", "Regel %1 (geändert)",
                                       "規則 %1（変更）"};
inline constexpr Phrase kRuleIsDropped{"rule %1 (dropped)", "règle %1 (supprimée)", "Regel %1 (gestrichen)",
                                       "規則 %1（廃止）"};
inline constexpr Phrase kIsGone{"%1 is gone", "%1 n'existe plus", "%1 gibt es nicht mehr", "%1 はなくなりました"};
inline constexpr Phrase kIsNew{"%1 is new", "%1 est nouveau", "%1 ist neu", "%1 は新しく加わりました"};
inline constexpr Phrase kMore{"and %1 more", "et %1 de plus", "und %1 weitere", "ほか%1件"};
inline constexpr Phrase kMoreEdits{
    "and rules that were not looked at within the budget", "et des règles non examinées dans le budget",
    "und Regeln, die im Budget nicht geprüft wurden", "ほかに予算内で調べられなかった規則があります"};
inline constexpr Phrase kNotDecided{"not decided", "indécis", "nicht entschieden", "未定"};

// A design to look at.
inline constexpr Phrase kForExample{"For example", "Par exemple", "Zum Beispiel", "例"};
inline constexpr Phrase kItBreaks{"it breaks %1", "il enfreint %1", "er verletzt %1", "%1 に違反"};
inline constexpr Phrase kCouldBeMade{"could be made", "était possible", "war möglich", "作れました"};
inline constexpr Phrase kCanBeMade{"can be made now", "est possible maintenant", "ist jetzt möglich", "今は作れます"};
inline constexpr Phrase kNearestNow{"the nearest that can be made now", "le plus proche possible maintenant",
                                    "das Nächste, das jetzt möglich ist", "今作れる最も近いもの"};
inline constexpr Phrase kNearestBefore{"the nearest that could be made", "le plus proche qui était possible",
                                       "das Nächste, das möglich war", "以前作れた最も近いもの"};
inline constexpr Phrase kDiffers{"what differs", "ce qui diffère", "was sich unterscheidet", "異なる点"};

// Prices.
inline constexpr Phrase kPrices{"Prices", "Prix", "Preise", "価格"};
inline constexpr Phrase kSamePrices{
    "Prices of the designs that stay do not change.", "Les prix des modèles gardés ne changent pas.",
    "Die Preise der Entwürfe, die bleiben, ändern sich nicht.", "残るデザインの価格は変わりません。"};
inline constexpr Phrase kChangeBy{
    "Prices of the designs that stay change by %1.", "Les prix des modèles gardés changent de %1.",
    "Die Preise der Entwürfe, die bleiben, ändern sich um %1.", "残るデザインの価格は %1 変わります。"};
inline constexpr Phrase kChangeByRange{
    "Prices of the designs that stay change by %1 to %2.", "Les prix des modèles gardés changent de %1 à %2.",
    "Die Preise der Entwürfe, die bleiben, ändern sich um %1 bis %2.", "残るデザインの価格は %1 ～ %2 変わります。"};
inline constexpr Phrase kMoved{"%1 designs cost more, %2 cost less.", "%1 modèles coûtent plus, %2 coûtent moins.",
                               "%1 Entwürfe kosten mehr, %2 weniger.", "値上がり %1 件、値下がり %2 件。"};
inline constexpr Phrase kGreatestRise{"The greatest rise", "La plus forte hausse", "Der größte Anstieg", "最大の値上がり"};
inline constexpr Phrase kProductItself{"the product itself", "le produit lui-même", "das Produkt selbst", "製品本体"};

// Designs that were saved.
inline constexpr Phrase kSavedThatBreak{"Saved designs that break", "Modèles enregistrés cassés",
                                        "Gespeicherte Entwürfe, die ungültig werden", "作れなくなる保存済みデザイン"};
inline constexpr Phrase kNoneBreaks{"No saved design breaks.", "Aucun modèle enregistré n'est cassé.",
                                    "Kein gespeicherter Entwurf wird ungültig.",
                                    "作れなくなる保存済みデザインはありません。"};
inline constexpr Phrase kWasBroken{"was not valid before either", "n'était déjà pas valable",
                                   "war schon vorher nicht gültig", "変更前から無効でした"};
inline constexpr Phrase kRepair{"repair: %1", "réparation : %1", "Reparatur: %1", "修正案：%1"};
inline constexpr Phrase kNoRepair{"no repair: nothing like it can be made", "sans réparation : rien de tel n'est possible",
                                  "keine Reparatur: nichts Ähnliches ist möglich", "修正案なし：似たものは作れません"};

}  // namespace maquette::cli::diff_phrases
