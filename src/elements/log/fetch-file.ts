/** Fetches a file of the site; throws a sentence when it is not there. */
export async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.slice(1)} answered ${response.status}`);
  return response;
}
