// Every rule can fail, and leaves in peace what it should: tried on small sources that break it and some that do not.
import { describe, expect, it } from 'vitest';
import { type Rule, source } from './house.ts';
import { RULES } from './rules.ts';

/** Files by path. */
type Files = Readonly<Record<string, string>>;

type Trial = {
  readonly rule: string;
  /** Each breaks the rule once: files, and what is said about them. */
  readonly broken: readonly (readonly [Files, RegExp])[];
  readonly kept: readonly Files[];
};

const long = (lines: number, line = 'x();') => Array.from({ length: lines }, () => line).join('\n');
const body = (lines: number, inner = 'x();') => `function f() {\n${long(lines - 2, inner)}\n}`;

const TRIALS: readonly Trial[] = [
  {
    rule: 'imports point one way',
    broken: [
      [{ 'src/web/a.ts': `import { s } from '../store/s.ts';` }, /types come through app/],
      [{ 'src/web/a.ts': `import type { S } from '../store/s.ts';` }, /types come through app/],
      [{ 'src/web/a.ts': `import { b } from '../api/b.ts';` }, /one way/],
      [{ 'src/api/a.ts': `export { b } from '../cli/b.ts';` }, /one way/],
      [{ 'src/jobs/a.ts': `const b = await import('../web/b.ts');` }, /one way/],
      [{ 'src/store/a.ts': `import { b } from '../mail/b.ts';` }, /one way/],
      [{ 'src/app/a.ts': `import { b } from '../words/en/b.ts';` }, /doors and by mail texts/],
      [{ 'src/store/a.ts': `import { b } from '../app/b.ts';` }, /one way/],
      [{ 'src/domain/engagement/a.ts': `import { b } from '../calendar/b.ts';` }, /meet only in app/],
      [{ 'src/domain/kernel/a.ts': `import { b } from '../engagement/b.ts';` }, /one way/],
      [{ 'src/domain/engagement/a.ts': `import { b } from '../../app/b.ts';` }, /meet only in app|one way/],
      [{ 'src/words/en/a.ts': `import { b } from '../../domain/kernel/b.ts';` }, /only domain types/],
      [{ 'src/web/islands/a.ts': `import { b } from '../../app/b.ts';` }, /one way/],
      [{ 'src/app/a.ts': `import { b } from '../config.ts';` }, /read once/],
      [{ 'src/web/a.ts': `import { b } from '../main.ts';` }, /puts the parts together/],
      [{ 'src/app/a.ts': `import { b } from '../../test/b.ts';` }, /outside src/],
      [{ 'src/tools/a.ts': '' }, /no part of the house/],
    ],
    kept: [
      { 'src/main.ts': `import { s } from './store/s.ts'; import { w } from './web/w.ts';` },
      { 'src/web/a.tsx': `import { s } from '../app/s.ts'; import { w } from '../words/en/w.ts';` },
      { 'src/web/islands/a.ts': `import '../look/look.css';` },
      { 'src/mail/a.ts': `import { w } from '../words/en/w.ts';` },
      {
        'src/words/en/a.ts': `import type { B } from '../../domain/kernel/b.ts'; import { c } from './c.ts';`,
      },
      {
        'src/app/a.ts': `import { e } from '../domain/engagement/e.ts'; import { c } from '../domain/calendar/c.ts';`,
      },
      { 'test/app/a.test.ts': `import { s } from '../../src/store/s.ts';` },
    ],
  },
  {
    rule: 'words import no package',
    broken: [[{ 'src/words/en/a.ts': `import { z } from 'zod';` }, /package zod/]],
    kept: [{ 'src/web/a.ts': `import { z } from 'zod';` }],
  },
  {
    rule: 'no cycles',
    broken: [
      [
        {
          'src/app/a.ts': `import { b } from './b.ts';`,
          'src/app/b.ts': `import { c } from './c.ts';`,
          'src/app/c.ts': `import type { A } from './a.ts';`,
        },
        /a\.ts → src\/app\/b\.ts → src\/app\/c\.ts → src\/app\/a\.ts/,
      ],
      [{ 'src/app/a.ts': `import { a } from './a.ts';` }, /imports itself/],
    ],
    kept: [
      {
        'src/app/a.ts': `import { b } from './b.ts'; import { c } from './c.ts';`,
        'src/app/b.ts': `import { c } from './c.ts';`,
        'src/app/c.ts': '',
      },
    ],
  },
  {
    rule: 'no barrel files',
    broken: [
      [{ 'src/app/a.ts': `export * from './b.ts';` }, /only re-exports/],
      [
        { 'src/app/a.ts': `export { b } from './b.ts';\nexport type { C } from './c.ts';` },
        /only re-exports/,
      ],
      [{ 'src/app/a.ts': `import { b } from './b.ts';\nexport { b };` }, /only re-exports/],
    ],
    kept: [
      { 'src/app/a.ts': `export type { C } from './c.ts';\nexport const a = 1;` },
      { 'src/app/a.ts': `import './a.css';` },
    ],
  },
  {
    rule: 'the domain is pure',
    broken: [
      'new Date()',
      'Date.now()',
      'type X = Date',
      'Math.random()',
      'Temporal.Now.instant()',
      'async () => 1',
      'async function f() {}',
      'await x',
      'type X = Promise<string>',
      'process.env',
      'globalThis.x',
      'setTimeout(f)',
      'const x = { Date }',
      `import { z } from 'zod'`,
      `import { hash } from 'node:crypto'`,
      `import type { Z } from 'zod'`,
    ].map((text) => [{ 'src/domain/kernel/a.ts': text }, /uses|package/] as const),
    kept: [
      {
        'src/domain/kernel/a.ts': `const x = Temporal.PlainDate.from(day); const y = { Date: 1, process: 2 }; y.Date;`,
      },
      { 'src/app/a.ts': 'new Date(); Math.random(); await x;' },
    ],
  },
  {
    rule: 'files are small',
    broken: [
      [{ 'src/app/a.ts': long(251) }, /251 lines, of 250/],
      [{ 'test/app/a.test.ts': long(401) }, /401 lines, of 400/],
      [{ 'src/web/look/a.css': long(251) }, /251 lines/],
      [{ 'src/words/en/a.ts': `${long(251)}\nif (x) y();` }, /252 lines/],
      [{ 'src/domain/engagement/access.table.ts': `${long(251)}\nfor (const x of y) z();` }, /252 lines/],
    ],
    kept: [
      { 'src/app/a.ts': `${long(250)}\n` },
      { 'src/words/en/a.ts': long(900) },
      { 'src/store/migrations/001-first.ts': long(900) },
      { 'src/domain/engagement/access.table.ts': long(900) },
      { 'test/app/a.test.ts': long(400) },
    ],
  },
  {
    rule: 'functions are small',
    broken: [
      [{ 'src/app/a.ts': body(41) }, /41 lines, of 40/],
      [{ 'src/app/a.ts': `const f = () => {\n${long(40)}\n};` }, /42 lines/],
      [{ 'src/web/a.tsx': body(61, '<p />;') }, /61 lines, of 60/],
      [{ 'test/app/a.test.ts': `it('x', () => {\n${long(40)}\n});` }, /42 lines/],
    ],
    kept: [
      { 'src/app/a.ts': body(40) },
      { 'src/web/a.tsx': body(60, '<p />;') },
      { 'src/store/migrations/001-first.ts': body(90) },
      { 'test/app/a.test.ts': `describe('x', () => {\n${long(90)}\n});` },
      { 'test/app/a.test.ts': `describe.each(y)('x', () => {\n${long(90)}\n});` },
    ],
  },
  {
    rule: 'nesting is shallow',
    broken: [
      [{ 'src/app/a.ts': 'if (a) { for (;;) { try { while (b) {} } catch {} } }' }, /more than 3/],
      [
        { 'src/app/a.ts': 'if (a) { for (;;) { each(() => { if (b) { switch (c) {} } }); } }' },
        /more than 3/,
      ],
    ],
    kept: [
      { 'src/app/a.ts': 'if (a) { for (;;) { if (b) {} else if (c) {} else if (d) {} } }' },
      { 'src/app/a.ts': 'if (a) {} else if (b) {} else if (c) {} else if (d) {} else { x(); }' },
    ],
  },
  {
    rule: 'file names are kebab-case',
    broken: [
      [{ 'src/app/closeSession.ts': '' }, /not kebab/],
      [{ 'src/App/a.ts': '' }, /not kebab/],
      [{ 'src/app/a_b.ts': '' }, /not kebab/],
    ],
    kept: [{ 'src/app/left-open.test.ts': '', 'src/store/migrations/001-first.ts': '' }],
  },
  {
    rule: 'file names are the domain’s nouns',
    broken: [
      'app/utils.ts',
      'helpers/a.ts',
      'lib/a.ts',
      'app/misc.ts',
      'app/common.ts',
      'app/step-helpers.ts',
    ]
      .concat(['app/session-manager.ts', 'app/mail-service.ts', 'app/services.ts'])
      .map((path) => [{ [`src/${path}`]: '' }, /hides/] as const),
    kept: [{ 'src/app/common-passwords.ts': '', 'src/app/liberty.ts': '' }],
  },
  {
    rule: 'a file begins with what it is',
    broken: [
      [{ 'src/app/a.ts': 'const x = 1;' }, /does not begin/],
      [{ 'src/app/a.ts': `\n// Late.\n` }, /does not begin/],
      [{ 'src/app/a.ts': `${long(4, '// On and on.')}\n` }, /4 lines/],
      [{ 'src/app/a.ts': '/*\nOn\nand\non\n*/\n' }, /5 lines/],
    ],
    kept: [
      { 'src/app/a.ts': '// Is this.\nconst x = 1;' },
      { 'bin/a.cjs': '#!/usr/bin/env node\n// Is\n// this.\n' },
      { 'src/web/a.css': '/* Is this. */' },
    ],
  },
  {
    rule: 'every export of domain and app has a sentence',
    broken: [
      [{ 'src/app/a.ts': 'export const x = 1;' }, /x has no sentence/],
      [{ 'src/domain/kernel/a.ts': '// What x is.\nexport type X = 1;' }, /X has no sentence/],
      [{ 'src/app/a.ts': '/** X. */\nexport function x() {}' }, /x has no sentence/],
      [{ 'src/app/a.ts': '/** What y is. */\nconst y = 1;\nexport const x = 1;' }, /x has no sentence/],
      [{ 'src/app/a.ts': 'const x = 1;\nexport { x };' }, /x has no sentence/],
    ],
    kept: [
      { 'src/app/a.ts': '/** What x is. */\nexport const x = 1;\n/** What Y is. */\nexport interface Y {}' },
      { 'src/app/a.ts': '/** What x is. */\nconst x = 1;\nexport { x };\nexport type { Z } from "./z.ts";' },
      { 'src/web/a.ts': 'export const x = 1;' },
    ],
  },
  {
    rule: 'no check is told to look away',
    broken: ['@ts-ignore', '@ts-nocheck', 'biome-ignore lint: no', 'eslint-disable'].map(
      (words) => [{ 'src/app/a.ts': `// ${words}\nx();` }, /./] as const,
    ),
    kept: [
      { 'src/app/a.ts': '// @ts-expect-error: shown to be refused\nx("biome-ignore");' },
      { 'src/domain/engagement/a.table.ts': '// biome-ignore format: read by its columns\nx();' },
    ],
  },
  {
    rule: 'pages hold no sentences',
    broken: [
      '<p>Your next step</p>',
      '<>Hi</>',
      `<p>{'Your next step'}</p>`,
      `<p>{late ? 'late' : words.early}</p>`,
      '<p>{`Week`}</p>',
      `<p>{name + ' said'}</p>`,
      '<a title="Back">{x}</a>',
      `<input placeholder={'Write here'} />`,
      '<nav aria-label="Main">{x}</nav>',
      '<Field help="This is seen by nobody" />',
    ].map((text) => [{ 'src/web/a.tsx': `const x = ${text};` }, /says by itself/] as const),
    kept: [
      '<p>{words.next} · {n}/{m} &rarr;</p>',
      '<p class="quiet small" data-x="Some-thing">{x}</p>',
      `<p>{kind === 'client' ? words.client : words.coach}</p>`,
      `<meta name="viewport" content="width=device-width, initial-scale=1" />`,
      `<p>{words.week({ kind: 'long week' })}</p>`,
      `<p>{format(day, 'long')}</p>`,
    ].map((text) => ({ 'src/web/a.tsx': `const x = ${text};` })),
  },
  {
    rule: 'the interface speaks the product’s own terms',
    broken: [
      [{ 'src/words/en/a.ts': `export const a = 'Your tasks';` }, /foreign word/],
      [{ 'src/words/en/a.ts': 'export const a = (n: number) => `Users`;' }, /foreign word/],
      [{ 'src/web/a.tsx': 'const x = <p>Overdue</p>;' }, /foreign word/],
      [{ 'src/web/a.tsx': `const x = <p title="a patient">{y}</p>;` }, /foreign word/],
    ],
    kept: [
      { 'src/words/en/a.ts': `import type { T } from './task.ts'; export const a = 'multitasking';` },
      { 'src/web/a.tsx': `const x = <input autocomplete="username" />; navigator.userAgent;` },
    ],
  },
  {
    rule: 'every test runs',
    broken: [
      `it.skip('x', f)`,
      `describe.only('x', f)`,
      `test.todo('x')`,
      `it.each(y).skip('x')`,
      `xit('x', f)`,
    ].map((text) => [{ 'test/app/a.test.ts': text }, /switched off/] as const),
    kept: [{ 'test/app/a.test.ts': `it.runIf(here)('x', f); it.each(y)('x', f); list.skip(1);` }],
  },
  {
    rule: 'no test sleeps',
    broken: [
      'await new Promise((go) => setTimeout(go, 10));',
      'await page.waitForTimeout(10);',
      `import { setTimeout as nap } from 'node:timers/promises';`,
      'await sleep(10);',
    ].map((text) => [{ 'test/app/a.test.ts': text }, /time to pass/] as const),
    kept: [
      { 'test/app/a.test.ts': 'await page.waitForSelector("p"); AbortSignal.timeout(1000);' },
      { 'src/app/a.ts': 'setTimeout(f, 10);' },
    ],
  },
  {
    rule: 'nothing of ours is faked',
    broken: [`vi.mock('../../src/app/a.ts')`, 'vi.useFakeTimers()'].map(
      (text) => [{ 'test/app/a.test.ts': text }, /fakes/] as const,
    ),
    kept: [{ 'test/app/a.test.ts': 'vi.stubEnv("A", "b");' }],
  },
];

function ruleOf({ rule }: Trial): Rule {
  const found = RULES.find(({ name }) => name === rule);
  if (!found) throw new Error(`no rule is called ${rule}`);
  return found;
}

const houseOf = (files: Files) => Object.entries(files).map(([path, text]) => source(path, text));

describe.each(TRIALS)('$rule', (trial) => {
  it.each(trial.broken)('finds %j', (files, says) => {
    expect(
      ruleOf(trial)
        .find(houseOf(files))
        .map((finding) => finding.says),
    ).toEqual([expect.stringMatching(says)]);
  });

  it.each(trial.kept.map((files) => [files] as const))('leaves %j in peace', (files) => {
    expect(ruleOf(trial).find(houseOf(files))).toEqual([]);
  });
});

it('tries every rule', () => {
  expect(TRIALS.map(({ rule }) => rule)).toEqual(RULES.map(({ name }) => name));
});
