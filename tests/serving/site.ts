/** The built site that the servers are started with. */
export const SITE = process.env['ERRDEX_SITE'] ?? 'dist';
