// The API under hostile input drawn from every deed's own schema: never a 500, and every refusal says what is wrong.
import { expect, it } from 'vitest';
import type { AnyDeed } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import { drawnObject, shapeOf } from './drawing.ts';
import { BODIES, hostile, TYPES } from './hostile.ts';
import { inAddress, sent, type Trial, type Trier, type Try, trialOf, tryOut } from './trying.ts';

const listed = deeds.filter(({ guard }) => guard === undefined);

function bodyOf({ chance }: Trial, rest: object): string | Uint8Array<ArrayBuffer> {
  if (chance.in100(6)) return chance.pick(BODIES)();
  return chance.in100(3) ? JSON.stringify(hostile(chance)) : JSON.stringify(rest);
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function headersOf({ chance }: Trial, token: string, hasBody: boolean): Record<string, string> {
  const type = chance.in100(5) ? chance.pick(TYPES) : 'application/json';
  const authorization = chance.in100(97)
    ? `Bearer ${token}`
    : chance.pick(['Bearer x', 'Basic eDp5', 'Bearer']);
  return hasBody ? { authorization, 'content-type': type } : { authorization };
}

async function drawnTry(trial: Trial, deed: AnyDeed, who: Trier): Promise<Try> {
  const [method = 'GET', path = '/'] = deed.path.split(' ');
  const input = drawnObject(shapeOf(deed), trial.drawing);
  const place = path.replace(/:(\w+)/g, (_all, name) => inAddress(trial.drawing.idFor(name)) || 'x');
  const rest = Object.entries(input).filter(([name]) => !path.includes(`:${name}`));
  const isAsking = method === 'GET' || method === 'DELETE';
  const query = rest.map(([name, value]) => `${inAddress(name)}=${inAddress(asText(value))}`).join('&');
  const url = `/api/v1${place}${isAsking && rest.length > 0 ? `?${query.slice(0, 8_000)}` : ''}`;
  const body = isAsking ? null : bodyOf(trial, Object.fromEntries(rest));
  const token = await trial.hood.tokenOf(trial.hood.people[who].id);
  const headers = headersOf(trial, token, body !== null);
  const says = `${method} ${url.slice(0, 300)} as ${who} ${String(body ?? '').slice(0, 400)}`;
  return { says, path: url, init: { method, headers, ...(body === null ? {} : { body }) } };
}

interface Problem {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly status?: unknown;
  readonly fields?: readonly unknown[];
}

/** Every 4xx names a code and says a sentence; a wrong input names its fields. */
function wrongProblem(problem: Problem, status: number): string | null {
  const { code, title, fields } = problem;
  if (typeof code !== 'string' || !/^[a-z_]+\.[a-z_]+$/.test(code)) return 'names no code';
  if (typeof title !== 'string' || title === '' || problem.status !== status) return 'says nothing';
  const isSaid = code !== 'input.invalid' || (Array.isArray(fields) && fields.every((one) => one !== ''));
  return isSaid && fields?.length !== 0 ? null : 'names no field';
}

async function tryOnce(trial: Trial): Promise<void> {
  const deed = trial.chance.pick(listed);
  const one = await drawnTry(trial, deed, trial.chance.pick(['mira', 'elena'] as const));
  const response = await sent(trial, one);
  if (!response || response.status < 400 || response.status >= 500) return;
  const text = await response.text();
  const type = response.headers.get('content-type');
  const no =
    type === 'application/problem+json' ? wrongProblem(JSON.parse(text), response.status) : `is ${type}`;
  if (no !== null) trial.wrong.push(`${no}: ${one.says} ${text.slice(0, 200)}`);
}

it('withstands what nobody would send', async () => {
  const trial = await trialOf('api');
  const wrong = await tryOut(trial, () => tryOnce(trial));
  if (wrong.length > 0) expect.fail(`\n${wrong.join('\n\n')}\n`);
  const tried = [...trial.counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`fuzz of the API: ${tried} requests, ${JSON.stringify(Object.fromEntries(trial.counts))}`);
  expect(tried).toBeGreaterThan(100);
  expect((trial.counts.get('201') ?? 0) + (trial.counts.get('200') ?? 0)).toBeGreaterThan(10);
});
