// The window and its OpenGL context, with the events of GLFW turned into the panels' input.
//
// Everything that draws is declared after the window, so the context dies last.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "ui/input.h"

struct GLFWwindow;

namespace maquette::app {

struct WindowOptions {
  int width = 1600, height = 900;
  bool fullscreen = false;
  bool visible = true;
  std::string title = "Maquette";
};

class Window {
 public:
  /// Null with a sentence in `problem` when no display can be opened or it has no OpenGL 4.1.
  static std::unique_ptr<Window> open(const WindowOptions& options, std::string* problem);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool should_close() const;
  int width() const;  ///< pixels of the framebuffer
  int height() const;
  void swap();

  /// Waits for an event, at most `seconds` (negative: as long as it takes); returns at once when input is queued.
  void wait(double seconds);
  /// What happened, up to and including the first press or release. `more()` tells whether events are left.
  ui::Input input(double now);
  bool more() const { return !events_.empty(); }
  /// Called from any thread: ends a wait.
  static void wake();

 private:
  struct Event {
    enum class Kind { move, press, release, wheel, key, text, leave } kind;
    float x = 0, y = 0;
    ui::Key key = ui::Key::tab;
    char32_t letter = 0;
  };
  explicit Window(GLFWwindow* window);
  void hook();
  static Window& of(GLFWwindow* window);
  void on_key(int key, int mods);
  ui::Point to_pixels(double x, double y) const;

  GLFWwindow* window_;
  std::deque<Event> events_;
  ui::Input last_;
};

}  // namespace maquette::app
