let fixes: Promise<Record<string, string>> | undefined;

/** How every page's error is fixed, by id; fetched on first use. */
export function loadFixes(): Promise<Record<string, string>> {
  fixes ??= fetchFixes();
  // A failed load is tried again the next time.
  fixes.catch(() => (fixes = undefined));
  return fixes;
}

async function fetchFixes(): Promise<Record<string, string>> {
  const response = await fetch('/quick-fixes.json');
  if (!response.ok) throw new Error(`quick-fixes.json answered ${response.status}`);
  return (await response.json()) as Record<string, string>;
}
