// How large a request may be: 2 MB of what it says, in every script and every encoding, and no byte more.
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { LARGEST_ON_ITS_WAY, LARGEST_REQUEST, saysTooMuch, sizeLimit } from '../../src/web/request-size.ts';
import { safetyHeaders } from '../../src/web/safety.ts';

const app = new Hono();
app.use(safetyHeaders({ url: null }));
app.use(sizeLimit((c) => c.text('too large', 413)));
app.all('/page', async (c) => c.text(`${(await c.req.text()).length}`));

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

async function sent(body: string, type = 'text/plain', isMeasured = true): Promise<number> {
  const bytes = new TextEncoder().encode(body);
  const headers: Record<string, string> = { 'content-type': type };
  if (isMeasured) headers['content-length'] = String(bytes.length);
  const init = {
    method: 'POST',
    headers,
    body: isMeasured ? bytes : new Blob([bytes]).stream(),
    duplex: 'half',
  };
  const answer = await app.request('/page', init as RequestInit);
  if (answer.status === 200) expect(Number(await answer.text())).toBe(body.length);
  return answer.status;
}

const escaped = (text: string): string =>
  text.replace(/[^ -~]/gu, (one) =>
    [...Array(one.length).keys()]
      .map((at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );

describe.each([true, false])('where its length is said: %s', (isMeasured) => {
  test('2 MB pass and one byte more is refused', async () => {
    expect(await sent('a'.repeat(LARGEST_REQUEST), 'text/plain', isMeasured)).toBe(200);
    expect(await sent('a'.repeat(LARGEST_REQUEST + 1), 'text/plain', isMeasured)).toBe(413);
    expect(await sent('a'.repeat(LARGEST_REQUEST + 1), JSON_TYPE, isMeasured)).toBe(413);
  });

  test.each(['ж', '語', '🌱', 'é', '\n', '\u0001', '"'])(
    '2 MB of %j in JSON pass, escaped or not',
    async (sign) => {
      const count = Math.floor((LARGEST_REQUEST - 2) / new TextEncoder().encode(sign).length);
      const most = `"${escaped(sign === '"' ? '\\"' : sign).repeat(count)}"`;
      const isOnItsWay = most.length <= LARGEST_ON_ITS_WAY;
      expect(await sent(most, JSON_TYPE, isMeasured)).toBe(isOnItsWay ? 200 : 413);
      const over = `"${escaped(sign === '"' ? '\\"' : sign).repeat(count + 3)}"`;
      expect(await sent(over, JSON_TYPE, isMeasured)).toBe(413);
    },
  );

  test('a form passes to its own page until it is larger than any encoding makes it', async () => {
    expect(await sent(`text=${'%D0%B6'.repeat(524_288)}`, FORM, isMeasured)).toBe(200);
    expect(await sent(`text=x${'%0D%0A'.repeat(1_048_575)}`, FORM, isMeasured)).toBe(200);
    expect(await sent('a'.repeat(LARGEST_ON_ITS_WAY + 1), FORM, isMeasured)).toBe(413);
  });
});

test('the refusal carries the safety headers too', async () => {
  const refused = await app.request('/page', { method: 'POST', body: 'a'.repeat(LARGEST_REQUEST + 1) });
  expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
});

test('what a form says is counted as it was typed', () => {
  expect(saysTooMuch({ text: 'a'.repeat(LARGEST_REQUEST - 6) })).toBe(false);
  expect(saysTooMuch({ text: 'a'.repeat(LARGEST_REQUEST - 6), more: ['b'] })).toBe(true);
  expect(saysTooMuch({ text: '\r\n'.repeat(LARGEST_REQUEST - 6) })).toBe(false);
  expect(saysTooMuch({ text: 'ж'.repeat(LARGEST_REQUEST) })).toBe(true);
});
