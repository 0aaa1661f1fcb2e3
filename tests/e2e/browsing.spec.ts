import { expect, test } from '@playwright/test';
import { ERROR } from './pages.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('from the home page to an error, to a related one, and on', async ({ page }) => {
      await page.goto('/');
      await page.locator('.shelf').getByRole('link', { name: 'git', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('git errors');
      await page.getByRole('link', { name: 'fatal: not a git repository' }).click();
      await expect(page).toHaveURL(ERROR);
      await page.locator('.related a').first().click();
      await expect(page.locator('.answer__fix')).toBeVisible();
      await page.goBack();
      await page
        .getByRole('navigation', { name: 'Breadcrumbs' })
        .getByRole('link', { name: 'Version control' })
        .click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version control');
    });

    test('from an error to the same words of other programs, and to their first look', async ({ page }) => {
      await page.goto('/errors/node/econnrefused/');
      await page.getByRole('link', { name: 'Connection refused, by every program' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'Connection refused, by every program',
      );
      const row = page.locator('.comparison tbody tr', { hasText: 'ssh: connect to host port' });
      await expect(row.locator('td').first()).toContainText('Connection refused');
      await row.locator('td a').click();
      await expect(page).toHaveURL(/\/errors\/ssh\/connection-refused\/#/);
    });

    test('a tool with many errors shows them by task', async ({ page }) => {
      await page.goto('/errors/git/');
      const pushing = page.locator('section', { has: page.getByRole('heading', { name: 'Pushing' }) });
      await expect(pushing.getByRole('link', { name: 'current branch has no upstream' })).toBeVisible();
    });

    test('a command’s outcome leads to the next command', async ({ page }) => {
      await page.goto(ERROR);
      await page.locator('.answer summary', { hasText: 'What it prints' }).first().click();
      await page.locator('.outcomes .next').first().click();
      await expect(page).toHaveURL(/#enter-project$/);
      await expect(page.locator('#enter-project')).toBeInViewport();
    });

    test('the signatures stand from A to Z', async ({ page }) => {
      await page.goto('/signatures/');
      const letters = await page.locator('.listing h2').allTextContents();
      expect(letters).toEqual([...letters].sort());
      await page
        .getByRole('link', { name: 'fatal: not a git repository (or any of the parent directories): .git' })
        .click();
      await expect(page).toHaveURL(ERROR);
    });
  });
}

test('the filter leaves what holds all words, keeps them in the fragment, and leads on when nothing does', async ({
  page,
}) => {
  const shown = page.locator('.error-list > li:visible');
  await page.goto('/errors/');
  const all = await shown.count();
  const field = page.getByRole('searchbox', { name: 'Filter this list' });
  await field.fill('NPM denied');
  await expect(shown).toHaveCount(1);
  await expect(shown).toContainText('EACCES');
  await expect(page.locator('.listing section:visible')).toHaveCount(1);
  await expect(page.locator('list-filter [role="status"]')).toHaveText(`1 of ${all}`);
  await page.reload();
  await expect(field).toHaveValue('NPM denied');
  await expect(shown).toHaveCount(1);
  await field.fill('no such words');
  await expect(shown).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Search all pages for it' })).toHaveAttribute(
    'href',
    '/search/#q=no+such+words',
  );
  await field.fill('');
  await expect(shown).toHaveCount(all);
  expect(new URL(page.url()).hash).toBe('');
});

test('what a command prints unfolds for who is led to it or copies it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(ERROR);
  const printed = (id: string) => page.locator(`#${id} .outcomes`);
  await expect(printed('find-repository')).toBeHidden();
  await page.locator('#find-repository').getByRole('button', { name: /^Copy/ }).click();
  await expect(printed('find-repository')).toBeVisible();
  await expect(printed('enter-project')).toBeHidden();
  await page.locator('#find-repository .next').first().click();
  await expect(printed('enter-project')).toBeVisible();
  await expect(printed('ask-git')).toBeHidden();
  await page.locator('#ask-git').getByRole('button', { name: /^Copy/ }).click();
  await expect(printed('ask-git')).toBeVisible();
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('the home page leads to the list of all errors, and has no button that does nothing', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.locator('main').getByRole('link', { name: 'list of all errors' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All errors');
  });

  test('every shell’s variant is there to read, and no button that does nothing', async ({ page }) => {
    await page.goto(ERROR);
    const variants = page.locator('#find-repository command-block');
    await expect(variants).toHaveCount(2);
    for (const variant of await variants.all()) await expect(variant).toBeVisible();
    await expect(page.locator('main button')).toHaveCount(0);
  });
});
