// Rules of the person's own: how many messages a day, which addresses are theirs, whom they never want to hear from. A rule
// is kept and shown as a rule; nothing is learned from it.
import { z } from 'zod';
import { accept } from '../../domain/kernel/outcome.ts';
import { addDays } from '../../domain/kernel/time.ts';
import { attentions, messages } from '../../store/attention.table.ts';
import { messagesOfDays } from '../../store/attentions.ts';
import { changeRows } from '../../store/find.ts';
import type { AnyDeed } from '../deed.ts';
import { DONE, idField } from '../fields.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import { type Settings, settingsFor } from './attention-settings.ts';
import { SHOWN_DAYS } from './days.ts';
import { judgeDays } from './judging.ts';
import { senderOf, withMessage } from './own-messages.ts';

const WRITES = { thing: 'mail', verb: 'write' } as const;
const MOST_BUDGET = 50;
const MOST_ADDRESSES = 50;

async function settingsHere({ rows, ports, me }: OwnScene): Promise<Settings> {
  return settingsFor(rows, ports, me);
}

async function say(
  scene: OwnScene,
  settings: Settings,
  words: Partial<Settings['words']>,
): Promise<Settings> {
  const said = { ...settings, words: { ...settings.words, ...words } };
  // One more, so that what is being ranked by the old rules is ranked again.
  await scene.rows.change(attentions, scene.me, { words: said.words, lessons: settings.lessons + 1 });
  return said;
}

/** Judges every day anew that is still shown. */
async function judgeShown(scene: OwnScene, settings: Settings): Promise<void> {
  const { rows, me, today } = scene;
  const shown = await messagesOfDays(rows, me, addDays(today, -SHOWN_DAYS), today);
  await judgeDays({ ...scene, settings }, [...new Set(shown.map(({ day }) => day))]);
}

/** Sets how many messages a day may ask for attention. */
export const setBudget = personDeed({
  name: 'attention.set_budget',
  path: 'PUT /attention/budget',
  says: 'Sets how many messages a day may ask for your attention; today is judged anew.',
  ...WRITES,
  input: z.object({ budget: z.int().min(1).max(MOST_BUDGET) }),
  output: DONE,
  async run(scene, { budget }) {
    const settings = await settingsHere(scene);
    await scene.rows.change(attentions, scene.me, { budget });
    await judgeDays({ ...scene, settings: { ...settings, budget } }, [scene.today]);
    return accept({ output: {} });
  },
});

const addressField = z.email().max(320).toLowerCase();

/** Sets which further addresses are the person's own. */
export const setAddresses = personDeed({
  name: 'attention.set_addresses',
  path: 'PUT /attention/addresses',
  says: 'Sets which addresses are yours beside those of your account and mailboxes, for what comes from now on.',
  ...WRITES,
  input: z.object({ addresses: z.array(addressField).max(MOST_ADDRESSES) }),
  output: DONE,
  async run(scene, { addresses }) {
    await say(scene, await settingsHere(scene), { addresses: [...new Set(addresses)] });
    return accept({ output: {} });
  },
});

/** Mutes the sender of a message. */
export const muteSender = personDeed({
  name: 'attention.mute',
  path: 'POST /attention/muted',
  says: 'Mutes the sender of a message: their messages never ask for attention, until you say otherwise.',
  ...WRITES,
  input: z.object({ messageId: idField }),
  output: DONE,
  run: withMessage(async (scene, found) => {
    const { settings, message } = found;
    const address = senderOf(found);
    if (!address.ok) return address;
    const muted = [...new Set([...settings.words.muted, address.value])].sort();
    const said = await say(scene, settings, { muted });
    const theirs = { ownerId: scene.me, fromHash: message.fromHash, said: null, servesId: null };
    await changeRows(scene.rows, messages, theirs, { verdict: 'let go', mayHaveMissed: 0 });
    await judgeShown(scene, said);
    return accept({ output: {} });
  }),
});

/** Lets a muted sender be heard again. */
export const unmuteSender = personDeed({
  name: 'attention.unmute',
  path: 'POST /attention/unmuted',
  says: 'Lets a muted sender be heard again; the days still shown are judged anew.',
  ...WRITES,
  input: z.object({ address: z.string().max(1_000) }),
  output: DONE,
  async run(scene, { address }) {
    const settings = await settingsHere(scene);
    const muted = settings.words.muted.filter((one) => one !== address);
    await judgeShown(scene, await say(scene, settings, { muted }));
    return accept({ output: {} });
  },
});

/** The deeds of this file. */
export const mutingDeeds: readonly AnyDeed[] = [setBudget, setAddresses, muteSender, unmuteSender];
