#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { openPages } from '../../errdex/src/packed-pages.ts';
import manifest from '../package.json' with { type: 'json' };
import { answerServer } from './diagnose.ts';
import { createServer } from './server.ts';
import type { TreePage } from './tree-page.ts';

/** A message may hold the longest log with every line break and quote escaped. */
const MOST_MESSAGE = 48 * 1024 * 1024;

const pages = openPages<TreePage>();
// One file is both, the server and the thread that it starts for a long log.
if (isMainThread) {
  serveStdio(() => createServer(manifest.version, pages), {
    transport: new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MOST_MESSAGE }),
    onerror: (error) => console.error(`errdex-mcp: ${error.message}`),
  });
} else {
  await answerServer(pages);
}
