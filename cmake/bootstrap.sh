# Shared by ./run and ./test: installs the Debian packages that are missing, configures and builds. Sourced, not run.

packages_to_run=(
  build-essential cmake ninja-build pkg-config python3 python3-glad ca-certificates
  libz3-dev libtomlplusplus-dev nlohmann-json3-dev libcli11-dev libsodium-dev libicu-dev libgmp-dev
  libimgui-dev libfreetype-dev libharfbuzz-dev libglfw3-dev libglm-dev libstb-dev libspng-dev libmeshoptimizer-dev libcairo2-dev libqrcodegencpp-dev
  libgl-dev libegl-dev libgl1-mesa-dri libegl1
  fonts-inter fonts-noto-cjk fonts-ebgaramond fonts-jetbrains-mono fonts-material-design-icons-iconfont
)
packages_to_test=(libgtest-dev libgmock-dev libbenchmark-dev libcadical-dev clasp xvfb xauth xdotool unzip poppler-utils python3-jsonschema)

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 2; }

# The named packages that dpkg does not have installed.
missing_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
  done
}

install_missing() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "Maquette is built on Debian 12 or 13. Install these yourself, then run again: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "These packages are missing: ${missing[*]}. Run this as root, or install sudo."
    as_root=(sudo)
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 -o Dpkg::Progress-Fancy=0 "${missing[@]}" >build/install.log 2>&1 ||
    { tail -n 20 build/install.log >&2; fail "The packages could not be installed. The whole log: build/install.log"; }
}

# Whether the build at hand has the tests.
builds_tests() { grep -qs '^MAQUETTE_TESTS:BOOL=ON' build/release/CMakeCache.txt; }

# configure ON|OFF: the release preset, with or without the tests. Quick when there is nothing to do: a build that has the
# tests serves those who do not need them too.
configure() {
  if [ -f build/release/build.ninja ] && { [ "$1" = OFF ] || builds_tests; }; then return 0; fi
  say "Configuring"
  cmake --preset release -DMAQUETTE_TESTS="$1" >build/configure.log 2>&1 ||
    { tail -n 30 build/configure.log >&2; fail "Configuring failed. The whole log: build/configure.log"; }
}

build() {
  say "Building"
  cmake --build --preset release --target "$@"
}
