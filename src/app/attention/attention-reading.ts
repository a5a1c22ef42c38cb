// Attention in one reading: the few of today and why, what stayed open this week, meetings, where the week went, sources.
import { z } from 'zod';
import { BUDGET } from '../../domain/attention/verdict.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { accept } from '../../domain/kernel/outcome.ts';
import { addDays, type Day, dayAt, minutesBetween, mondayOf, startOf } from '../../domain/kernel/time.ts';
import { sources } from '../../store/attention.table.ts';
import { type MessageBones, meetingsBetween, messagesOfDays } from '../../store/attentions.ts';
import { findAll } from '../../store/find.ts';
import type { AnyDeed } from '../deed.ts';
import { type OwnScene, personReading } from '../person-deed.ts';
import { enoughOf, enoughView } from '../today.ts';
import { settingsOf } from './attention-settings.ts';
import { OPEN_DAYS } from './days.ts';
import { namesOfAims, openMessages, viewMessages } from './message-views.ts';
import { attentionTodayView, type MeetingView, meetingHours, meetingView, sourceBrief } from './views.ts';

const attentionView = z.object({
  /** Whether there is any source. */
  isOn: z.boolean(),
  budget: z.int(),
  today: attentionTodayView,
  /** What had the person's attention this week, from Monday: answered, or spoken up for. */
  week: z.object({
    attended: z.int(),
    byGoal: z.array(z.object({ goalId: z.string(), title: z.string(), count: z.int() })),
  }),
  meetings: z.object({
    thisWeek: z.array(meetingView),
    nextWeek: z.array(meetingView),
    /** Of this week. */
    hours: meetingHours,
  }),
  sources: z.array(sourceBrief),
  /** Of each long-term goal, as Today says it. */
  enough: z.array(enoughView),
});

/** Attention as its owner sees it. */
export type AttentionView = z.infer<typeof attentionView>;

/** Whether the person made it theirs or put it aside by a word of theirs. */
const isSpokenOf = ({ said, servesId }: MessageBones): boolean => said !== null || servesId !== null;
const isTheirs = ({ said, servesId }: MessageBones): boolean => said === 'mattered' || servesId !== null;
const isOpen = (one: MessageBones): boolean =>
  one.verdict === 'attend' && one.answeredAt === null && !isSpokenOf(one);
const isDone = (one: MessageBones): boolean =>
  isTheirs(one) || (one.verdict === 'attend' && (one.answeredAt !== null || isSpokenOf(one)));

/** The same message by two ways is one: that which the person spoke of or answered, else that which asks. */
export function eachOnce(all: readonly MessageBones[]): readonly MessageBones[] {
  const settled = (one: MessageBones): number => (isSpokenOf(one) || one.answeredAt !== null ? 0 : 1);
  const inOrder = all.toSorted((a, b) => settled(a) - settled(b) || (a.id < b.id ? -1 : 1));
  const seen = new Set<string>();
  return inOrder.filter(({ idHash }) => !seen.has(idHash) && seen.add(idHash));
}

const byScore = (one: MessageBones, other: MessageBones): number => other.score - one.score;

async function todayOf(scene: OwnScene, week: readonly MessageBones[]) {
  const { today } = scene;
  const came = week.filter(({ day }) => day === today);
  const few = came.filter(isOpen).sort(byScore);
  const done = came.filter(isDone).sort(byScore);
  const earlier = week
    .filter((one) => one.day !== today && isOpen(one))
    .sort((one, other) => (one.day === other.day ? byScore(one, other) : one.day < other.day ? 1 : -1));
  const shown = await viewMessages(scene, [...few, ...earlier, ...done]);
  return {
    day: today,
    came: came.length,
    few: shown.slice(0, few.length),
    earlier: shown.slice(few.length, few.length + earlier.length),
    done: shown.slice(few.length + earlier.length),
    rest: came.filter((one) => !isOpen(one) && !isDone(one)).length,
    restOfWeek: week.filter((one) => !isOpen(one) && !isDone(one)).length,
  };
}

type GoalOf = (one: MessageBones) => { readonly goalId: Id; readonly title: string } | null;

/** Which goal each of these serves: as the person said, else by the aim it seems to be about. */
async function goalsOf({ rows, me }: OwnScene, all: readonly MessageBones[]): Promise<GoalOf> {
  const aims = all.flatMap(({ servesId, aimId }) => servesId ?? aimId ?? []);
  const names = await namesOfAims(rows, me, aims);
  return ({ servesId, aimId }) => {
    const goalId = servesId ?? names.get(aimId ?? '')?.goalId ?? '';
    const goal = names.get(goalId);
    return goal ? { goalId, title: goal.title } : null;
  };
}

async function weekOf(scene: OwnScene, week: readonly MessageBones[]): Promise<AttentionView['week']> {
  const monday = mondayOf(scene.today);
  const attended = week.filter((one) => one.day >= monday && (isTheirs(one) || isAnswered(one)));
  const goalOf = await goalsOf(scene, attended);
  const served = attended.flatMap((one) => goalOf(one) ?? []);
  const byGoal = [...Map.groupBy(served, ({ goalId }) => goalId)].map(([goalId, all]) => ({
    goalId,
    title: all[0]?.title ?? '',
    count: all.length,
  }));
  return { attended: attended.length, byGoal: byGoal.toSorted((a, b) => b.count - a.count) };
}

const isAnswered = ({ answeredAt, said }: MessageBones): boolean => answeredAt !== null && said === null;

/** Longer than this it is a day marked in a calendar, and no meeting. */
const LONGEST = 12 * 60;
const USUAL = 60;

function minutesOf({ startsAt, endsAt }: MeetingView): number {
  const minutes = endsAt === null ? USUAL : minutesBetween(startsAt, endsAt);
  return minutes > LONGEST ? 0 : Math.max(0, minutes);
}

async function meetingsOf(scene: OwnScene): Promise<AttentionView['meetings']> {
  const { rows, me, today, person } = scene;
  const monday = mondayOf(today);
  const start = (day: Day): string => startOf(day, person.zone);
  const found = await meetingsBetween(rows, me, start(monday), start(addDays(monday, 14)));
  const goalOf = await goalsOf(scene, found);
  const opened = await openMessages(rows, found);
  const seen = new Set<string>();
  const meetings = opened.flatMap((one): MeetingView[] => {
    const { id, startsAt, endsAt, words, servesId } = one;
    const title = words?.subject ?? '';
    // An invitation and its later versions are one meeting.
    const sign = `${startsAt} ${one.fromHash} ${title.replace(/^\P{L}*\p{L}+:\s*/u, '')}`;
    if (startsAt === null || words === null || seen.has(sign) || one.said === 'did not matter') return [];
    seen.add(sign);
    const day = dayAt(startsAt, person.zone);
    return [
      { id, title, from: words.from, startsAt, endsAt, day, goal: goalOf(one), isSaid: servesId !== null },
    ];
  });
  const next = start(addDays(monday, 7));
  const thisWeek = meetings.filter(({ startsAt }) => startsAt < next);
  const hoursOf = (some: readonly MeetingView[]): number =>
    Math.round((some.reduce((sum, one) => sum + minutesOf(one), 0) / 60) * 10) / 10;
  return {
    thisWeek,
    nextWeek: meetings.filter(({ startsAt }) => startsAt >= next),
    hours: { all: hoursOf(thisWeek), forGoals: hoursOf(thisWeek.filter(({ goal }) => goal !== null)) },
  };
}

async function sourcesOf({ rows, me }: OwnScene): Promise<AttentionView['sources']> {
  const mine = await findAll(rows, sources, { ownerId: me });
  return mine.map(({ id, kind, state, fault, readAt, messages, unreadable, done, total, words }) => ({
    ...{ id, kind, state, fault, readAt, messages, unreadable, done, total },
    name: words?.name ?? '',
  }));
}

/** The few messages of today with their reasons, and everything beside them. */
export const readAttention = personReading({
  name: 'attention.read',
  path: 'GET /attention',
  says: 'The few messages of today that deserve you, and why; what stayed open this week; meetings; enough steps.',
  thing: 'mail',
  verb: 'read',
  input: z.object({}),
  output: attentionView,
  async run(scene) {
    const { rows, me, today } = scene;
    const settings = await settingsOf(rows, me);
    const week = eachOnce(await messagesOfDays(rows, me, addDays(today, 1 - OPEN_DAYS), today));
    const mine = await sourcesOf(scene);
    return accept({
      isOn: mine.length > 0,
      budget: settings?.budget ?? BUDGET,
      today: await todayOf(scene, week),
      week: await weekOf(scene, week),
      meetings: await meetingsOf(scene),
      sources: mine,
      enough: (await enoughOf(scene)).enough,
    });
  },
});

/** The deeds of this file. */
export const attentionReadings: readonly AnyDeed[] = [readAttention];
