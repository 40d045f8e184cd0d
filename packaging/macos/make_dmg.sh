#!/bin/sh
# A disk image of the application that packaging/bundle.py built: drag it onto Applications.
#
#     sh packaging/macos/make_dmg.sh          writes dist/Diffusion-Studio-VERSION-MACHINE.dmg
#
# Without a developer certificate the application is signed ad hoc: macOS then asks at the first
# start (System Settings, Privacy & Security, Open Anyway). With one, CODESIGN_IDENTITY names it.
set -eu
cd "$(dirname "$0")/../.."

app="dist/Diffusion Studio.app"
[ -d "$app" ] || { echo "There is no $app; build it first: python3 packaging/bundle.py" >&2; exit 2; }
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' diffusion_studio/__init__.py)
image="dist/Diffusion-Studio-$version-$(uname -m).dmg"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

codesign --force --deep --sign "${CODESIGN_IDENTITY:--}" "$app"
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Diffusion Studio" -srcfolder "$folder" -format UDZO -ov "$image"
echo "$image"
