import { rerunProofs, slicePages } from './rerun.ts';

rerunProofs('today’s eighth of the pages is run in full', slicePages);
