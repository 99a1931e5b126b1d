#!/usr/bin/env bash
# Builds mediasoup-worker from the mediasoup npm package's own source against Debian 12's libraries; fetches
# nothing but one Debian package (Meson). Run under a lock by set-up; does nothing when OUT_FILE is there.
#   build.sh MEDIASOUP_DIR OUT_FILE
set -euo pipefail

# mediasoup wants Meson 1.1 or newer. Debian 12 has 1.0 and its backports have 1.7: Meson is pure Python, so the
# package is unpacked beside the build, and neither the system's packages nor its sources change. Works without root.
find_meson() {
  local version
  version=$(meson --version 2>/dev/null || echo 0)
  if [ "$(printf '%s\n1.1.0\n' "$version" | sort -V | head -n 1)" = 1.1.0 ]; then
    meson=(meson)
    return
  fi
  local list=$work/backports.list apt
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm-backports main" >"$list"
  mkdir -p "$work/lists/partial" "$work/apt-cache/archives/partial"
  apt=(apt-get -qq -o "Dir::Etc::sourcelist=$list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::Lists=$work/lists"
    -o "Dir::Cache=$work/apt-cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$work" && "${apt[@]}" download meson/bookworm-backports && dpkg -x meson_*.deb meson)
  export PYTHONPATH=$work/meson/usr/lib/python3/dist-packages
  meson=(python3 "$work/meson/usr/bin/meson")
}

# A function, so that the shell has read all of this file before the long build begins.
build() {
  mediasoup=$(realpath "$1") out=$(realpath -m "$2") here=$(dirname "$(realpath "$0")")
  [ ! -x "$out" ] || exit 0
  work=$(mktemp -d "${TMPDIR:-/tmp}/assize-worker.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM

  cp -r "$mediasoup/worker" "$work/worker"
  subprojects=$work/worker/subprojects

  # Meson takes a subproject's folder as it is when it is already there: each folder in shims/ stands in for the
  # wrap file of its name and points at the system's library.
  for shim in "$here"/shims/*/; do
    wrap=$subprojects/$(basename "$shim").wrap
    directory=$(sed -n 's/^directory *= *//p' "$wrap")
    [ -n "$directory" ] || { echo "build.sh: $wrap names no directory" >&2; exit 1; }
    cp -r "$shim" "$subprojects/$directory"
  done

  # Debian's libssl has kernel TLS compiled in. mediasoup's BIO callback answers 1 to every BIO_ctrl(), the question
  # "is kernel TLS in use?" among them, and libssl then writes to a buffer that it never made: a crash in the first
  # DTLS handshake. The callback has to hand the real answer back.
  dtls=$work/worker/src/RTC/DtlsTransport.cpp
  sed -i 's/(operationType == BIO_CB_RETURN) ?/((operationType \& BIO_CB_RETURN) != 0) ?/' "$dtls"
  grep -q 'operationType & BIO_CB_RETURN) != 0' "$dtls" || {
    echo "build.sh: the BIO callback of this mediasoup version is not the one known here" >&2
    exit 1
  }

  find_meson
  "${meson[@]}" setup --buildtype release -Db_ndebug=true --wrap-mode=nodownload --force-fallback-for=unordered_dense "$work/build" "$work/worker"
  ninja -C "$work/build" mediasoup-worker
  # Under its name only when it is whole.
  install -D -m 755 "$work/build/mediasoup-worker" "$out.part"
  mv "$out.part" "$out"
}

build "$@"
exit
