import type { PageFacts } from '../../../src/terminal/reference.ts';
import type { Found } from '../../../src/terminal/report.ts';

/** A page as it is packed for the Action. */
export interface ActionPage extends PageFacts {
  /** How much of the page runs have shown. */
  level: string;
}

/** A known error of a log with its page. */
export interface ActionFound extends Found {
  page: ActionPage;
}
