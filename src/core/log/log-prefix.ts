const DATE = String.raw`\d{4}[-/.]\d\d[-/.]\d\d`;
const TIME = String.raw`\d\d?:\d\d:\d\d(?:[.,]\d{1,9})?`;
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?`;
/** What collectors and CI put before a line: timestamps, container names, step numbers, quoting; sticky. */
export const LOG_PREFIX = new RegExp(
  [
    String.raw`[[(]?(?:${DATE}[T ]${TIME}|${TIME}(?: [AP]M)?)${ZONE}[\])]?(?=[ \t:|]):?`,
    String.raw`[A-Z][a-z]{2} [ \d]\d ${TIME}(?= )`,
    String.raw`\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d ${TIME} \d{4}\]`,
    String.raw`\[ {0,8}\d{1,9}\.\d{3,6}\](?= )`,
    String.raw`[\w.-]{1,60}[-_]\d{1,4} {1,40}\|(?= )`,
    String.raw`\d{1,3}\|[\w.-]{1,40} {1,40}\|(?= )`,
    String.raw`#\d{1,4}(?: \d{1,6}\.\d{1,3})?(?= )`,
    String.raw`##\[[a-z]{1,12}\]`,
    'remote:(?= )',
    '>(?= )',
    '[|│┃║](?= )',
  ].join('|'),
  'y',
);
