/** A page that a search found. */
export interface Result {
  url: string;
  title: string;
  signature: string;
  tool: string;
}

/** Shows results as links; every text is set as text. */
export function showResults(list: Element, results: Result[]): void {
  list.replaceChildren(
    ...results.map(({ url, title, signature, tool }) => {
      const link = document.createElement('a');
      link.href = url;
      const name = document.createElement('b');
      name.textContent = title;
      const code = document.createElement('code');
      code.textContent = signature;
      const place = document.createElement('span');
      place.textContent = tool;
      link.append(name, code, place);
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
}

/** `3 errors match`, for a status line. */
export function countResults(count: number): string {
  return count === 0
    ? 'No error page matches. Try fewer words, or only the code.'
    : `${count} ${count === 1 ? 'error matches' : 'errors match'}`;
}
