import { otherPages, rerunProofs } from './rerun.ts';

rerunProofs('every other page is proven again as it is recorded', otherPages);
