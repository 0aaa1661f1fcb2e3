import { repeated } from './repeated.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a message that another page has, with the same needs. Names of holes make no difference to what matches. */
export const signatures: ContentRule = ({ errors }) =>
  repeated(errors, ({ data }) =>
    data.signatures.map(({ template, needs = [] }, index) => ({
      field: `signatures[${index}].template`,
      key: JSON.stringify([template.replaceAll(/\{[A-Za-z]\w*(:\w+)?\}/g, '{}'), needs]),
    })),
  );
