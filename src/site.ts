/** The only constants of the site. Change the two addresses when the site moves; every link follows. */
export const site = {
  name: 'Errdex',
  tagline: 'From the error on your screen to a fix that works.',
  description:
    'An error reference for developers: the exact message, what causes it, and commands that were seen to fix it.',
  /** Where the site is served. No trailing slash. */
  url: 'https://errdex.dev',
  /** Where the source lives. Edit and report links are built from it. No trailing slash. */
  repository: 'https://github.com/errdex/errdex',
  branch: 'main',
  /** The SPDX name of what LICENSE says. */
  license: 'MIT',
  language: 'en',
  navigation: [{ label: 'All errors', href: '/errors/' }],
} as const;
