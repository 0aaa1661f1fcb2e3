import type { Content } from '../content-files.ts';
import type { Problem } from '../problems.ts';

/** Something that must be so in the content; gives a problem for each place where it is not. `today` is this very moment. */
export type ContentRule = (content: Content, today: Date) => Problem[];
