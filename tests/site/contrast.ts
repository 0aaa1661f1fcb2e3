/** A theme's colours by token name, `#rrggbb` each. */
export type Palette = Record<string, string>;

/** Grounds, and the text that stands on each: 7:1 (WCAG 1.4.6). */
const TEXT: Record<string, string[]> = {
  paper: ['ink', 'muted', 'signal', 'lead', 'change'],
  tint: ['ink', 'muted', 'signal', 'lead', 'change'],
  // Turned round: the button on the home page, and the skip link.
  ink: ['paper'],
  lead: ['paper'],
  terminal: ['ink', 'muted', 'signal', 'string', 'function', 'constant'],
};

/** Grounds, and the edges and rings on each that a reader has to see: 3:1 (WCAG 1.4.11, 2.4.13). */
const PARTS: Record<string, string[]> = {
  paper: ['edge', 'signal', 'lead', 'sure', 'ink'],
  tint: ['signal', 'lead', 'sure'],
  terminal: ['signal', 'lead'],
};

/** Dark in both themes, so that the dark side of every colour stands on it. */
const ALWAYS_DARK = 'terminal';

/** Lines that only please the eye. */
const DECORATION = ['rule'];

/** The colours that the emitted styles define for both themes. */
export function palettes(css: string): { light: Palette; dark: Palette } {
  const [, block = ''] = /:root\{color-scheme:light dark;([^}]*)\}/.exec(css) ?? [];
  const light: Palette = {};
  const dark: Palette = {};
  for (const [, name = '', value = ''] of block.matchAll(/--([a-z-]+):([^;]+)/g)) {
    const [first, second = first] = [...value.matchAll(/#[0-9a-f]{3,8}\b/g)].map(([hex]) => longHex(hex));
    if (first === undefined || second === undefined) continue;
    light[name] = first;
    dark[name] = second;
  }
  return { light, dark };
}

/** Pairs that are too close, colours that nobody judges, and colours that stand outside the tokens. */
export function contrastProblems(css: string): string[] {
  const themes = palettes(css);
  const known = new Set([...Object.entries(TEXT), ...Object.entries(PARTS)].flat(2).concat(DECORATION));
  const pairs = [
    ...Object.entries(TEXT).map((entry) => [...entry, 7] as const),
    ...Object.entries(PARTS).map((entry) => [...entry, 3] as const),
  ];
  const close = Object.entries(themes).flatMap(([theme, palette]) =>
    pairs.flatMap(([ground, names, least]) =>
      names.flatMap((name) => {
        const [over, under] = [textOn(ground, themes, palette)[name], palette[ground]];
        if (!over || !under) return [`${theme}: ${name} on ${ground} has no colour`];
        const ratio = contrast(over, under);
        return ratio < least
          ? [`${theme}: ${name} on ${ground} is ${ratio.toFixed(2)}, less than ${least}`]
          : [];
      }),
    ),
  );
  const unjudged = Object.keys(themes.light).filter((name) => !known.has(name));
  const screen = css.replaceAll(/@media print\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
  const loose = [
    ...screen.matchAll(
      /[{;](?!--)([a-z-]*(?:color|background|border|outline|shadow)[a-z-]*):([^;}]*#(?:[0-9a-f]{6}|[0-9a-f]{3})\b[^;}]*)/g,
    ),
  ];
  return [
    ...close,
    ...unjudged.map((name) => `${name} is a colour that no pair names`),
    ...loose.map(([, property, value]) => `${property}: ${value} is no token`),
  ];
}

/** The lowest contrast of any text on its ground, in either theme. */
export function lowestTextContrast(css: string): number {
  const themes = palettes(css);
  return Math.min(
    ...Object.values(themes).flatMap((palette) =>
      Object.entries(TEXT).flatMap(([ground, names]) =>
        names.map((name) => contrast(textOn(ground, themes, palette)[name] ?? '', palette[ground] ?? '')),
      ),
    ),
  );
}

function textOn(ground: string, { dark }: { dark: Palette }, palette: Palette): Palette {
  return ground === ALWAYS_DARK ? dark : palette;
}

/** Contrast of two colours as WCAG 2 defines it, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function longHex(hex: string): string {
  return hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, '$&$&') : hex;
}
