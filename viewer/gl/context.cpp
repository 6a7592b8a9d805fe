#include "gl/context.h"

#include <glad/gl.h>
// After glad: EGL's headers must not bring the system's GL.
#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <utility>

namespace maquette::gl {

std::string load(LoadFunction loader) {
  const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(loader));
  if (version == 0) return "OpenGL could not be loaded.";
  if (GLAD_GL_VERSION_4_1 == 0) {
    return "This machine offers OpenGL " + std::to_string(GLAD_VERSION_MAJOR(version)) + "." +
           std::to_string(GLAD_VERSION_MINOR(version)) + ", and 4.1 is needed.";
  }
  return {};
}

class HeadlessContext::Impl {
 public:
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }

  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
};

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::~HeadlessContext() = default;
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;

HeadlessContext::Result HeadlessContext::create() {
  auto impl = std::make_unique<Impl>();
  impl->display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
  if (impl->display == EGL_NO_DISPLAY || eglInitialize(impl->display, nullptr, nullptr) != EGL_TRUE) {
    impl->display = EGL_NO_DISPLAY;
    return {nullptr, "EGL has no surfaceless platform here (is Mesa installed?)."};
  }
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return {nullptr, "EGL offers no desktop OpenGL here."};
  constexpr std::array<EGLint, 7> attributes{
      EGL_CONTEXT_MAJOR_VERSION,           4,       EGL_CONTEXT_MINOR_VERSION, 1, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  impl->context = eglCreateContext(impl->display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes.data());
  if (impl->context == EGL_NO_CONTEXT ||
      eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) != EGL_TRUE) {
    return {nullptr, "EGL could not make an OpenGL 4.1 core context."};
  }
  if (std::string problem = load(eglGetProcAddress); !problem.empty()) return {nullptr, std::move(problem)};
  return {std::unique_ptr<HeadlessContext>(new HeadlessContext(std::move(impl))), {}};
}

}  // namespace maquette::gl
