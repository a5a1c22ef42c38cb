// The API's endpoints by everybody who has a program: the same answers as the deeds', and nobody's words in them.
import { beforeAll, describe, expect, it } from 'vitest';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { statusOf } from '../../src/words/refusal-status.ts';
import { namesIn } from './inputs.ts';
import { type Ground, groundOn, leaksIn, type Stride, stridesOf } from './walk.ts';
import { actorOf, FEW, readerOf } from './walkers.ts';

const listed = deeds.filter(({ guard }) => guard === undefined);

function addressOf({ deed, input }: Stride): { method: string; url: string; body: string | null } {
  const [method = 'GET', path = '/'] = deed.path.split(' ');
  const given = input as Readonly<Record<string, unknown>>;
  const names = namesIn(deed.path);
  const place = path.replace(/:(\w+)/g, (_all, name) => encodeURIComponent(String(given[name])));
  const rest = Object.entries(given).filter(([name]) => !names.includes(name));
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]));
  const isAsking = method === 'GET' || method === 'DELETE';
  const url = `http://localhost:4400/api/v1${place}${isAsking && rest.length > 0 ? `?${query}` : ''}`;
  return { method, url, body: isAsking ? null : JSON.stringify(Object.fromEntries(rest)) };
}

async function asked(ground: Ground, stride: Stride): Promise<Response> {
  const { hood, rehearsal } = ground;
  const { personId } = readerOf(hood, stride.walker);
  const { method, url, body } = addressOf(stride);
  const headers = new Headers(
    personId === null ? {} : { authorization: `Bearer ${await hood.tokenOf(personId)}` },
  );
  if (body !== null) headers.set('content-type', 'application/json');
  return rehearsal.site.request(url, { method, headers, ...(body === null ? {} : { body }) });
}

async function performed(ground: Ground, { deed, walker, input }: Stride): Promise<Outcome<unknown>> {
  const via = walker.who === null ? 'page' : 'token';
  return perform(deed, input, actorOf(ground.hood, { ...walker, via }), ground.rehearsal.ports);
}

function isAsOwed(deed: AnyDeed, outcome: Outcome<unknown>, response: Response, text: string): boolean {
  const type = response.headers.get('content-type') ?? '';
  if (outcome.ok) return response.status === (deed.reads ? 200 : 201) && type === 'application/json';
  const { code, status } = JSON.parse(text) as { readonly code?: string; readonly status?: number };
  const owed = statusOf(outcome.refusal);
  const isProblem = type === 'application/problem+json' && status === owed && code === outcome.refusal;
  return isProblem && response.status === owed;
}

/** Calls an endpoint; says all that is wrong with what came back. */
async function called(ground: Ground, stride: Stride): Promise<string[]> {
  const { deed, walker, input } = stride;
  const response = await asked(ground, stride);
  const text = await response.text();
  const outcome = await performed(ground, stride);
  const said = `${response.status} ${text.slice(0, 200)}`;
  const found = [
    ...(isAsOwed(deed, outcome, response, text) ? [] : [`answered otherwise than the deed: ${said}`]),
    ...(response.headers.get('cache-control') === 'no-store' ? [] : ['may be kept']),
    ...leaksIn(
      ground,
      readerOf(ground.hood, walker),
      `${JSON.stringify([...response.headers])} ${text}`,
      input,
    ),
  ];
  return found.map((one) => `${deed.path} by ${walker.name}: ${one}`);
}

describe('the API', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await groundOn('sqlite');
  });

  it.each(listed.map((deed) => [deed.path, deed] as const))('%s', async (_path, deed) => {
    const wrong: string[] = [];
    for (const stride of stridesOf(ground, deed, FEW)) wrong.push(...(await called(ground, stride)));
    expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
  });
});
