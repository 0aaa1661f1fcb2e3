import { SIGNATURES_VERSION } from './signature-index.ts';

const words = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 } as const;
const template = {
  type: 'string',
  minLength: 5,
  description:
    'The literal message. {name} stands for up to 1000 characters of one line, which a terminal may have broken, {name:word} for characters without white space, {name:number} for digits, {name:line} for the rest of the line; a hole at either end has no white space. {{name}} is the literal text {name}.',
} as const;

/** The JSON Schema (draft 2020-12) of `signatures.json`. */
export const SIGNATURES_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Errdex signatures',
  description: 'The messages by which each page of Errdex is found in a log.',
  type: 'object',
  required: ['version', 'pages'],
  properties: {
    version: { const: SIGNATURES_VERSION, description: 'Changes when a reader of this form would be wrong.' },
    pages: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'title', 'signatures'],
        properties: {
          id: {
            type: 'string',
            pattern: '^[a-z0-9-]+/[a-z0-9-]+$',
            description: 'The path of the page on the site.',
          },
          title: { type: 'string', minLength: 1 },
          signatures: {
            type: 'array',
            minItems: 1,
            items: {
              anyOf: [
                template,
                {
                  type: 'object',
                  required: ['template'],
                  properties: {
                    template,
                    needs: {
                      ...words,
                      description: 'Words that must all stand somewhere in the log; of `a|b` either.',
                    },
                  },
                  additionalProperties: false,
                },
              ],
            },
          },
          unless: { ...words, description: 'Words of which none may stand anywhere in the log.' },
          outranks: { ...words, description: 'Ids of the pages that are consequences of this one.' },
        },
      },
    },
  },
} as const;
