/** `<page-contents>`: marks the section that the reader is in. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
    const mark = () => {
      // The last heading above the upper third of the window; before the first one, none.
      const line = innerHeight / 3;
      // Short sections pass it together, and the last ones never do: there a link that was followed decides.
      const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      const current =
        headings.find((heading) => isLedTo(heading, isEnd ? innerHeight : line)) ??
        (isEnd
          ? headings.at(-1)
          : headings.findLast((heading) => heading.getBoundingClientRect().top <= line));
      for (const link of links) {
        if (current && link.hash === `#${current.id}`) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: '-33% 0px -66% 0px' });
    for (const heading of headings)
      observer.observe(heading.parentElement?.tagName === 'SECTION' ? heading.parentElement : heading);
    addEventListener('scrollend', mark, { passive: true });
    addEventListener('hashchange', mark);
  }
}

/** Whether the address names a heading and it stands between the top and a line. */
function isLedTo(heading: HTMLElement, line: number): boolean {
  const { top } = heading.getBoundingClientRect();
  return location.hash === `#${heading.id}` && top >= 0 && top < line;
}

customElements.define('page-contents', PageContents);
