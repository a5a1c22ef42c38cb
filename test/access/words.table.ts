// What every sealed column is filled with: one canary for each text in it. A new sealed column wants its line here.
import type { PlainOf, Table, ValueOf } from '../../src/store/table.ts';
import type { tables } from '../../src/store/tables.ts';

/** Makes the canary of one text. */
export type Say = (field: string) => string;

type Tables = typeof tables;
/** What people are called and reached by stays as the cast has it; the others are secrets. */
type Kept = 'persons' | 'proofs' | 'outbox';
type SealedIn<T extends Table> = {
  [K in keyof T['columns']]: T['columns'][K]['kind'] extends 'sealed' ? K : never;
}[keyof T['columns']];
type Full<V> = V extends string | number | boolean
  ? V
  : V extends readonly (infer E)[]
    ? readonly Full<E>[]
    : { readonly [K in keyof V]-?: Full<V[K]> };
type Filled<T extends Table> = {
  readonly [C in SealedIn<T> & keyof ValueOf<T>]: (
    say: Say,
    row: PlainOf<T>,
  ) => Full<NonNullable<ValueOf<T>[C]>>;
};

/** Table by table, column by column. */
export type WordsTable = {
  readonly [N in keyof Tables as N extends Kept
    ? never
    : SealedIn<Tables[N]> extends never
      ? never
      : N]: Filled<Tables[N]>;
};

const amended = (say: Say) => ({
  text: say('text'),
  earlier: [{ text: say('earlier'), until: '2026-11-20T10:00:00.000Z', by: 'client' }],
});
const goal = (say: Say) => ({
  title: say('title'),
  meaning: say('meaning'),
  area: say('area'),
  outcome: say('outcome'),
  levels: ['-2', '-1', '0', '+1', '+2'].map((level) => say(`level ${level}`)),
  ending: say('ending'),
});

const NO_SHEET = { cases: [1], amounts: [1] };

export const WORDS: WordsTable = {
  signIns: { device: (say) => say('device') },
  passkeys: { label: (say) => say('label') },
  tokens: { label: (say) => say('label') },
  invitations: { email: (say) => `${say('email')}@example.net`, note: (say) => say('note') },
  engagements: { overReason: (say) => say('overReason') },
  agreementTexts: { words: (say) => ({ text: say('text') }) },
  signatures: { words: (say) => ({ name: say('name') }) },
  sprints: { words: (say) => ({ expectations: [say('one'), say('two'), say('three')] }) },
  gaps: { words: (say) => ({ name: say('name') }) },
  reviews: { words: (say) => ({ skip: say('skip'), decision: say('decision') }) },
  reviewAnswers: { words: (say) => ({ text: say('text') }) },
  scores: { words: (say) => ({ difference: say('difference') }) },
  bigPictures: { words: (say) => ({ whyCareer: say('whyCareer'), whyProduct: say('whyProduct') }) },
  goals: { words: goal },
  goalVersions: { words: goal },
  wordings: { words: (say) => ({ title: say('title'), why: say('why') }) },
  sessions: { words: (say) => ({ place: say('place'), checkIn: 'before' }) },
  sessionMoves: { words: (say) => ({ why: say('why') }) },
  topics: { words: (say) => ({ text: say('text') }) },
  notes: { words: amended },
  conclusions: { words: amended },
  inquiries: { words: amended },
  checkIns: { words: (say) => ({ possible: say('possible'), inTheWay: say('inTheWay') }) },
  closingChecks: {
    words: (say) => ({ heard: 7, mine: 6, way: 5, stretched: 4, unsaid: 3, said: say('said') }),
  },
  steps: {
    words: (say) => ({
      text: say('text'),
      ifSituation: say('ifSituation'),
      thenAction: say('thenAction'),
      why: say('why'),
      helpFrom: say('helpFrom'),
      helpWith: say('helpWith'),
      links: [`https://example.net/${say('link').split(' ')[0]}`],
      block: { startsLocal: '2026-11-25T09:00', minutes: 60 },
    }),
  },
  marks: { words: (say) => ({ inTheWay: say('inTheWay'), possible: say('possible') }) },
  reflections: {
    words: (say) => ({
      text: say('text'),
      whatHappened: say('whatHappened'),
      whatIDid: say('whatIDid'),
      whatINoticed: say('whatINoticed'),
      whatITake: say('whatITake'),
      nextStep: say('nextStep'),
    }),
  },
  moments: {
    words: (say) => ({ line: say('line'), explored: [say('one'), say('two'), say('three'), say('four')] }),
  },
  attentions: {
    words: (say) => ({ key: 7, muted: [say('muted')], addresses: [say('address')] }),
    weights: (say) => say('weights'),
  },
  sources: {
    words: (say) => ({
      name: say('name'),
      addresses: [say('address')],
      host: say('host'),
      port: 993,
      security: 'tls',
      user: say('user'),
      provider: 'google',
      folders: [{ path: say('folder'), isSent: false, validity: '1', uid: 1, change: '1' }],
      found: [{ path: say('found folder'), use: 'inbox' }],
      reading: {
        folders: [
          {
            path: say('reading'),
            isSent: false,
            validity: '1',
            uid: 1,
            change: '1',
            after: 0,
            since: '2026-11-20T10:00:00.000Z',
            isAnew: false,
          },
        ],
        last: { at: '2026-11-20T10:00:00.000Z', path: say('last'), uid: 1 },
      },
      files: [
        {
          name: say('file'),
          bytes: 1,
          place: say('place'),
          key: say('key'),
          messages: 1,
          fault: say('fault'),
        },
      ],
      arrivedAt: '2026-11-20T10:00:00.000Z',
      taken: 1,
    }),
    secret: (say) => ({
      password: say('password'),
      refreshToken: say('refresh'),
      accessToken: say('access'),
      until: say('until'),
    }),
  },
  minds: { memory: (say) => say('memory') },
  messages: {
    words: (say) => ({
      messageId: say('message id'),
      from: { address: say('from'), name: say('from name') },
      subject: say('subject'),
      reasons: [{ evidence: { kind: 'greeted', line: say('reason') }, amount: 1 }],
    }),
    numbers: () => ({ sheet: NO_SHEET, marks: { ...NO_SHEET, slots: [1], kinds: ['sender'] } }),
  },
  lessons: {
    entries: (say) => [
      {
        id: say('lesson'),
        message: say('lesson of'),
        at: '2026-11-20T10:00:00.000Z',
        kind: 'answered',
        sheet: NO_SHEET,
        marks: { ...NO_SHEET, slots: [1], kinds: ['sender'] },
        serves: { aim: 'goal', terms: [1] },
      },
    ],
  },
  // The client's id is told to every browser that is sent to its provider.
  consentClients: { words: (say) => ({ id: 'client', secret: say('client secret') }) },
};
