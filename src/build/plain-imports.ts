import type { Plugin } from 'vite';

/**
 * Lets dynamic imports be plain imports: takes out the step that adds code to preload what they need.
 * That code costs every page more than it saves here.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    configResolved({ plugins }) {
      const step = plugins.find(({ name }) => name === 'native:import-analysis-build');
      if (step) step.applyToEnvironment = () => false;
    },
  };
}
