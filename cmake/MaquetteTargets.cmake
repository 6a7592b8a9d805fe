# What every target shares: the language, the warnings, the sanitizers, where binaries land, and the two verbs the folders use.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# What one folder finds, every folder that links its libraries can see.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(MAQUETTE_CCACHE ccache)
if(MAQUETTE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MAQUETTE_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${MAQUETTE_CCACHE})
endif()

add_library(maquette_options INTERFACE)
target_compile_options(maquette_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-align
  -Woverloaded-virtual -Wnull-dereference -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of GCC's optimiser inside the standard library's own strings and vectors (GCC bugs 105329, 105651, 105562).
  target_compile_options(maquette_options INTERFACE
    -Wno-null-dereference -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-maybe-uninitialized)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    # It takes any function of a temporary that returns a reference for one that returns a part of it.
    target_compile_options(maquette_options INTERFACE -Wno-dangling-reference)
  endif()
endif()
if(MAQUETTE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(MAQUETTE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The standard headers that nearly every file reads, read once: without it they are half of what there is to compile. Files
# name what they use all the same; configure with CMAKE_DISABLE_PRECOMPILE_HEADERS=ON to see that they do.
# Where a package's flags keep a library from using them (cairo's on Debian 13 do), they are read as text.
set(CMAKE_PCH_WARN_INVALID OFF)
add_library(maquette_standard OBJECT ${PROJECT_SOURCE_DIR}/cmake/standard.cpp)
target_link_libraries(maquette_standard PRIVATE maquette_options)
target_precompile_headers(maquette_standard PRIVATE
  <algorithm> <array> <chrono> <cmath> <filesystem> <functional> <iostream> <map> <memory> <numeric> <optional> <set> <span>
  <string> <variant> <vector>)

# maquette_library(NAME [PUBLIC libs...] [PRIVATE libs...] [PRECOMPILE headers...]): a static library of every source in the
# current folder. New files are picked up by themselves. PRECOMPILE: large headers that most of its files read.
function(maquette_library name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE;PRECOMPILE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/engine/include PRIVATE ${PROJECT_SOURCE_DIR}/engine/src
                                            ${PROJECT_SOURCE_DIR}/viewer)
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} maquette_options)
  if(ARG_PRECOMPILE)
    target_precompile_headers(${name} PRIVATE ${ARG_PRECOMPILE})
  else()
    target_precompile_headers(${name} REUSE_FROM maquette_standard)
  endif()
endfunction()

# maquette_test(NAME libs...): a GoogleTest program of every *_test.cpp in the current folder, found by ctest.
function(maquette_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/engine/src ${PROJECT_SOURCE_DIR}/viewer
                                             ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE MAQUETTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE ${ARGN} maquette_options GTest::gtest GTest::gmock GTest::gtest_main)
  # The test framework's headers are most of what a test compiles.
  target_precompile_headers(${name} PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
                       PROPERTIES ENVIRONMENT XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/test-cache)
endfunction()
