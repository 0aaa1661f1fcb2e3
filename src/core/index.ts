export {
  checkHolesUnquoted,
  commandHoles,
  fillCommand,
  FillError,
  fillText,
  quote,
  type Shell,
} from './commands/fill.ts';
export { generalizeLine } from './diagnosis/generalize.ts';
export { createMatcher, matchLog, type Match, type Matcher, type MatchPlace } from './matching/match.ts';
export { redact, type Redacted, type Replacement } from './redaction/redact.ts';
export {
  createSearch,
  searchPages,
  type SearchEntry,
  type SearchHit,
  type WordIndex,
} from './signatures/search.ts';
export { parseSignatures, serializeSignatures, SIGNATURES_VERSION } from './signatures/signature-index.ts';
export { SIGNATURES_SCHEMA } from './signatures/signature-schema.ts';
export type { Hole, HoleKind } from './signatures/template-parts.ts';
export {
  holeNames,
  parseOutput,
  parseTemplate,
  TemplateError,
  templateText,
  type Template,
} from './signatures/template.ts';
export type { Signature, SignatureEntry } from './signatures/types.ts';
export { findTellingLines, type TellingLine } from './diagnosis/telling-lines.ts';
