/** `<page-contents>`: marks the section that the reader is in. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const list = this.querySelector('ol') as HTMLElement;
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
    const mark = () => {
      // The last heading above the upper third of the window; before the first one, none. Short sections pass that line
      // together, and those at the page's end never do: there a link that was followed decides.
      const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      const line = isEnd ? innerHeight : innerHeight / 3;
      const topOf = (heading: HTMLElement) => heading.getBoundingClientRect().top;
      const passed = headings.filter((heading) => topOf(heading) <= line);
      const current =
        passed.find((heading) => location.hash === `#${heading.id}` && topOf(heading) >= 0) ?? passed.at(-1);
      for (const link of links) {
        const isCurrent = link.hash === `#${current?.id}`;
        link.ariaCurrent = isCurrent ? 'location' : null;
        // On a narrow screen the list is one line, wider than the screen.
        if (isCurrent) list.scrollLeft = link.offsetLeft - list.clientWidth / 3;
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: '-33% 0px -66% 0px' });
    for (const heading of headings)
      observer.observe(heading.parentElement?.tagName === 'SECTION' ? heading.parentElement : heading);
    addEventListener('scrollend', mark, { passive: true });
    addEventListener('hashchange', mark);
  }
}

customElements.define('page-contents', PageContents);
