import type { Plugin } from 'vite';

const SAMPLE = /,?\s*sample: '(?:[^'\\\n]|\\.)*'/g;

/** A table of secrets without their samples, which only tests read. @internal Its test calls it. */
export function withoutSamples(code: string): string {
  const dropped = code.replace(SAMPLE, '');
  if (dropped === code || /\bsample: ['"`]/.test(dropped))
    throw new Error('The samples of secrets were not understood. Write each as one string in single quotes.');
  return dropped;
}

/** Takes the samples of secrets out of what the browser gets: a tenth of the matcher's weight. */
export function dropSamples(): Plugin {
  return {
    name: 'drop-samples',
    enforce: 'pre',
    transform: {
      filter: { id: /\/core\/redaction\/secret-(?:kinds|places)\.ts$/ },
      handler: (code: string) => withoutSamples(code),
    },
  };
}
