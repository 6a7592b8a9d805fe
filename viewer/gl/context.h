// Making OpenGL usable: loading its functions, and a context without a window.
#pragma once

#include <memory>
#include <string>
#include <variant>

namespace maquette::gl {

using LoadFunction = void (*(*)(const char* name))();

/// Loads OpenGL 4.1 core through the given loader (glfwGetProcAddress). Returns a sentence when the version is too low.
std::string load(LoadFunction loader);

/// A context without a window or display: EGL on Mesa's surfaceless platform. It is current on the thread that made it;
/// bind a framebuffer before drawing, there is no default one.
class HeadlessContext {
 public:
  struct Result;
  static Result create();
  ~HeadlessContext();
  HeadlessContext(HeadlessContext&&) noexcept;
  HeadlessContext& operator=(HeadlessContext&&) noexcept;

 private:
  class Impl;
  explicit HeadlessContext(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct HeadlessContext::Result {
  std::unique_ptr<HeadlessContext> context;
  std::string problem;  ///< one sentence when there is none
};

}  // namespace maquette::gl
