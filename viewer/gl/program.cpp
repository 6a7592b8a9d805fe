#include "gl/program.h"

#include <array>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace maquette::gl {
namespace {

namespace fs = std::filesystem;

/// One shader's text with its includes, and the files by the number the compiler knows them by.
struct Source {
  std::string text;
  std::vector<std::string> files;
};

void append_file(const fs::path& folder, const std::string& name, Source& source, int depth) {
  constexpr int kMostDepth = 8;
  std::ifstream file(folder / name);
  if (!file || depth > kMostDepth) throw std::runtime_error((folder / name).string() + ": could not be read.");
  const std::size_t number = source.files.size();
  source.files.push_back(name);
  std::string line;
  for (int at = 1; std::getline(file, line); ++at) {
    constexpr std::string_view kInclude = "#include \"";
    if (!line.starts_with(kInclude)) {
      source.text += line + '\n';
      // A #version must come first, so the numbering starts below it.
      if (at == 1) source.text += "#line 2 " + std::to_string(number) + '\n';
      continue;
    }
    const std::string included = line.substr(kInclude.size(), line.rfind('"') - kInclude.size());
    source.text += "#line 1 " + std::to_string(source.files.size()) + '\n';
    append_file(folder, included, source, depth + 1);
    source.text += "#line " + std::to_string(at + 1) + ' ' + std::to_string(number) + '\n';
  }
}

/// "0:12(3): error" and "0(12) : error" become "file:12: error".
std::string readable(const std::string& log, const Source& source) {
  static const std::regex place(R"(^\s*(?:ERROR:\s*)?(\d+)[:(](\d+)(?:\(\d+\))?\)?\s*:?\s*(.*)$)");
  std::istringstream lines(log);
  std::string result, line;
  while (std::getline(lines, line)) {
    std::smatch match;
    if (std::regex_match(line, match, place) && std::stoul(match[1]) < source.files.size()) {
      line = "shaders/" + source.files[std::stoul(match[1])] + ':' + match[2].str() + ": " + match[3].str();
    }
    if (!line.empty()) result += line + '\n';
  }
  return result;
}

ShaderHandle compile(GLenum stage, const Source& source) {
  ShaderHandle shader(glCreateShader(stage));
  const char* const text = source.text.c_str();
  glShaderSource(shader.name(), 1, &text, nullptr);
  glCompileShader(shader.name());
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_TRUE) return shader;
  std::array<char, 4096> log{};
  glGetShaderInfoLog(shader.name(), static_cast<GLsizei>(log.size()), nullptr, log.data());
  throw std::runtime_error(readable(log.data(), source));
}

Source read_source(const fs::path& folder, const std::string& name, const std::string& defines) {
  Source source;
  append_file(folder, name, source, 0);
  source.text.insert(source.text.find('\n') + 1, defines);  // after #version; #line follows
  return source;
}

}  // namespace

Program::Program(const fs::path& folder, const std::string& vertex, const std::string& fragment, const std::string& defines)
    : handle_(ProgramHandle::create()) {
  const ShaderHandle first = compile(GL_VERTEX_SHADER, read_source(folder, vertex, {}));
  const ShaderHandle second = compile(GL_FRAGMENT_SHADER, read_source(folder, fragment, defines));
  glAttachShader(handle_.name(), first.name());
  glAttachShader(handle_.name(), second.name());
  glLinkProgram(handle_.name());
  GLint linked = GL_FALSE;
  glGetProgramiv(handle_.name(), GL_LINK_STATUS, &linked);
  if (linked != GL_TRUE) {
    std::array<char, 4096> log{};
    glGetProgramInfoLog(handle_.name(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    throw std::runtime_error("shaders/" + vertex + " with shaders/" + fragment + ": " + log.data());
  }
  GLint count = 0;
  glGetProgramiv(handle_.name(), GL_ACTIVE_UNIFORMS, &count);
  for (GLint i = 0; i < count; ++i) {
    std::array<char, 128> name{};
    GLint size = 0;
    GLenum type = 0;
    glGetActiveUniform(handle_.name(), static_cast<GLuint>(i), static_cast<GLsizei>(name.size()), nullptr, &size, &type,
                       name.data());
    std::string key = name.data();
    if (key.ends_with("[0]")) key.resize(key.size() - 3);
    locations_[key] = glGetUniformLocation(handle_.name(), name.data());
  }
}

GLint Program::location(const char* name) const {
  const auto found = locations_.find(name);
  return found == locations_.end() ? -1 : found->second;
}

}  // namespace maquette::gl
