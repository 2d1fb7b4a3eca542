#!/bin/sh
# Makes static/vendor/editor.js and the list of its licences anew, by npm and esbuild. The same
# versions give the same bytes; `sh bundle.sh check` says whether what is there is what comes out.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../static/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/editor.js" "$work"
cd "$work"
npm install --no-audit --no-fund --no-package-lock --silent
./node_modules/.bin/esbuild editor.js --bundle --minify --format=esm --target=es2022 \
  --legal-comments=none --charset=utf8 --outfile=made.js --log-level=warning
{
  echo "editor.js holds, bundled by esbuild (MIT), which is not in it:"
  for package in orderedmap prosemirror-commands prosemirror-keymap prosemirror-model \
    prosemirror-state prosemirror-transform prosemirror-view w3c-keyname; do
    node -e 'const p=require("./node_modules/'$package'/package.json");console.log("\n== "+p.name+" "+p.version+" ("+p.license+")\n")'
    cat "node_modules/$package/LICENSE"
  done
} >made.txt
if [ "${1:-}" = check ]; then
  cmp made.js "$out/editor.js" && cmp made.txt "$out/LICENSES.txt"
else
  cp made.js "$out/editor.js" && cp made.txt "$out/LICENSES.txt"
fi
