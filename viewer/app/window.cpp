#include "app/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

#include "gl/context.h"
#include "state/utf8.h"

namespace maquette::app {

namespace {

std::string last_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? "" : text;
}

GLFWwindow* make_window(const WindowOptions& options) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 1);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
  GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
  if (monitor == nullptr) return glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  return glfwCreateWindow(mode->width, mode->height, options.title.c_str(), monitor, nullptr);
}

}  // namespace

std::unique_ptr<Window> Window::open(const WindowOptions& options, std::string* problem) {
  if (glfwInit() != GLFW_TRUE) {
    *problem = "no display can be opened (" + last_error() + ")";
    return nullptr;
  }
  GLFWwindow* handle = make_window(options);
  if (handle == nullptr) {
    *problem = "no window with OpenGL 4.1 can be opened (" + last_error() + ")";
    glfwTerminate();
    return nullptr;
  }
  std::unique_ptr<Window> window(new Window(handle));
  glfwMakeContextCurrent(handle);
  glfwSwapInterval(1);
  *problem = gl::load(glfwGetProcAddress);
  if (!problem->empty()) return nullptr;
  window->hook();
  return window;
}

Window::Window(GLFWwindow* window) : window_(window) { glfwSetWindowUserPointer(window, this); }

Window::~Window() {
  glfwDestroyWindow(window_);
  glfwTerminate();
}

Window& Window::of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

ui::Point Window::to_pixels(double x, double y) const {
  int window_width = 1, window_height = 1;
  glfwGetWindowSize(window_, &window_width, &window_height);
  return {static_cast<float>(x * width() / std::max(1, window_width)),
          static_cast<float>(y * height() / std::max(1, window_height))};
}

void Window::hook() {
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    const ui::Point p = of(w).to_pixels(x, y);
    of(w).events_.push_back({Event::Kind::move, p.x, p.y});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int which, int action, int) {
    if (which != GLFW_MOUSE_BUTTON_LEFT) return;
    double x = 0, y = 0;
    glfwGetCursorPos(w, &x, &y);
    const ui::Point p = of(w).to_pixels(x, y);
    of(w).events_.push_back({action == GLFW_PRESS ? Event::Kind::press : Event::Kind::release, p.x, p.y});
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double, double y) {
    of(w).events_.push_back({Event::Kind::wheel, 0, static_cast<float>(y)});
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned int letter) {
    Event event{Event::Kind::text};
    event.letter = letter;
    of(w).events_.push_back(event);
  });
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int mods) {
    if (action != GLFW_RELEASE) of(w).on_key(key, mods);
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) of(w).events_.push_back({Event::Kind::leave});
  });
}

void Window::on_key(int key, int mods) {
  Event event{Event::Kind::key};
  const bool control = (mods & GLFW_MOD_CONTROL) != 0, shift = (mods & GLFW_MOD_SHIFT) != 0;
  switch (key) {
    case GLFW_KEY_TAB:
      event.key = shift ? ui::Key::back_tab : ui::Key::tab;
      break;
    case GLFW_KEY_UP:
      event.key = ui::Key::up;
      break;
    case GLFW_KEY_DOWN:
      event.key = ui::Key::down;
      break;
    case GLFW_KEY_LEFT:
      event.key = ui::Key::left;
      break;
    case GLFW_KEY_RIGHT:
      event.key = ui::Key::right;
      break;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      event.key = ui::Key::enter;
      break;
    case GLFW_KEY_SPACE:
      event.key = ui::Key::space;
      break;
    case GLFW_KEY_ESCAPE:
      event.key = ui::Key::escape;
      break;
    case GLFW_KEY_BACKSPACE:
      event.key = ui::Key::backspace;
      break;
    case GLFW_KEY_DELETE:
      event.key = ui::Key::remove;
      break;
    case GLFW_KEY_Z:
      if (!control) return;
      event.key = shift ? ui::Key::redo : ui::Key::undo;
      break;
    case GLFW_KEY_Y:
      if (!control) return;
      event.key = ui::Key::redo;
      break;
    default:
      return;
  }
  events_.push_back(event);
}

bool Window::should_close() const { return glfwWindowShouldClose(window_) != 0; }

int Window::width() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return width;
}

int Window::height() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return height;
}

void Window::swap() { glfwSwapBuffers(window_); }

void Window::wait(double seconds) {
  if (!events_.empty() || seconds == 0) return glfwPollEvents();
  if (seconds < 0) return glfwWaitEvents();
  glfwWaitEventsTimeout(seconds);
}

void Window::wake() { glfwPostEmptyEvent(); }

ui::Input Window::input(double now) {
  ui::Input input;
  input.now = now;
  input.pointer = last_.pointer;
  input.hovers = last_.hovers;
  input.down = last_.down;
  bool settled = false;
  while (!events_.empty() && !settled) {
    const Event event = events_.front();
    events_.pop_front();
    switch (event.kind) {
      case Event::Kind::move:
        input.pointer = {event.x, event.y}, input.hovers = true;
        break;
      case Event::Kind::press:
        input.pointer = {event.x, event.y}, input.pressed = input.down = settled = true;
        break;
      case Event::Kind::release:
        input.pointer = {event.x, event.y}, input.released = settled = true, input.down = false;
        break;
      case Event::Kind::wheel:
        input.wheel += event.y;
        break;
      case Event::Kind::key:
        input.keys.push_back(event.key);
        break;
      case Event::Kind::text:
        viewer::append_utf8(&input.typed, event.letter);
        break;
      case Event::Kind::leave:
        input.hovers = false;
        break;
    }
  }
  last_ = input;
  return input;
}

}  // namespace maquette::app
