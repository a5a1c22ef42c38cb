// Pages and their parts as text: what was typed comes back, what is missing stands beside it, nothing gets through unescaped.
import { describe, expect, test } from 'vitest';
import { Page, pageText } from '../../src/web/layout.tsx';
import { Check, Choice } from '../../src/web/parts/choices.tsx';
import { DateField, Field, Select, TextArea } from '../../src/web/parts/fields.tsx';
import { Button, DeedButton, Form } from '../../src/web/parts/forms.tsx';
import { initialsOf } from '../../src/web/parts/people.tsx';
import { plainShell, type Shell } from '../../src/web/shell.ts';
import type { Slip } from '../../src/web/slip.ts';

const slip: Slip = {
  deed: 'addStep',
  values: {
    words: '\nfirst <b>',
    dueOn: '2026-12-24',
    kind: 'reflective',
    days: ['mon', 'wed'],
    secret: 'hush',
  },
  refusal: { code: 'step.too_far', words: 'Not yet.', fields: { dueOn: 'Too far.', kind: 'Choose one.' } },
};
const options = [
  { value: 'practical', label: 'Practical' },
  { value: 'reflective', label: 'Reflective' },
];

describe('a form that came back', () => {
  const text = String(
    <Form action="/steps" id="step" slip={slip} rev={7} method="delete">
      <TextArea name="words" label="Words" hint="Small." />
      <DateField name="dueOn" label="Due" value="2026-12-01" />
      <Choice name="kind" label="Kind" options={options} value="practical" />
      <Check name="days" value="mon" label="Mon" />
      <Check name="days" value="tue" label="Tue" checked />
      <Field name="secret" label="Secret" type="password" />
      <Button name="then" value="more">
        Go
      </Button>
    </Form>,
  );

  test('keeps what was typed, line breaks and all, escaped', () => {
    expect(text).toContain('>\n\nfirst &lt;b&gt;</textarea>');
    expect(text).toContain('value="2026-12-24"');
    expect(text).toMatch(/value="reflective" checked/);
    expect(text).not.toMatch(/value="practical" checked/);
    expect(text).toMatch(/value="mon" checked/);
    expect(text).not.toMatch(/value="tue" checked/);
  });

  test('never fills in a password', () => {
    expect(text).not.toContain('hush');
  });

  test('says what is missing at the top and beside the field, and ties it to the field', () => {
    expect(text).toContain('role="alert"');
    expect(text).toContain('<a href="#step-dueOn">Too far.</a>');
    expect(text).toContain('<p class="error" id="step-dueOn-error">Too far.</p>');
    expect(text).toMatch(
      /id="step-dueOn" name="dueOn" aria-describedby="step-dueOn-error" aria-invalid="true"/,
    );
    expect(text).toContain('aria-describedby="step-words-hint"');
  });

  test('carries its method and the revision it was drawn from', () => {
    expect(text).toContain('method="post"');
    expect(text).toContain('<input type="hidden" name="_method" value="delete"/>');
    expect(text).toContain('<input type="hidden" name="rev" value="7"/>');
  });
});

test('a form without a slip shows what stood there before', () => {
  const text = String(
    <Form action="/steps" id="a">
      <Field name="title" label="Title" value={'"quoted"'} />
      <Select name="kind" label="Kind" options={options} value="reflective" />
      <Check name="days" value="tue" label="Tue" checked />
    </Form>,
  );
  expect(text).toContain('value="&quot;quoted&quot;"');
  expect(text).toContain('value="reflective" selected');
  expect(text).toMatch(/value="tue" checked/);
  expect(text).not.toContain('role="alert"');
});

test('two forms of a page do not share a slip or an id', () => {
  const text = String(
    <>
      <Form action="/a" id="a" slip={slip}>
        <DateField name="dueOn" label="Due" />
      </Form>
      <Form action="/b" id="b">
        <DateField name="dueOn" label="Due" value="2026-12-01" />
      </Form>
    </>,
  );
  expect(text).toContain('id="a-dueOn" name="dueOn" aria-describedby="a-dueOn-error"');
  expect(text).toMatch(/id="b-dueOn" name="dueOn" type="date"[^>]*value="2026-12-01"/);
});

test('one deed is one button in one form', () => {
  const text = String(
    <DeedButton action="/steps/1" id="drop" method="delete" confirm="Sure?" primary about="the step">
      Drop
    </DeedButton>,
  );
  expect(text).toContain('data-turbo-confirm="Sure?"');
  expect(text).toContain('class="button button-primary"');
  expect(text).toMatch(/Drop<span class="unseen"> the step<\/span>/);
});

describe('a page', () => {
  const shell: Shell = {
    ...plainShell,
    theme: 'dark',
    assets: { style: '/assets/a.css', script: '/assets/a.js', fonts: ['/assets/f.woff2'] },
    reader: { id: 'p', name: '<Mira>' },
    nav: [
      { key: 'today', href: '/', label: 'Today', inBar: true },
      { key: 'goals', href: '/goals', label: 'Goals', inBar: false },
    ],
    moment: { page: '/moments/new', action: '/moments' },
  };
  const text = pageText(
    <Page shell={shell} title="Goals" here="goals">
      <p>{'<script>alert(1)</script>'}</p>
    </Page>,
  );

  test('is a whole document in its language and theme', () => {
    expect(text).toMatch(/^<!doctype html><html lang="en" data-theme="dark">/);
    expect(text).toContain('<title>Goals · Throughline</title>');
    expect(text).toContain('<a class="skip" href="#content">');
  });

  test('marks where the reader is', () => {
    expect(text).toMatch(/href="\/goals" aria-current="page"/);
    expect(text).not.toMatch(/href="\/" aria-current/);
  });

  test('lets nothing through unescaped, and nothing inline', () => {
    expect(text).toContain('&lt;script&gt;');
    expect(text).toContain('&lt;Mira&gt;');
    expect(text).not.toMatch(/ style="|<style|<script>| on[a-z]+="/);
  });

  test('of a signed-in person is kept by no cache of Turbo', () => {
    expect(text).toContain('<meta name="turbo-cache-control" content="no-cache"/>');
    expect(pageText(<Page shell={plainShell} title="Sign in" />)).not.toContain('turbo-cache-control');
  });
});

test.each([
  ['Mira Oduya', 'MO'],
  ['élodie', 'É'],
  ['Ana María de la Cruz', 'AC'],
  ['李 小龍', '李小'],
  ['  ', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
