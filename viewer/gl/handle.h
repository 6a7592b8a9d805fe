// OpenGL objects that delete themselves: move-only, one word in size, in the manner of Magnum's GL wrappers.
//
// A handle must die before the context it was made in: whoever owns the context declares it first. All of gl/ belongs to
// the context's thread.
#pragma once

#include <glad/gl.h>

#include <utility>

namespace maquette::gl {

/// `Traits::create` returns a new name, `Traits::destroy` gives one back.
template <class Traits>
class Handle {
 public:
  Handle() = default;
  static Handle create() {
    Handle made;
    made.name_ = Traits::create();
    return made;
  }
  explicit Handle(GLuint name) : name_(name) {}
  ~Handle() { reset(); }
  Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      reset();
      name_ = std::exchange(other.name_, 0);
    }
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  GLuint name() const { return name_; }
  explicit operator bool() const { return name_ != 0; }
  void reset() {
    if (name_ != 0) Traits::destroy(std::exchange(name_, 0));
  }

 private:
  GLuint name_ = 0;
};

namespace traits {
struct Buffer {
  static GLuint create() {
    GLuint name = 0;
    glGenBuffers(1, &name);
    return name;
  }
  static void destroy(GLuint name) { glDeleteBuffers(1, &name); }
};
struct VertexArray {
  static GLuint create() {
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    return name;
  }
  static void destroy(GLuint name) { glDeleteVertexArrays(1, &name); }
};
struct Texture {
  static GLuint create() {
    GLuint name = 0;
    glGenTextures(1, &name);
    return name;
  }
  static void destroy(GLuint name) { glDeleteTextures(1, &name); }
};
struct Framebuffer {
  static GLuint create() {
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    return name;
  }
  static void destroy(GLuint name) { glDeleteFramebuffers(1, &name); }
};
struct Renderbuffer {
  static GLuint create() {
    GLuint name = 0;
    glGenRenderbuffers(1, &name);
    return name;
  }
  static void destroy(GLuint name) { glDeleteRenderbuffers(1, &name); }
};
struct Program {
  static GLuint create() { return glCreateProgram(); }
  static void destroy(GLuint name) { glDeleteProgram(name); }
};
struct Shader {
  static void destroy(GLuint name) { glDeleteShader(name); }
};
}  // namespace traits

using BufferHandle = Handle<traits::Buffer>;
using VertexArrayHandle = Handle<traits::VertexArray>;
using TextureHandle = Handle<traits::Texture>;
using FramebufferHandle = Handle<traits::Framebuffer>;
using RenderbufferHandle = Handle<traits::Renderbuffer>;
using ProgramHandle = Handle<traits::Program>;
using ShaderHandle = Handle<traits::Shader>;

}  // namespace maquette::gl
