import { site } from '../site.ts';

/** A file of data that others build on. It says its licence itself: it goes from hand to hand without the site. */
export function dataFile(members: object): Response {
  return Response.json({ license: site.license, ...members });
}
