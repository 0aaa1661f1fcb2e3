export {
  checkHolesUnquoted,
  commandHoles,
  fillCommand,
  FillError,
  fillText,
  quote,
  type Shell,
} from './fill.ts';
export { generalizeLine } from './generalize.ts';
export { createMatcher, matchLog, type Match, type Matcher, type Place } from './match.ts';
export { redact, type Redacted, type Replacement } from './redact.ts';
export { createSearch, searchPages, type SearchEntry, type SearchHit, type SearchIndex } from './search.ts';
export { parseSignatures, serializeSignatures, SIGNATURES_VERSION } from './signature-index.ts';
export { SIGNATURES_SCHEMA } from './signature-schema.ts';
export type { Hole, HoleKind } from './template-parts.ts';
export {
  holeNames,
  parseOutput,
  parseTemplate,
  TemplateError,
  templateText,
  type Template,
} from './template.ts';
export type { Signature, SignatureEntry } from './types.ts';
export { findTellingLines, type TellingLine } from './unknown.ts';
