// A message of one's own inside a deed, and the lines of the log that one's words about it left.
import type { Lesson } from '../../domain/attention/lesson.ts';
import { termsOfSubject } from '../../domain/attention/reading.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import {
  attentions,
  lessons,
  type MessageNumbers,
  type MessageWords,
  messages,
} from '../../store/attention.table.ts';
import { findBones, findOne } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import type { ValueOf } from '../../store/table.ts';
import type { OwnScene } from '../person-deed.ts';
import { type Settings, settingsOf, weightsOf } from './attention-settings.ts';
import { addLines, keepWeights, learnLines, lessonOf, relearn, removeLines } from './lessons-log.ts';

/** A message of the person's with its words there, and what they set. */
export interface OwnMessage {
  readonly message: Omit<ValueOf<typeof messages>, 'words' | 'numbers'> & {
    readonly words: MessageWords;
    readonly numbers: MessageNumbers;
  };
  readonly settings: Settings;
}

/** Finds it; refuses `message.not_found`, also for what is somebody else's. */
export async function ownMessage(
  { rows, me }: Pick<OwnScene, 'rows' | 'me'>,
  messageId: Id,
): Promise<Outcome<OwnMessage>> {
  const found = await findOne(rows, messages, { id: messageId, ownerId: me });
  const settings = await settingsOf(rows, me);
  if (!found?.words || !found.numbers || !settings) return refuse('message.not_found');
  return accept({ message: { ...found, words: found.words, numbers: found.numbers }, settings });
}

/** What a deed about one message runs: handed the message if it is one's own, refused as `message.not_found` otherwise. */
export function withMessage<I extends { readonly messageId: Id }, O>(
  run: (scene: OwnScene, found: OwnMessage, input: I) => Promise<Outcome<O>>,
): (scene: OwnScene, input: I) => Promise<Outcome<O>> {
  return async (scene, input) => {
    const found = await ownMessage(scene, input.messageId);
    return found.ok ? run(scene, found.value, input) : found;
  };
}

/** The address of who sent it; refuses `message.no_sender` where nobody is named. */
export function senderOf({ message }: OwnMessage): Outcome<string> {
  const { address } = message.words.from;
  return address === '' ? refuse('message.no_sender') : accept(address);
}

/** The lines that the person's words of these kinds about a message left in the log. */
export async function linesAbout(
  rows: Rows,
  messageId: Id,
  kinds: readonly Lesson['kind'][],
): Promise<readonly Id[]> {
  const found = await findBones(rows, lessons, { messageId, kind: kinds });
  return found.map(({ id }) => id);
}

/** A word of the person's about a message: whose place it takes in the log, and what it teaches; null: nothing. */
export interface Word {
  readonly instead: readonly Lesson['kind'][];
  readonly teaches: Lesson['kind'] | null;
  /** The goal that a message serves: it learns the words of the subject. */
  readonly serves?: Id;
}

/**
 * Puts a word into the log in place of earlier ones. Where one goes, the weights are made anew from what is left, so that
 * they are bit for bit what they would be had it never been said. Answers the new line's id.
 */
export async function teach(
  { rows, me, at, newId }: Pick<OwnScene, 'rows' | 'me' | 'at' | 'newId'>,
  { message, settings }: OwnMessage,
  { instead, teaches, serves }: Word,
): Promise<Id | null> {
  const isUnlearned = await removeLines(rows, await linesAbout(rows, message.id, instead));
  const id = newId();
  const learns = serves ? { serves: { aim: serves, terms: termsOfSubject(message.words.subject) } } : {};
  const lines =
    teaches === null
      ? []
      : [
          {
            id,
            sourceId: message.sourceId,
            messageId: message.id,
            kind: teaches,
            at,
            entries: [
              { ...lessonOf(id, { ...message.words, numbers: message.numbers }, teaches, at), ...learns },
            ],
          },
        ];
  const had = await addLines(rows, settings, lines);
  if (isUnlearned) await relearn(rows, { ownerId: me, lessons: had });
  else if (lines.length > 0) {
    const own = await weightsOf(rows, settings);
    learnLines(own, lines);
    await keepWeights(rows, me, own, had);
  } else await keepHad(rows, me, had + 1);
  return teaches === null ? null : id;
}

/** Counts a change that taught nothing: whoever ranks meanwhile looks again at what was said. */
async function keepHad(rows: Rows, me: Id, had: number): Promise<void> {
  await rows.change(attentions, me, { lessons: had });
}
