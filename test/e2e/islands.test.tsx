// Pages that live: they change under their reader but never under the hands of a writer, and signing out leaves nothing.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readAssets, serveAssets } from '../../src/web/assets.ts';
import { Page, pageText } from '../../src/web/layout.tsx';
import { Field, TextArea } from '../../src/web/parts/fields.tsx';
import { Button, DeedButton, Form } from '../../src/web/parts/forms.tsx';
import { Draft } from '../../src/web/parts/scripted.tsx';
import { ownWritesOnly, safetyHeaders } from '../../src/web/safety.ts';
import { plainShell, type Shell } from '../../src/web/shell.ts';
import type { Slip } from '../../src/web/slip.ts';
import { openPage } from '../world/browser.ts';
import { ensureBuilt } from '../world/built.ts';

let server: ServerType;
let at = '';
let shell: Shell;
let title = '';
let draft = '';
let rev = 0;
let signedIn = true;
const listeners = new Set<() => void>();

function changeTitle(next: string): void {
  title = next;
  rev += 1;
  for (const tell of listeners) tell();
}

function Sample({ slip }: { slip?: Slip }) {
  return (
    <Page shell={signedIn ? shell : { ...shell, reader: null, events: null }} title="Sample">
      <h1 id="title">{title}</h1>
      <Form action="/title" id="edit" slip={slip} rev={rev}>
        <p id="inside">{title}</p>
        <Field name="title" label="Title" value={title} />
        <Button>Save</Button>
      </Form>
      <Draft>
        <Form action="/draft" id="draft" rev={rev}>
          <TextArea name="words" label="Words" value={draft} />
        </Form>
      </Draft>
      <DeedButton action="/drop" id="drop" confirm="Drop it for good?">
        Drop it
      </DeedButton>
    </Page>
  );
}

function routes(): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(pageText(<Sample />)));
  app.post('/title', async (c) => {
    const given = String((await c.req.parseBody())['title']);
    if (given !== '') {
      changeTitle(given);
      return c.redirect('/', 303);
    }
    const refusal = {
      code: 'title.empty',
      words: 'A title is missing.',
      fields: { title: 'Say it in a word.' },
    };
    return c.html(pageText(<Sample slip={{ deed: 'edit', values: { title: '' }, refusal }} />), 422);
  });
  app.post('/draft', async (c) => {
    draft = String((await c.req.parseBody())['words']);
    return c.json({ rev: rev + 100 });
  });
  app.post('/drop', (c) => {
    changeTitle('dropped');
    return c.redirect('/', 303);
  });
  app.post('/sign-out', (c) => {
    signedIn = false;
    return c.redirect('/', 303);
  });
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const tell = () => void stream.writeSSE({ event: 'changed', data: '{}' });
      listeners.add(tell);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      listeners.delete(tell);
    }),
  );
  return app;
}

beforeAll(async () => {
  ensureBuilt();
  const assets = readAssets(join(import.meta.dirname, '../../dist/client'));
  shell = {
    ...plainShell,
    assets: assets.links,
    reader: { id: 'mira', name: 'Mira Oduya' },
    nav: [{ key: 'today', href: '/', label: 'Today', inBar: true }],
    events: '/events',
  };
  const app = new Hono();
  app.use(
    safetyHeaders({ url: null }),
    ownWritesOnly({ url: null }, (c) => c.text('no', 403)),
  );
  app.use(serveAssets(assets));
  app.route('/', routes());
  at = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(`http://localhost:${info.port}`),
    );
  });
});

afterAll(() => {
  server.close();
});

beforeEach(() => {
  title = 'first';
  draft = '';
  rev = 1;
  signedIn = true;
});

const listening = () => expect.poll(() => listeners.size).toBe(1);

test('a change elsewhere is shown at once, in every tab, over one stream', async () => {
  const { page, context, faults } = await openPage({ at });
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/');
  await listening();
  changeTitle('second');
  await other.locator('#title', { hasText: 'second' }).waitFor();
  await page.bringToFront();
  await page.locator('#title', { hasText: 'second' }).waitFor();
  expect(listeners.size).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('a begun form stays as it is, and says that something changed', async () => {
  const { page, context } = await openPage({ at });
  await page.goto('/');
  await listening();
  await page.locator('#edit-title').fill('mine');
  changeTitle('theirs');
  await page.locator('#title', { hasText: 'theirs' }).waitFor();
  expect(await page.locator('#edit-title').inputValue()).toBe('mine');
  expect(await page.locator('#inside').textContent()).toBe('first');
  await page.locator('#edit .meanwhile button').click();
  await page.locator('#inside', { hasText: 'theirs' }).waitFor();
  expect(await page.locator('#edit-title').inputValue()).toBe('mine');
  expect(await page.locator('#edit input[name=rev]').inputValue()).toBe(String(rev));
  await context.close();
});

test('a refused form comes back with the focus on what is missing', async () => {
  const { page, context, faults } = await openPage({ at });
  await page.goto('/');
  await page.locator('#edit-title').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('#edit-title-error').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-refusal'))).toBe('title.empty');
  await page.locator('#edit-title').fill('better');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('#title', { hasText: 'better' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a draft is saved while it is written, kept without a connection, and saved later', async () => {
  const { page, context } = await openPage({ at });
  await page.goto('/');
  const state = page.locator('[data-state]');
  await page.locator('#draft-words').fill('one line');
  await state.getByText('Saved', { exact: true }).waitFor();
  expect(draft).toBe('one line');
  expect(await page.locator('#draft input[name=rev]').inputValue()).toBe('101');
  await context.setOffline(true);
  await page.locator('#draft-words').fill('one line and more');
  await state.getByText('Not saved yet').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['draft:mira:/draft']);
  await context.setOffline(false);
  await state.getByText('Saved', { exact: true }).waitFor();
  expect(draft).toBe('one line and more');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await context.close();
});

test('a draft that could not be saved is there again after a reload', async () => {
  const { page, context } = await openPage({ at });
  await page.goto('/');
  await page.evaluate(() =>
    localStorage.setItem('draft:mira:/draft', JSON.stringify({ texts: { words: 'kept here' }, rev: '1' })),
  );
  await page.reload();
  expect(await page.locator('#draft-words').inputValue()).toBe('kept here');
  await page.locator('[data-state]').getByText('Saved', { exact: true }).waitFor();
  expect(draft).toBe('kept here');
  await context.close();
});

test('a question is asked before what cannot be undone', async () => {
  const { page, context } = await openPage({ at });
  await page.goto('/');
  await page.getByRole('button', { name: 'Drop it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Drop it for good?' });
  await dialog.getByRole('button', { name: 'Not now' }).click();
  expect(title).toBe('first');
  await page.getByRole('button', { name: 'Drop it' }).click();
  await dialog.getByRole('button', { name: 'Drop it' }).click();
  await page.locator('#title', { hasText: 'dropped' }).waitFor();
  await context.close();
});

test('signing out empties the storages and reaches the other tabs', async () => {
  const { page, context } = await openPage({ at });
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/');
  await other.locator('details.menu').waitFor();
  await page.bringToFront();
  await page.evaluate(() => {
    localStorage.setItem('draft:mira:x', 'words');
    sessionStorage.setItem('x', 'words');
  });
  await page.locator('details.menu summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForLoadState();
  await page.locator('details.menu').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await other.locator('details.menu').waitFor({ state: 'detached' });
  expect(await other.locator('html').getAttribute('class')).toBeNull();
  await context.close();
});
