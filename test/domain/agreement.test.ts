// The agreement: a text is signed by its hash, both signatures make an engagement agreed, the last such text holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import {
  holdingTerms,
  holdingText,
  newestSigned,
  newestText,
  signText,
  writeText,
} from '../../src/domain/engagement/signing.ts';
import {
  berlin,
  bookAfter,
  bookOf,
  bothSigned,
  CLIENT,
  codeOf,
  engagementOf,
  holds,
  nextId,
  signatureOf,
  textOf,
  yes,
} from './books.ts';

const AT = berlin('2026-09-20T09:00');
const exploring = bookOf({ engagement: engagementOf({ state: 'exploring' }), signatures: [], sprints: [] });
const terms = { noticeHours: 48, afterEndDays: 14, retentionMonths: 24, tellsCoach: true };
const write = { by: 'coach', id: 'text-2', hash: 'hash-2', ...terms } as const;
const sign = { by: 'client', id: 's1', textId: 'text-1', hash: 'hash-1', nameGiven: true } as const;

describe('writing the agreement', () => {
  it('is the coach\u2019s, version by version', () => {
    expect(codeOf(writeText(exploring, { ...write, by: 'client' }, AT))).toBe('agreement.not_yours');
    expect(codeOf(writeText(exploring, { ...write, hash: 'hash-1' }, AT))).toBe('agreement.unchanged');
    expect(yes(writeText(exploring, write, AT)).texts).toMatchObject([
      { number: 2, noticeHours: 48, afterEndDays: 14 },
    ]);
  });

  it('keeps its terms within what can be agreed', () => {
    const say = (over: Partial<typeof write>) => codeOf(writeText(exploring, { ...write, ...over }, AT));
    const wrong = [
      { noticeHours: 169 },
      { afterEndDays: 31 },
      { retentionMonths: 121 },
      { noticeHours: -1 },
      { afterEndDays: 0.5 },
    ];
    expect(wrong.map((over) => say(over as never))).toEqual(wrong.map(() => 'agreement.terms'));
    expect(say({ noticeHours: 0, afterEndDays: 0, retentionMonths: 0 } as never)).toBe('accepted');
  });

  it('needs a coach and an engagement that is not over', () => {
    const alone = { ...exploring, engagement: engagementOf({ state: 'exploring', coachId: null }) };
    expect(codeOf(writeText(alone, write, AT))).toBe('engagement.no_coach');
    const over = { ...exploring, engagement: engagementOf({ state: 'ended', overAt: AT }) };
    expect(codeOf(writeText(over, write, AT))).toBe('engagement.over');
    expect(codeOf(signText(over, sign, AT))).toBe('engagement.over');
  });
});

describe('signing', () => {
  it('takes a name and the hash of the text as it stands', () => {
    expect(codeOf(signText(exploring, { ...sign, nameGiven: false }, AT))).toBe('agreement.name');
    expect(codeOf(signText(exploring, { ...sign, hash: 'hash-0' }, AT))).toBe('agreement.changed');
    expect(codeOf(signText({ ...exploring, texts: [] }, sign, AT))).toBe('agreement.no_text');
    expect(yes(signText(exploring, sign, AT)).signatures).toMatchObject([
      { personId: CLIENT, hash: 'hash-1', signedOn: '2026-09-20' },
    ]);
  });

  it('by both makes an exploring engagement agreed, whoever comes first', () => {
    for (const [first, second] of [
      ['client', 'coach'],
      ['coach', 'client'],
    ] as const) {
      const once = bookAfter(exploring, signText(exploring, { ...sign, by: first }, AT));
      expect(once.engagement.state).toBe('exploring');
      expect(codeOf(signText(once, { ...sign, by: first, id: 's2' }, AT))).toBe('agreement.signed');
      const both = bookAfter(once, signText(once, { ...sign, by: second, id: 's2' }, AT));
      expect(both.engagement.state).toBe('agreed');
      expect(newestSigned(both)).toBe(true);
    }
  });

  it('of a newer text leaves an active engagement active, and the older text holding until both have signed', () => {
    const active = bookAfter(bookOf(), writeText(bookOf(), write, AT));
    expect(codeOf(signText(active, sign, AT))).toBe('agreement.not_newest');
    const newer = { ...sign, textId: 'text-2', hash: 'hash-2' };
    const once = bookAfter(active, signText(active, newer, AT));
    expect([newestSigned(once), holdingText(once)?.number, holdingTerms(once).noticeHours]).toEqual([
      false,
      1,
      24,
    ]);
    const both = bookAfter(once, signText(once, { ...newer, by: 'coach', id: 's2' }, AT));
    expect([newestSigned(both), holdingText(both)?.number, both.engagement.state]).toEqual([
      true,
      2,
      'active',
    ]);
  });
});

describe('the text that holds', () => {
  it('is the default where nothing was signed by both', () => {
    const half = { ...exploring, signatures: [signatureOf()] };
    expect(holdingText(half)).toBeUndefined();
    expect(holdingTerms(half)).toMatchObject({ noticeHours: 24, afterEndDays: 30 });
  });

  it('is not one signed under another hash', () => {
    const text = textOf();
    expect(holdingText({ ...exploring, signatures: bothSigned(text, { hash: 'forged' }) })).toBeUndefined();
  });

  it('is always signed by both and never older than one that held before, whatever they do', () => {
    const deed = fc.record({
      by: fc.constantFrom('client', 'coach'),
      kind: fc.constantFrom('write', 'sign', 'sign stale'),
    } as const);
    const perform = (book: Book, { by, kind }: { by: 'client' | 'coach'; kind: string }): Book => {
      const newest = newestText(book);
      const outcome =
        kind === 'write'
          ? writeText(book, { ...write, by, id: nextId('text'), hash: nextId('hash') }, AT)
          : signText(
              book,
              {
                ...sign,
                by,
                id: nextId(),
                ...(kind === 'sign' && newest && { textId: newest.id, hash: newest.hash }),
              },
              AT,
            );
      return outcome.ok ? bookAfter(book, outcome) : book;
    };
    const property = fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let book = exploring;
      let held = 0;
      for (const one of deeds) {
        book = perform(book, one);
        const number = holdingText(book)?.number ?? 0;
        expect(number).toBeGreaterThanOrEqual(held);
        held = number;
        expect(book.engagement.state).toBe(held > 0 ? 'agreed' : 'exploring');
        const people = book.signatures.filter(({ textId }) => textId === holdingText(book)?.id);
        expect(new Set(people.map(({ personId }) => personId)).size).toBe(held > 0 ? 2 : 0);
      }
    });
    holds(property);
  });
});
