#include "ui/key_layouts.h"

namespace maquette::ui {

using viewer::KeyLayer;

namespace {

KeyRows letters_of(std::string_view language) {
  if (language == "de") return {"qwertzuiopü", "asdfghjklöä", "yxcvbnmß."};
  if (language == "fr") return {"azertyuiop", "qsdfghjklm", "wxcvbn’."};
  return {"qwertyuiop", "asdfghjkl’", "zxcvbnm."};
}

KeyRows capitals_of(std::string_view language) {
  if (language == "de") return {"QWERTZUIOPÜ", "ASDFGHJKLÖÄ", "YXCVBNM-."};
  if (language == "fr") return {"AZERTYUIOP", "QSDFGHJKLM", "WXCVBN’."};
  return {"QWERTYUIOP", "ASDFGHJKL’", "ZXCVBNM."};
}

}  // namespace

KeyRows form_rows(std::string_view language, KeyLayer layer) {
  switch (layer) {
    case KeyLayer::capitals:
      return capitals_of(language);
    case KeyLayer::accents:
      return {"àâäáãåæçèéê", "ëìíîïñòóôõö", "øœùúûüÿßž"};
    case KeyLayer::symbols:
      return {"1234567890", "-_+&/:;()!", "?,#%*=’."};
    case KeyLayer::kana:
      return {"わらやまはなたさかあ", "をり。みひにちしきい", "んるゆむふぬつすくう", "ーれ、めへねてせけえ",
              "・ろよもほのとそこお"};
    case KeyLayer::katakana:
      return {"ワラヤマハナタサカア", "ヲリ。ミヒニチシキイ", "ンルユムフヌツスクウ", "ーレ、メヘネテセケエ",
              "・ロヨモホノトソコオ"};
    case KeyLayer::letters:
      break;
  }
  return letters_of(language);
}

KeyRows lettering_rows(std::string_view language, KeyLayer layer) {
  if (layer == KeyLayer::accents) return {"1234567890!", "ÀÁÂÃÄÅÆÇÈÉÊ", "ËÌÍÎÏÑÒÓÔÕÖ", "ØŒÙÚÛÜŸß-"};
  if (language == "de") return {"1234567890!", "QWERTZUIOPÜ", "ASDFGHJKLÖÄ", "YXCVBNM-’"};
  if (language == "fr") return {"1234567890", "AZERTYUIOP", "QSDFGHJKLM", "WXCVBN’-"};
  return {"1234567890", "QWERTYUIOP", "ASDFGHJKL’", "ZXCVBNM-"};
}

}  // namespace maquette::ui
