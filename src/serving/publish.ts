import { HASHED } from './headers.ts';
import { NOTICE, PLACE } from './place.ts';

/** A shell script that puts a build live in one step and keeps what readers of the builds before still ask for. */
export function publishScript(): string {
  const home = PLACE.root.replace(/\/current$/, '');
  return `#!/bin/sh
${NOTICE}
# usage: publish dist [${home}]
# Puts a build live. \`current\`, the servers' folder, is a link that is replaced in one step. A page that is open in a
# browser still asks for hashed files of its own build, so those of the two builds before stay.
set -eu

build=$1
home=\${2:-${home}}
name=$(date -u +%Y%m%dT%H%M%S.%N)

mkdir -p "$home/builds" "$home/live"
cp -a "$build" "$home/builds/$name"
cp -al "$home/builds/$name" "$home/live/$name"

keep_three() {
    find "$1" -mindepth 1 -maxdepth 1 | sort -r | tail -n +4 | xargs -r rm -rf
}
keep_three "$home/builds"
for old in "$home"/builds/*; do
    (
        cd "$old"
        for file in ${HASHED.map((pattern) => pattern.slice(1)).join(' ')}; do
            kept=$home/live/$name/$file
            [ ! -e "$file" ] || [ -e "$kept" ] || ln "$file" "$kept"
        done
    )
done

ln -sfn "live/$name" "$home/next"
mv -T "$home/next" "$home/current"
keep_three "$home/live"
`;
}
