#!/usr/bin/env bash
# Installs on Debian what notebooks and tests use besides the .NET SDK: a browser, fonts (Hangul too), shells, Jupyter. The dev container and
# .ci/run both call this. (Ubuntu's chromium package is an empty shell, so this is for Debian.)
set -euo pipefail

packages=(chromium fish zsh fonts-dejavu-core fonts-noto-cjk jupyter-notebook jupyter-nbconvert python3-jupyter-kernel-test python3-ipykernel)

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
