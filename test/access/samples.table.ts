// Inputs of deeds where the generated ones would not do: by deed, what to say beside the ids. Ids are looked up by name.

/** What a sample may name: a day by its distance from today, and the first id of each name. */
export interface Around {
  readonly day: (ahead: number) => string;
  readonly id: (name: string) => string;
  readonly email: string;
  readonly say: (field: string) => string;
}

type Sample = (around: Around) => Readonly<Record<string, unknown>>;

export const SAMPLES: Readonly<Record<string, Sample>> = {
  'account.prove': () => ({ password: 'not the one' }),
  'account.sign_up': () => ({
    name: 'Nobody New',
    zone: 'Europe/Berlin',
    password: 'a long and new sentence',
  }),
  'account.first_run': () => ({
    name: 'Nobody New',
    zone: 'Europe/Berlin',
    password: 'a long and new sentence',
  }),
  'account.change_profile': () => ({ theme: 'dark' }),
  'gap.propose': () => ({ days: 20 }),
  'session.move': ({ day }) => ({ kind: 'move', toLocal: `${day(5)}T11:30` }),
  'step.move': ({ say }) => ({ move: 'smaller', size: 'quarter', text: say('text') }),
  'goal.end': () => ({ how: 'let go' }),
  'reflection.save': ({ say }) => ({ text: say('text') }),
  'step.add': ({ id }) => ({ goalId: id('goalId') }),
  'attention.into_step': ({ id }) => ({ goalId: id('goalId') }),
  'attention.strike': () => ({ case: 1 }),
  'attention.set_addresses': () => ({ addresses: ['me@example.net'] }),
  // On the inside of the network: refused before anything is sent anywhere.
  'mailbox.connect': () => ({ host: '127.0.0.1', login: 'nobody', password: 'not the one' }),
  'files.take': () => ({
    files: [{ name: 'all.mbox', place: 'x'.repeat(43), key: 'x'.repeat(64), bytes: 1 }],
  }),
  'instance.find_person': ({ email }) => ({ email }),
};
