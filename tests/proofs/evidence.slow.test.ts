import { otherPages, rerunProofs, slicePages } from './rerun.ts';

rerunProofs('every other page is proven again as it is recorded', otherPages);
rerunProofs('today’s eighth of the pages with a tree is run in full', slicePages);
