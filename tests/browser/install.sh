#!/bin/sh
# Install what tests/browser needs: a Chromium and an Arabic typeface. Debian or Ubuntu, as root.
set -eu
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
