import { once } from '../once.ts';

/** Fetches a file of the site; throws a sentence when it is not there. */
export async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.slice(1)} answered ${response.status}`);
  return response;
}

/** Makes a function that fetches and reads a file once. */
export function fetchOnce<T>(address: string, read: (text: string) => T): () => Promise<T> {
  return once(async () => read(await (await fetchFile(address)).text()));
}
