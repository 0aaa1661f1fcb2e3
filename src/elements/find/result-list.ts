/** A page that a search found. */
export interface Result {
  url: string;
  title: string;
  signature: string;
}

/**
 * Shows results as links; every text is set as text.
 * What already stands in its place stays the same element, so that a reader who is on it keeps the focus.
 */
export function showResults(list: Element, results: Result[]): void {
  results.forEach((result, index) => {
    const there = list.children[index];
    if (there?.firstElementChild?.getAttribute('href') === result.url) return;
    const item = itemOf(result);
    if (there) there.replaceWith(item);
    else list.append(item);
  });
  while (list.children.length > results.length) list.lastElementChild?.remove();
}

function itemOf({ url, title, signature }: Result): HTMLElement {
  const link = document.createElement('a');
  link.href = url;
  const name = document.createElement('b');
  name.textContent = title;
  const code = document.createElement('code');
  code.textContent = signature;
  link.append(name, code);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** `3 errors match`, for a status line. */
export function countResults(count: number): string {
  if (count === 0) return 'No error page matches. Try fewer words, or only the code.';
  return `${count} ${count === 1 ? 'error matches' : 'errors match'}`;
}
