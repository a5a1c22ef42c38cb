// The API's endpoints by everybody who has a program: the same answers as the deeds', and nobody's words in them.
import { beforeAll, describe, expect, it } from 'vitest';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { statusOf } from '../../src/words/refusal-status.ts';
import { asked } from './calling.ts';
import { type Ground, groundOn, leaksIn, type Stride, stridesOf } from './walk.ts';
import { actorOf, FEW, readerOf } from './walkers.ts';

const listed = deeds.filter(({ guard }) => guard === undefined);

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
