import { COMMAND_HOLE } from './command-hole.ts';

/**
 * Where the `{{name}}` holes of a template stand in its filled text, as one line: for each the characters before it, its name
 * and its length there. `fill` puts the values into a template.
 */
export function holePlaces(template: string, fill: (template: string) => string): string {
  let end = 0;
  const places: (string | number)[] = [];
  for (const { 0: hole, 1: name = '', index } of template.matchAll(COMMAND_HOLE)) {
    const start = fill(template.slice(0, index)).length;
    const next = fill(template.slice(0, index + hole.length)).length;
    places.push(start - end, name, next - start);
    end = next;
  }
  return places.join(' ');
}

/** The template that a filled text was made from. */
export function restoreHoles(text: string, places: string): string {
  let at = 0;
  const template = places.replaceAll(
    /(\d+) (\w+) (\d+) ?/g,
    (_place, before: string, name: string, length: string) => {
      const literal = text.slice(at, at + Number(before));
      at += Number(before) + Number(length);
      return `${literal}{{${name}}}`;
    },
  );
  return template + text.slice(at);
}
