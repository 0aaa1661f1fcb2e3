import { BORDERS } from './log-prefix.ts';

const ANSI_TEXT = String.raw`(?:(?:\x1b|\^\[|\\{1,4}u001b|\\{1,4}x1b|\\033|\\e(?=\[))\[|\x9b)[0-?]{0,64}[ -/]{0,4}[@-~]|\x1b[\]_P^X][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)?|\\{1,4}u001b[\]_P^X][^\\\n]{0,2048}\\{1,4}u0007|%1b%5b(?:\d|;|%3b){0,30}m|\x1b[ -/]{0,4}[0-~]`;
const BARE_TEXT = String.raw`\[\d{1,3}(?:;\d{1,3}){0,8}m`;
/** What colours, moves the cursor or opens a link. */
export const ANSI = new RegExp(ANSI_TEXT, 'iy');
/** A colour that has lost its escape. */
export const BARE_COLOUR = new RegExp(BARE_TEXT, 'y');
/** All of them in a text. */
export const COLOURS = new RegExp(`${ANSI_TEXT}|${BARE_TEXT}`, 'gi');
/** What no one sees. */
export const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;
/** Tags, and the marks of GitHub and Azure wherever a wrapper has put them. */
export const TAG = /<\/?(?:pre|code|span|strong|b|br|p|div|td|tr|li)\b[^<>\n]{0,200}>|##\[[a-z]{1,12}\]/iy;
const LINE_END = String.raw`(?:[ \t${BORDERS}]|(?:\x1b|\^\[|\\{1,4}u001b)?\[\d{0,3}(?:;\d{1,3}){0,8}m){0,20}(?=\r?\n|$)`;
/** The right side of a box, or of a table's row. */
export const RIGHT_BORDER = new RegExp(`[${BORDERS}]${LINE_END}`, 'y');
/** What follows the message in a logger's JSON. */
export const JSON_TAIL = new RegExp(
  String.raw`(?:\\[nr])*"(?:, ?"[\w.@/-]{1,60}": ?(?:"[^"\\\n]{0,200}"|[-\d.]{1,30}|true|false|null)){0,20} ?\}${LINE_END}`,
  'y',
);
/** Where a bold line of Markdown ends. */
export const BOLD_TAIL = new RegExp(String.raw`\*\*${LINE_END}`, 'y');

/** What a colour begins with: `\x1b`, `\x9b`, `^`, `\`, `%` and `[`. */
export const COLOURED = [27, 155, 94, 92, 37, 91];

/** By code, what is looked at only where a line starts: most of a log. */
export const PLAIN = Array.from(
  { length: 127 },
  (_, code) => code > 32 && !/["#%&*+<=[\\^|]/.test(String.fromCharCode(code)),
);
