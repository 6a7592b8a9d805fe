// Shader programs from files.
//
// A shader file may say `#include "name.glsl"` for a file of the same folder. Every file keeps its own number in the
// compiler's messages, which are turned back into `file:line: message`.
#pragma once

#include <filesystem>
#include <glm/glm.hpp>
#include <map>
#include <string>

#include "gl/handle.h"

namespace maquette::gl {

class Program {
 public:
  /// Compiles `folder`/`vertex` and `folder`/`fragment`, with `defines` ("#define COAT\n") in front of the latter's second
  /// line. Throws std::runtime_error with file and line.
  Program(const std::filesystem::path& folder, const std::string& vertex, const std::string& fragment,
          const std::string& defines = {});

  void use() const { glUseProgram(handle_.name()); }

  // Uniforms of the program in use. A name the compiler removed is ignored.
  void set(const char* name, int value) const { glUniform1i(location(name), value); }
  void set(const char* name, float value) const { glUniform1f(location(name), value); }
  void set(const char* name, const glm::vec2& value) const { glUniform2fv(location(name), 1, &value.x); }
  void set(const char* name, const glm::vec3& value) const { glUniform3fv(location(name), 1, &value.x); }
  void set(const char* name, const glm::vec4& value) const { glUniform4fv(location(name), 1, &value.x); }
  void set(const char* name, const glm::mat3& value) const { glUniformMatrix3fv(location(name), 1, GL_FALSE, &value[0].x); }
  void set(const char* name, const glm::mat4& value) const { glUniformMatrix4fv(location(name), 1, GL_FALSE, &value[0].x); }
  void set(const char* name, const glm::vec3* values, int count) const { glUniform3fv(location(name), count, &values->x); }

 private:
  GLint location(const char* name) const;

  ProgramHandle handle_;
  std::map<std::string, GLint, std::less<>> locations_;
};

}  // namespace maquette::gl
