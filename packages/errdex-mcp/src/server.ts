import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import type { PackedPages } from '../../errdex/src/packed-pages.ts';
import { nearestPage } from '../../../src/terminal/nearest-page.ts';
import { readerShell } from '../../../src/terminal/reader-shell.ts';
import { SHELL } from './command-schema.ts';
import { diagnose } from './diagnose.ts';
import { DIAGNOSIS, type Answer } from './diagnosis-answer.ts';
import { PAGE, pageAnswer } from './page-answer.ts';
import type { TreePage } from './tree-page.ts';

/** Far above any log that a model could pass on; two of them are not yet too much for a small machine. */
const MOST_LOG = 16 * 1024 * 1024;

const READS_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
const FOR_SHELL = SHELL.optional().describe(
  'The shell to write commands for; otherwise the one of this machine',
);

/** A server with the two tools, which answer from the pages. */
export function createServer(version: string, pages: PackedPages<TreePage>): McpServer {
  const server = new McpServer({ name: 'errdex', title: 'Errdex', version });
  const pageOf = (id: string) => {
    const page = pages.find(id);
    if (!page) throw new Error(`There is no page ${id}. ${nearestPage(id, pages.entries)}`);
    return page;
  };
  const shellOr = (shell?: z.infer<typeof SHELL>) => shell ?? readerShell(process.platform, process.env);

  server.registerTool(
    'diagnose_log',
    {
      title: 'Diagnose a log',
      description:
        'Names the known errors in the output of a failed command, with first commands to copy. Pass the output as it is, whole.',
      inputSchema: z.strictObject({
        log: z.string().max(MOST_LOG).describe('What the command printed'),
        shell: FOR_SHELL,
      }),
      outputSchema: DIAGNOSIS,
      annotations: { title: 'Diagnose a log', ...READS_ONLY },
    },
    async ({ log, shell }, { mcpReq: { signal } }) =>
      resultOf(await diagnose(pages, { log, shell: shellOr(shell) }, signal)),
  );

  server.registerTool(
    'show_error',
    {
      title: 'Show an error',
      description:
        'The decision tree of an error by its id: causes, checks with what each outcome means, fixes, dead ends, and how much of it runs have shown.',
      inputSchema: z.strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9-]{1,60}\/[a-z0-9-]{1,100}$/)
          .describe('tool/slug, as diagnose_log gives it'),
        shell: FOR_SHELL,
      }),
      outputSchema: PAGE,
      annotations: { title: 'Show an error', ...READS_ONLY },
    },
    ({ id, shell }) => resultOf(pageAnswer(pageOf(id), shellOr(shell))),
  );
  return server;
}

function resultOf<Content extends Record<string, unknown>>({ text, structuredContent }: Answer<Content>) {
  return { content: [{ type: 'text' as const, text }], structuredContent };
}
