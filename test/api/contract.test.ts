// The API keeps to its own description: the document is OpenAPI 3.1 by somebody else's measure, and every answer of every
// deed is one that it declares.
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { deeds } from '../../src/app/deeds.ts';
import { wordsFor } from '../../src/words/words.ts';
import { asked } from '../access/calling.ts';
import { type Ground, groundOn, type Stride, stridesOf } from '../access/walk.ts';
import { FEW } from '../access/walkers.ts';

type Json = Readonly<Record<string, unknown>>;

const DESCRIPTION = 'https://example.org/openapi.json';
const listed = deeds.filter(({ guard }) => guard === undefined);
const { codes } = wordsFor('en').refusals;

let ground: Ground;
let description: Json;
let ajv: Ajv2020;

beforeAll(async () => {
  ground = await groundOn('sqlite');
  const answer = await ground.rehearsal.site.request('http://localhost:4400/api/openapi.json');
  description = (await answer.json()) as Json;
  // The document holds more than schemas, and formats are told for readers.
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, DESCRIPTION);
});

const within = (...path: readonly string[]): string =>
  `${DESCRIPTION}#/${path.map((name) => encodeURIComponent(name.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')}`;

function declared(stride: Stride, status: number): ValidateFunction {
  const problem = within('components', 'schemas', 'Problem');
  const [method = '', path = ''] = stride.deed.path.split(' ');
  const place = ['paths', `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`, method.toLowerCase()];
  const answer = within(...place, 'responses', String(status), 'content', 'application/json', 'schema');
  const found = ajv.getSchema(status < 300 ? answer : problem);
  if (!found) throw new Error(`${stride.deed.path} answers ${status}, which is not described.`);
  return found;
}

/** What an answer says otherwise than its description; whether it was a yes. */
async function undeclared(stride: Stride): Promise<{ wrong: string[]; isYes: boolean }> {
  const response = await asked(ground, stride);
  const fits = declared(stride, response.status);
  fits(await response.json());
  const wrong = (fits.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${stride.deed.path} (${response.status}) ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  return { wrong, isYes: response.ok };
}

describe('the description', () => {
  it('is OpenAPI 3.1 by its own schema', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(description));
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it('is found wrong where it is', async () => {
    const { valid } = await new Validator().validate({ ...description, paths: { 'no-slash': 1 } });
    expect(valid).toBe(false);
  });

  it('names every code that a refusal may carry', () => {
    const { schemas } = description['components'] as { schemas: { Problem: { properties: Json } } };
    expect(schemas.Problem.properties['code']).toEqual({ type: 'string', enum: codes });
    expect(codes).toEqual(expect.arrayContaining(['session.no_conclusion', 'step.later_used']));
  });
});

describe('every answer is as described', () => {
  it.each(listed.map((deed) => [deed.path, deed] as const))('%s', async (_path, deed) => {
    const wrong: string[] = [];
    let yes = 0;
    for (const stride of stridesOf(ground, deed, FEW)) {
      const answer = await undeclared(stride);
      wrong.push(...answer.wrong);
      if (answer.isYes) yes += 1;
    }
    expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
    // What changes something may be out of season in this house; what is read is always there for somebody.
    expect(yes > 0 || !deed.reads, 'nobody got it').toBe(true);
  });
});
