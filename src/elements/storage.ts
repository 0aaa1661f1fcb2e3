/** Keeps a reader's choice for the next page, where the browser allows it. */
export function remember(name: 'theme' | 'shell', value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is refused: the choice holds for this page.
  }
}
