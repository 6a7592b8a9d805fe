// `maquette convert IN [OUT] [--to FORMAT]`: a model in another format, and what that format has no place for.
#include <filesystem>
#include <iostream>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/verbs/options.h"
#include "cli/verbs/verbs.h"
#include "maquette/formats.h"
#include "support/one_line.h"

namespace maquette::cli {
namespace {

struct ConvertInput : Input {
  std::string out;
  std::string out_option;
  std::string format;
};

std::optional<ModelFormat> format_of(const ConvertInput& input, const std::string& out) {
  if (!input.format.empty()) return to_model_format(input.format);
  const std::string ending = std::filesystem::path(out).extension().string();
  return ending.empty() ? std::nullopt : to_model_format(ending.substr(1));
}

std::string_view word_of(ModelFormat format) {
  switch (format) {
    case ModelFormat::uvl:
      return "uvl";
    case ModelFormat::dimacs:
      return "dimacs";
    case ModelFormat::minizinc:
      return "minizinc";
    case ModelFormat::smtlib:
      break;
  }
  return "smtlib";
}

void report_json(const WrittenModel& written, ModelFormat format, const std::string& out) {
  Json lost = Json::array();
  for (const Loss& loss : written.lost) lost.push_back({{"what", loss.what}, {"message", loss.message}});
  Json document{{"format", word_of(format)}, {"bytes", written.text.size()}, {"same_designs", written.same_designs}};
  document["lost"] = std::move(lost);
  if (out.empty()) {
    document["text"] = written.text;
  } else {
    document["file"] = out;
  }
  print_json(document);
}

/// To standard error: standard output may be the model.
void report(const WrittenModel& written) {
  for (const Loss& loss : written.lost) std::cerr << "lost: " << loss.what << ": " << one_line(loss.message, 500) << '\n';
  if (!written.same_designs) std::cerr << "The written model allows designs that this one does not.\n";
}

ExitCode run(const ConvertInput& input) {
  const std::string& out = input.out.empty() ? input.out_option : input.out;
  const auto format = format_of(input, out);
  if (!format) {
    print_finding("--to", "unknown-format",
                  "say --to uvl, dimacs, smtlib or minizinc, or name a file that ends in .uvl, .dimacs, .smt2 or .mzn");
    return ExitCode::unusable;
  }
  const auto loaded = load(input);
  if (!loaded) return ExitCode::unusable;
  const WrittenModel written = write_model(*loaded->model, *format);
  if (!out.empty() && !write_file(out, written.text)) return ExitCode::unusable;
  if (input.json) {
    report_json(written, *format, out);
  } else {
    if (out.empty()) std::cout << written.text;
    report(written);
  }
  return written.same_designs ? ExitCode::yes : ExitCode::no;
}

}  // namespace

void add_convert(CLI::App& command, Job& job) {
  auto input = std::make_shared<ConvertInput>();
  CLI::App* verb = command.add_subcommand("convert", "Write a model in another format, and say what is lost");
  add_model_options(*verb, *input);
  verb->add_option("OUT", input->out, "The file to write; its ending says the format; without it, standard output");
  verb->add_option("--out", input->out_option, "The same as OUT")->type_name("FILE");
  verb->add_option("--to", input->format, "uvl, dimacs, smtlib or minizinc")->type_name("FORMAT");
  verb->footer(
      "The written model has the same designs, one for one: a feature for each option. What the format has no place for\n"
      "(labels, looks, texts, in DIMACS prices) is listed, on standard error or in the JSON. A rule that is too large to "
      "be\n"
      "written is listed too, and the exit status is 1.\n\n"
      "  uvl      features with attributes, constraints, sums; for feature-model tools\n"
      "  dimacs   clauses, names in comments; for SAT solvers and model counters\n"
      "  smtlib   SMT-LIB 2.6 with named rules and totals; for z3, cvc5, ..\n"
      "  minizinc enumerations, annotated constraints and totals; for constraint solvers\n\n"
      "Examples:\n"
      "  maquette convert catalogs/court-sneaker sneaker.uvl\n"
      "  maquette convert catalogs/court-sneaker --to smtlib | z3 -in\n"
      "  maquette convert model.uvl model.dimacs --json");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
