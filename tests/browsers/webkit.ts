import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { obstacleOf, type BrowserKind, type Tab } from './tab.ts';
import { openSession, type Session } from './webdriver.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';
const PYTHON = '/usr/bin/python3';
/** What a program in Python needs to open WebKit's window. */
const BINDINGS = {
  'python3-gi': '/usr/lib/python3/dist-packages/gi/__init__.py',
  'gir1.2-webkit2-4.1': '/usr/lib/*/girepository-1.0/WebKit2-4.1.typelib',
};
const WINDOW = path.join(import.meta.dirname, 'webkit-window.py');

/** Keys that are no characters, as WebDriver writes them. */
const KEYS: Record<string, string> = { Control: '\uE009', Enter: '\uE007', ArrowDown: '\uE015' };
/** The name that WebDriver gives to a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** WebKit as GTK has it, on a screen of its own, driven over WebDriver. */
export const webkit: BrowserKind = {
  name: 'WebKit',
  obstacle: obstacleOf(
    [
      ...[DRIVER, SCREEN, PYTHON].filter((program) => !existsSync(program)),
      ...Object.values(BINDINGS).filter((file) => globSync(file).length === 0),
    ],
    `webkit2gtk-driver xvfb ${Object.keys(BINDINGS).join(' ')}`,
  ),
  start,
};

async function start(folder: string): Promise<Tab> {
  const screen = spawn(SCREEN, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${String(display).trim()}`, HOME: folder, XDG_RUNTIME_DIR: folder },
  });
  const processes = [driver, screen];
  process.once('exit', () => processes.forEach((child) => child.kill()));
  const console = path.join(folder, 'console');
  const session = await openSession(`http://127.0.0.1:${port}`, {
    'webkitgtk:browserOptions': { binary: PYTHON, args: [WINDOW, console] },
  });
  return {
    ...tabOf(session),
    complaints: () => complaintsIn(readFileSync(console, 'utf8')),
    close: async () => {
      await session.close();
      for (const child of processes) await stop(child);
    },
  };
}

function tabOf(session: Session): Omit<Tab, 'complaints' | 'close'> {
  return {
    open: async (url) => void (await session.post('/url', { url })),
    resize: async (width, height) => void (await session.post('/window/rect', { width, height })),
    ask: async (question, ...args) =>
      (await session.post('/execute/sync', {
        script: `return (${String(question)})(...arguments)`,
        args,
      })) as ReturnType<typeof question>,
    click: async (selector) => {
      const found = await session.post('/element', { using: 'css selector', value: selector });
      await session.post(`/element/${(found as Record<string, string>)[ELEMENT]}/click`);
    },
    type: async (text) => {
      for (const character of text) await pressKeys(session, [character]);
    },
    press: (...keys) =>
      pressKeys(
        session,
        keys.map((key) => KEYS[key] ?? key),
      ),
  };
}

/** Holds all keys down, then lets go of them. */
async function pressKeys(session: Session, keys: string[]): Promise<void> {
  const actions = [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
  await session.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
}

/** The lines of a console that are errors or warnings, without the address before them. */
function complaintsIn(console: string): string[] {
  return console.match(/\bCONSOLE (?:[A-Z]+ )*(?:ERROR|WARN)\b.*/g) ?? [];
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
