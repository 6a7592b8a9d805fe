// clasp computes the union (brave) or the intersection (cautious) of all answer sets, which is the question of a click as
// a mode of its own. It is a program: each click starts it, hands it the rules and the selections, and reads the answer,
// so its time has the start and the reading in it. That is what "stateless" costs, and why it is measured so.
//
// The rules go out in aspif, the input format of answer-set solvers (Gebser et al., "Theory solving made easy with Clingo
// 5", 2016): every variable is free to choose, and every clause and sum is a constraint.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "bench/peers/peers.h"

extern char** environ;

namespace maquette::bench {
namespace {

struct Run {
  int status = 0;  ///< exit status; -1 when it ended otherwise
  std::string output;
  double cpu_milliseconds = 0;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) * 1e-3;
}

/// Runs a program, with `input` as a file on its standard input and its output collected in another.
Run run(const std::string& program, std::vector<std::string> arguments, std::string_view input) {
  const File in(std::tmpfile()), out(std::tmpfile());
  if (!in || !out || std::fwrite(input.data(), 1, input.size(), in.get()) != input.size()) {
    throw std::runtime_error("clasp: no room for temporary files");
  }
  std::rewind(in.get());
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, fileno(out.get()), STDOUT_FILENO);
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawn(&child, program.c_str(), &files, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failed != 0) throw std::runtime_error("clasp: cannot be started");
  Run result;
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.cpu_milliseconds = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
  std::rewind(out.get());
  std::array<char, 65536> block{};
  for (std::size_t size = 1; size > 0;) {
    size = std::fread(block.data(), 1, block.size(), out.get());
    result.output.append(block.data(), size);
  }
  return result;
}

std::string find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string candidate = std::string(rest.substr(0, end)) + "/" + std::string(name);
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

class Clasp : public Contestant {
 public:
  Clasp(std::shared_ptr<const Model> model, ClaspMode mode, std::string program, Encoding encoding)
      : model_(std::move(model)),
        numbers_(*model_),
        mode_(mode),
        program_(std::move(program)),
        encoding_(std::move(encoding)) {
    write_rules();
  }

  double cpu_milliseconds() const override { return Contestant::cpu_milliseconds() + children_milliseconds_; }

  std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds patience) override {
    std::string input = rules_;
    for (const auto& [part, option] : selections.chosen) input += constraint({encoding_.option[part][option]});
    input += "0\n";
    const auto seconds = std::max<std::int64_t>(1, patience.count() / 1000);
    const Run result = run(program_,
                           {"clasp", "--models=0", mode_ == ClaspMode::brave ? "--enum-mode=brave" : "--enum-mode=cautious",
                            "--outf=1", "--quiet=1", "--time-limit=" + std::to_string(seconds)},
                           input);
    children_milliseconds_ += result.cpu_milliseconds;
    return read(result);
  }

 private:
  /// A constraint without a head: the clause's literals must not all be false.
  static std::string constraint(const SolverClause& clause) {
    std::string line = "1 0 0 0 " + std::to_string(clause.size());
    for (const SolverLiteral literal : clause) line += " " + std::to_string(-literal);
    return line + "\n";
  }

  static std::string constraint(const WeightedSum& sum) {
    std::string line = "1 0 0 1 " + std::to_string(sum.bound + 1) + " " + std::to_string(sum.terms.size());
    for (const auto& term : sum.terms) line += " " + std::to_string(term.literal) + " " + std::to_string(term.weight);
    return line + "\n";
  }

  void write_rules() {
    rules_ = "asp 1 0 0\n1 1 " + std::to_string(encoding_.variables);
    for (int variable = 1; variable <= encoding_.variables; ++variable) rules_ += " " + std::to_string(variable);
    rules_ += " 0 0\n";
    for (const SolverClause& clause : encoding_.clauses) rules_ += constraint(clause);
    for (const WeightedSum& sum : encoding_.sums) rules_ += constraint(sum);
    for (PartIndex part = 0; part < model_->parts.size(); ++part) {
      for (OptionIndex option = 0; option < encoding_.option[part].size(); ++option) show(part, option);
    }
  }

  /// What a mode prints: options where it is brave, their negations where it is cautious.
  void show(PartIndex part, OptionIndex option) {
    const std::string name = "o" + std::to_string(numbers_(part, option));
    const SolverLiteral literal = encoding_.option[part][option];
    rules_ += "4 " + std::to_string(name.size()) + " " + name + " 1 " +
              std::to_string(mode_ == ClaspMode::brave ? literal : -literal) + "\n";
  }

  std::optional<Answer> read(const Run& result) const {
    constexpr int kInterrupted = 1, kSatisfiable = 10, kExhausted = 20;
    if (result.status < 0 || (result.status & kInterrupted) != 0) return std::nullopt;
    const bool brave = mode_ == ClaspMode::brave;
    if (result.status == kExhausted) return Answer{false, std::vector<std::uint8_t>(numbers_.size(), 0)};
    if ((result.status & kSatisfiable) == 0) throw std::runtime_error("clasp: " + result.output);
    Answer answer{true, std::vector<std::uint8_t>(numbers_.size(), brave ? 0 : 1)};
    const std::size_t begin = result.output.rfind("ANSWER\n");
    if (begin == std::string::npos) throw std::runtime_error("clasp: " + result.output);
    const std::string_view rest = std::string_view(result.output).substr(begin + 7);
    const std::string_view line = rest.substr(0, rest.find('\n'));
    for (std::size_t at = line.find('o'); at != std::string_view::npos; at = line.find('o', at + 1)) {
      answer.possible.at(std::stoul(std::string(line.substr(at + 1, line.find('.', at) - at - 1)))) = brave ? 1 : 0;
    }
    return answer;
  }

  std::shared_ptr<const Model> model_;
  OptionNumbers numbers_;
  ClaspMode mode_;
  std::string program_;
  Encoding encoding_;
  std::string rules_;
  double children_milliseconds_ = 0;
};

}  // namespace

std::unique_ptr<Contestant> make_clasp(std::shared_ptr<const Model> model, ClaspMode mode) {
  std::string program = find_program("clasp");
  Encoding encoding = encode(*model);
  if (program.empty() || !encoding.has_small_weights()) return nullptr;
  return std::make_unique<Clasp>(std::move(model), mode, std::move(program), std::move(encoding));
}

}  // namespace maquette::bench
