import { site } from '../site.ts';

/** Where a server answers, and from what. */
export interface ServerPlace {
  /** Host name in addresses and certificates. */
  host: string;
  httpPort: number;
  httpsPort: number;
  /** Folder of the built site: a link that the next build is switched to. */
  root: string;
  /** Certificate and key for nginx; Caddy gets its own without them. */
  certificate?: { chain: string; key: string };
}

/** The place that the committed files are written for. */
export const PLACE: ServerPlace = {
  host: new URL(site.url).host,
  httpPort: 80,
  httpsPort: 443,
  root: '/srv/errdex/current',
};

/** The first line of every written file. */
export const NOTICE = '# Written by `npm run deploy` from src/serving/. Change that, not this.';
