// Large pages for pictures.
//
// A software rasterizer fills every picture with zeros before it is drawn into: with pages of four kilobytes that is a
// fault for each of them, a quarter of the time from a kiosk's start to its first frame. glibc asks the kernel for large pages where its tunables say so (The GNU C Library manual, "Memory Allocation
// Tunables"), which it reads before the program begins. So the program begins once more.
#pragma once

namespace maquette::app {

/// Starts the program again with large pages asked for, unless they are, or the environment speaks of them. Returns where
/// that is done or cannot be done.
void ask_for_large_pages(char** argv);

}  // namespace maquette::app
