import { existsSync } from 'node:fs';
import path from 'node:path';

/** The built site that the servers are started with; another than `dist/` when `ERRDEX_SITE` names one. */
export const SITE = process.env['ERRDEX_SITE'] ?? 'dist';

if (!existsSync(path.join(SITE, 'index.html'))) {
  throw new Error(`${SITE} holds no built site. Run \`npm run build\` first.`);
}
