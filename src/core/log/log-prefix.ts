const DATE = String.raw`\d{4}[-/.]\d\d[-/.]\d\d`;
const TIME = String.raw`\d\d?:\d\d:\d\d(?:[.,]\d{1,9})?`;
const ZONE = String.raw`(?: ?(?:Z|[A-Z]{3,4}|[+-]\d\d:?\d\d)\b)?`;
const PROGRAM = String.raw`[\w@-][\w./@-]{0,60}\[[\w.-]{1,40}\]:`;
/** Fields of a logger's JSON that say nothing of the error, before the one that holds the message. */
const FIELDS = String.raw`(?:"(?:level|severity|time|timestamp|ts|@timestamp|stream|logger|hostname|host|pid|v|service|thread|[A-Z_]{1,40})": ?(?:"[^"\\\n]{0,99}"|[\d.]{1,20}|true|false|null), ?){0,20}`;
/** What stands at the sides of a box, or between a table's columns. */
export const BORDERS = '|│┃║';
/** What collectors, CI and people put before a line: timestamps, container names, step numbers, quoting; sticky. */
export const LOG_PREFIX = new RegExp(
  [
    String.raw`[[(]?(?:${DATE}[T ]${TIME}|${TIME}(?: [AP]M)?)${ZONE}[\])]?[WEiF]?(?: (?:[\w.-]{1,60} )?${PROGRAM})?(?=[ \t:|\\]):?`,
    String.raw`[A-Z][a-z]{2} [ \d]\d ${TIME}(?: (?:[\w.-]{1,60} )?${PROGRAM})?(?= )`,
    String.raw`\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d ${TIME} \d{4}\]`,
    String.raw`\[ {0,8}\d{1,9}\.\d{3,6}\](?: ${PROGRAM})?(?= )`,
    String.raw`\[[Ss]tep \d{1,3}/\d{1,3}\](?= )`,
    String.raw`\[(?:error|crit|alert|emerg|warn|notice|info|debug)\] \d{1,9}#\d{1,9}:(?: \*\d{1,20})?(?= )`,
    String.raw`\[\d{1,9}(?:-\d{1,9})?\](?: [\w-]{1,60}@[\w-]{1,60})?(?= )`,
    String.raw`\d{1,9} \[(?:ERROR|Warning|Note|System)\] (?:\[[A-Z]{2}-\d{1,9}\] )?(?:\[\w{1,20}\])?`,
    String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:[ \t]|\\{1,4}t)(?:ERROR|WARN|INFO|DEBUG)(?=[ \t\\])`,
    String.raw`[^\t\n]{1,80}\t[^\t\n]{1,80}\t(?=${DATE}T)`,
    String.raw`\[pods?/[^\]\s]{1,200}\](?= )`,
    String.raw`[\w.-]{1,60} {1,40}\|(?= )`,
    String.raw`\d{1,3}\|[\w.-]{1,40} {1,40}\|(?= )`,
    String.raw`#?\d{1,4} \d{1,6}\.\d{1,3}(?= )|#\d{1,4}(?= )|\d{1,5}\.\d{1,3}(?= )`,
    String.raw`(?:\d\d )?\d\d[OE]\+?(?= )`,
    String.raw`\d{1,6} (?:error|verbose|warn|info|silly|http|timing)(?= )`,
    String.raw`\{ ?${FIELDS}"(?:log|msg|message|MESSAGE)": ?"`,
    'remote:(?= )',
    '>(?= )',
    `[${BORDERS}](?= )`,
    '-(?= )',
    String.raw`\[\d\d?:\d\d\](?= )`,
    String.raw`\*\*(?=[^\s*]|\s[^\n]{1,400}\*\*(?:\r?\n|$))`,
  ].join('|'),
  'y',
);

/** What stern, pnpm, Turborepo and Lerna put before every line: too like a message to be known by itself. */
const REPEATED =
  /[a-z][\w-]{1,80} [\w-]{1,60} (?=[ \t]{0,80}\S|\r?\n)|[\w.-]{1,40}\/[\w./-]{1,80} [\w:-]{1,60}: |[a-z][\w-]{0,40}:[a-z][\w:-]{0,60}: |@[\w-]{1,40}\/[\w.-]{1,60}: /y;
/** The name of a pod has a number behind a dash. */
const NAMED = /[:/]|-.*\d/;

/** What stands at a place and may be such a prefix, '' for nothing. */
export function readRepeated(source: string, at: number): string {
  REPEATED.lastIndex = at;
  const [prefix = ''] = REPEATED.exec(source) ?? [];
  return NAMED.test(prefix) ? prefix : '';
}

/** The length of the prefix at the start of a line when the next line or the one before has the same; 0 for none. */
export function repeatedPrefix(source: string, lineStart: number, lineBefore: number): number {
  const prefix = readRepeated(source, lineStart);
  const next = source.indexOf('\n', lineStart) + 1;
  const isAgain = (start: number) => source.startsWith(prefix.trimEnd(), start);
  return prefix && ((next > 0 && isAgain(next)) || (lineBefore >= 0 && isAgain(lineBefore)))
    ? prefix.length
    : 0;
}
