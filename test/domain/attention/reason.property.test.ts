// Every reason is true: without its evidence, taken out of the message or the memory by hand, the score is lower by just
// the amount that was shown.
import { expect, test } from 'vitest';
import type { Evidence, EvidenceKind } from '../../../src/domain/attention/evidence.ts';
import type { Message } from '../../../src/domain/attention/message.ts';
import { type Mind, newMind, rank, takeIn } from '../../../src/domain/attention/mind.ts';
import { evidenceFor, reasonsFor, scoreWithout } from '../../../src/domain/attention/reason.ts';
import { SHIPPED } from '../../../src/domain/attention/shipped.ts';
import { ANN, mailboxOf, PROFILE } from './mailbox.ts';

const cutting = (text: string, words: readonly string[]): string =>
  text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), '');

function cutFrom(message: Message, evidence: Evidence): Message {
  const copy = structuredClone(message) as { -readonly [K in keyof Message]: Message[K] };
  if (evidence.kind === 'answers') {
    delete copy.inReplyTo;
    delete copy.attribution;
    copy.references = [];
  }
  if (evidence.kind === 'addressed') {
    copy.to = copy.to.filter(({ address }) => address !== ANN.address);
    copy.cc = copy.cc.filter(({ address }) => address !== ANN.address);
  }
  if (evidence.kind === 'invitation') delete copy.invitation;
  if (evidence.kind === 'greeted') copy.text = copy.text.replace(evidence.line, '');
  if (evidence.kind === 'asks' || evidence.kind === 'deadline')
    copy.text = copy.text.slice(0, evidence.from) + copy.text.slice(evidence.to);
  if (evidence.kind === 'aim' || evidence.kind === 'interest') {
    copy.text = cutting(copy.text, evidence.words);
    copy.subject = cutting(copy.subject, evidence.words);
    if (copy.quoted !== undefined) copy.quoted = cutting(copy.quoted, evidence.words);
  }
  return copy;
}

function forget(mind: Mind, evidence: Evidence): void {
  if (evidence.kind === 'sender') mind.memory.contacts.kept.delete(evidence.address);
  if (evidence.kind === 'step')
    for (const topic of mind.memory.interest.topics)
      if (topic.aim.id === evidence.aim) (topic.names as Set<number>).clear();
  if (evidence.kind === 'learned') mind.own.marks[evidence.slot] = 0;
  if (evidence.kind !== 'conversation') return;
  for (const id of evidence.ids) mind.memory.earlier.kept.delete(id);
  mind.memory.subjects.kept.delete(evidence.core);
}

function lived(mails: readonly Message[]): Mind {
  const mind = newMind(PROFILE, SHIPPED, { bias: 0.05, cases: 0.05, marks: 0.3, toZero: 1e-4 });
  for (let from = 0; from < 600; from += 100)
    takeIn(mind, mails.slice(from, from + 100), mails[from + 100]?.at ?? '');
  return mind;
}

const IN_MIND: readonly EvidenceKind[] = ['sender', 'learned', 'conversation', 'step'];
const KINDS: readonly EvidenceKind[] = [
  'answers',
  'addressed',
  'greeted',
  'asks',
  'deadline',
  'aim',
  'interest',
  'invitation',
  ...IN_MIND,
];
/** Taking a memory apart means copying all of it: so often is enough. */
const COPIES = 5;

/** The same message ranked where the evidence was never there. */
function scoreApart(mind: Mind, message: Message, evidence: Evidence): number {
  if (!IN_MIND.includes(evidence.kind)) return rank(mind, cutFrom(message, evidence)).score;
  const copy = structuredClone(mind);
  forget(copy, evidence);
  return rank(copy, message).score;
}

test('without its evidence a message scores lower by the amount of the reason, for every kind of reason', () => {
  const seen = new Map<EvidenceKind, number>();
  const mails = mailboxOf(11, 760);
  const mind = lived(mails);
  for (const message of mails.slice(600).filter(({ from }) => from !== ANN)) {
    const ranked = rank(mind, message);
    for (const evidence of evidenceFor(mind, ranked)) {
      const often = seen.get(evidence.kind) ?? 0;
      seen.set(evidence.kind, often + 1);
      if (often >= COPIES && IN_MIND.includes(evidence.kind)) continue;
      const without = scoreWithout(mind, ranked, evidence);
      expect(scoreApart(mind, message, evidence)).toBe(without);
    }
  }
  expect(KINDS.filter((kind) => !seen.has(kind))).toStrictEqual([]);
});

test('the reasons shown are the largest true ones, and each says how much', () => {
  const mails = mailboxOf(23, 760);
  const mind = lived(mails);
  for (const message of mails.slice(600).filter(({ from }) => from !== ANN)) {
    const ranked = rank(mind, message);
    const amounts = evidenceFor(mind, ranked).map(
      (evidence) => ranked.score - scoreWithout(mind, ranked, evidence),
    );
    const largest = amounts.filter((amount) => amount >= 0.1).sort((one, other) => other - one);
    expect(reasonsFor(mind, ranked).map(({ amount }) => amount)).toStrictEqual(largest.slice(0, 4));
  }
});
