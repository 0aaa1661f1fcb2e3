import { setTimeout as wait } from 'node:timers/promises';

const START_MS = 20_000;

/** A session of a driver that speaks W3C WebDriver. */
export interface Session {
  post(path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens a session as soon as the driver answers. */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
  await answering(driver);
  const { sessionId } = (await send(driver, 'POST', '/session', {
    capabilities: { alwaysMatch: capabilities },
  })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  return {
    post: (path, body = {}) => send(driver, 'POST', session + path, body),
    close: async () => void (await send(driver, 'DELETE', session)),
  };
}

async function answering(driver: string): Promise<void> {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      await send(driver, 'GET', '/status');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(50);
    }
  }
}

async function send(driver: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(driver + path, { method, body: body ? JSON.stringify(body) : null });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${path}: ${error}. ${message}`);
}
