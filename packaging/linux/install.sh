#!/bin/sh
# Puts Diffusion Studio into the desktop's menu, with its icons and its kinds of file, for one
# person; nothing of the system is touched. From a bundle or from a checkout:
#
#     sh install.sh [--remove] [--program PROGRAM] [FOLDER]
#
# FOLDER is where desktops look: ~/.local/share if it is not given. PROGRAM is what the menu
# starts: the bundle's own, or the diffusion-studio that the shell finds.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
name=diffusion-studio
remove=no
program=
folder=${XDG_DATA_HOME:-$HOME/.local/share}

while [ $# -gt 0 ]; do
    case $1 in
        --remove) remove=yes ;;
        --program) program=${2:?--program needs the path of the program}; shift ;;
        -*) echo "$1 is no option; use --remove, --program PROGRAM or a folder." >&2; exit 2 ;;
        *) folder=$1 ;;
    esac
    shift
done

tell_the_desktop() {
    # Caches; a desktop without these programs finds new files by itself.
    command -v update-desktop-database >/dev/null &&
        update-desktop-database -q "$folder/applications" || true
    command -v update-mime-database >/dev/null &&
        update-mime-database "$folder/mime" || true
    command -v gtk-update-icon-cache >/dev/null &&
        gtk-update-icon-cache -q -t -f "$folder/icons/hicolor" 2>/dev/null || true
}

if [ "$remove" = yes ]; then
    rm -f "$folder/applications/$name.desktop" "$folder/metainfo/$name.metainfo.xml" \
        "$folder/mime/packages/$name.xml" "$folder"/icons/hicolor/*/apps/"$name".png \
        "$folder/icons/hicolor/scalable/apps/$name.svg"
    tell_the_desktop
    echo "Diffusion Studio is no longer in the menu."
    exit 0
fi

for candidate in "$program" "$here/../$name" "$(command -v $name || true)" \
    "$here/../../.venv/bin/$name"; do
    if [ -n "$candidate" ] && [ -f "$candidate" ] && [ -x "$candidate" ]; then
        found=$(CDPATH='' cd -- "$(dirname -- "$candidate")" && pwd)/$(basename -- "$candidate")
        break
    elif [ -n "$program" ]; then
        break
    fi
done
if [ -z "${found:-}" ]; then
    echo "There is no program ${program:-$name}; say where it is with --program." >&2
    exit 2
fi

icons=$here/icons
[ -d "$icons" ] || icons=$here/../icons
drawing=$icons/$name.svg
[ -f "$drawing" ] || drawing=$here/../../resources/icons/$name.svg

mkdir -p "$folder/applications" "$folder/metainfo" "$folder/mime/packages" \
    "$folder/icons/hicolor/scalable/apps"
# In an Exec line a path stands between quotation marks, and %, $, `, " and \ are escaped (Desktop
# Entry Specification, "The Exec key"); a backslash is then escaped once more, as in any string.
quoted=$(printf '%s' "$found" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/\\\\\\/\\\\\\\\/g' -e 's/%/%%/g')
awk -v exec="$(printf '%s' "$quoted" | sed 's/\\/\\\\/g')" -v try="$found" '
    /^TryExec=/ { print "TryExec=" try; next }
    /^Exec=/ { sub(/^Exec=diffusion-studio/, ""); print "Exec=\"" exec "\"" $0; next }
    { print }
' "$here/$name.desktop" > "$folder/applications/$name.desktop"
cp "$here/$name.metainfo.xml" "$folder/metainfo/"
cp "$here/$name.mime.xml" "$folder/mime/packages/$name.xml"
cp "$drawing" "$folder/icons/hicolor/scalable/apps/$name.svg"
for size in 16 22 24 32 48 64 128 256 512; do
    mkdir -p "$folder/icons/hicolor/${size}x$size/apps"
    cp "$icons/$name-$size.png" "$folder/icons/hicolor/${size}x$size/apps/$name.png"
done
tell_the_desktop
echo "Diffusion Studio is in the menu; it starts $found"
