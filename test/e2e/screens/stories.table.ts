// Clients beside the demo's, so that every state of a session, a sprint and an engagement has its screen.
import { type Entry, of, on, type Story, session } from '../../../src/cli/demo/entry.ts';
import { PASSWORD } from '../../../src/cli/demo/stories.table.ts';
import { agreementOffered, beginning, hourHeld, kept } from '../../../src/cli/demo/usual.ts';

const expects = { ownAnswers: 'Good.', frustration: 'I can live with it.', between: 'Friday mornings.' };
const goal = {
  title: 'Say what I need before I resent not having it',
  meaning: 'By the time I ask I am angry, and nobody can give me anything then.',
  area: 'communication',
};

const hour = (who: string, number: number): readonly Entry[] => [
  ...hourHeld({
    who,
    number,
    conclusion: `An hour later I knew it: asking is not a reproach. (${number})`,
    step: `Ask for one thing on the day I miss it (${number})`,
    size: 'quarter',
    dueOn: `S${number}+6d`,
    as: `asked ${number}`,
  }),
  kept(who, `S${number}+3d 17:00`, `asked ${number}`),
];

/** Missed one session, broke off another; a third is on. */
const lea: readonly Entry[] = [
  ...beginning({ who: 'lea', name: 'Lea Brandt', goal, expects }),
  ...hour('lea', 1),
  { at: 'S2+20m', who: 'elena', does: 'session.miss', with: { sessionId: session(2), absent: 'client' } },
  { at: 'S3+2m', who: 'elena', does: 'session.start', with: { sessionId: session(3) } },
  { at: 'S3+19m', who: 'lea', does: 'session.cut_short', with: { sessionId: session(3) } },
  {
    at: 'S3+1d 08:00',
    who: 'lea',
    does: 'step.add',
    with: {
      text: 'Write down three things I did not ask for',
      size: 'hour',
      goalId: of('goal'),
      dueOn: on('S4+2d'),
    },
    as: 'three things',
  },
  {
    at: 'S4-1d 18:00',
    who: 'lea',
    does: 'topic.add',
    with: { sessionId: session(4), text: 'What an unasked question costs' },
    as: 'unasked',
  },
  {
    at: 'S4-1d 18:30',
    who: 'elena',
    does: 'topic.add',
    with: { sessionId: session(4), text: 'The hour that broke off' },
  },
  { at: 'S4+1m', who: 'elena', does: 'session.start', with: { sessionId: session(4) } },
  {
    at: 'S4+3m',
    who: 'lea',
    does: 'note.add',
    with: { sessionId: session(4), text: 'I asked on Friday. The answer was yes, before I had finished.' },
  },
  { at: 'S4+5m', who: 'lea', does: 'topic.touch', with: { topicId: of('unasked') } },
  {
    at: 'S4+7m',
    who: 'elena',
    does: 'note.add',
    with: { sessionId: session(4), text: 'What did you do with the half of the sentence that was left?' },
  },
  {
    at: 'S4+9m',
    who: 'lea',
    does: 'note.add',
    with: { sessionId: session(4), text: 'I nearly took it back.', isPrivate: true },
  },
  {
    at: 'S4+12m',
    who: 'elena',
    does: 'inquiry.park',
    with: { sessionId: session(4), text: 'Who taught you that asking is taking?' },
  },
  {
    at: 'S4+14m',
    who: 'elena',
    does: 'step.add',
    with: {
      sessionId: session(4),
      text: 'Ask for the second thing in the same breath',
      size: 'quarter',
      goalId: of('goal'),
      dueOn: on('S4+6d'),
    },
  },
];

/** At the end of a sprint, and the coach of somebody who has only just come. */
const ida: readonly Entry[] = [
  ...beginning({ who: 'ida', name: 'Ida Holm', goal, expects }),
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((number) => hour('ida', number)),
  {
    at: 'S2+1d 20:00',
    who: 'ida',
    does: 'goal.reword',
    with: {
      ...goal,
      goalId: of('goal'),
      version: 1,
      clarity: 'levels',
      outcome: 'I ask within a day, in one sentence.',
      levels: {
        muchLess: 'I do not ask.',
        less: 'I ask when I am angry.',
        expected: 'I ask within a day.',
        more: 'I ask in the room.',
        muchMore: 'I ask, hear no, and it is fine.',
      },
      level: -1,
    },
  },
  {
    at: 'S4+2d 12:00',
    who: 'ida',
    does: 'moment.catch',
    with: { kind: 'win', line: 'Asked for the afternoon off, in the room.' },
    as: 'win',
  },
  { at: 'S4+2d 12:01', who: 'ida', does: 'moment.share', with: { momentId: of('win') } },
  { at: 'S6+1d 09:00', who: 'ida', does: 'invitation.make', with: { role: 'client' }, as: 'second' },
  {
    at: 'S6+2d 09:00',
    who: 'nell',
    does: 'account.sign_up',
    with: {
      name: 'Nell Ojo',
      email: 'nell@throughline.example',
      zone: 'Europe/Berlin',
      password: PASSWORD,
      invitation: of('second', 'secret'),
    },
    as: 'met',
  },
];

const endedBy = (who: string, at: string): Entry => ({
  at,
  who,
  does: 'engagement.end',
  with: { reason: 'I have found what I came for, sooner than I thought.', share: true },
});

const left = (who: string, name: string): readonly Entry[] => [
  ...beginning({ who, name, goal, expects }),
  ...hour(who, 1),
  ...hourHeld({
    who,
    number: 2,
    conclusion: 'I can end a thing well.',
    step: 'Tell the team that I will ask more often',
    size: 'quarter',
    dueOn: 'S2+7d',
    as: 'tell',
  }),
];

/** Somebody who may sign, and somebody whose coach has written nothing yet. */
const rosa: readonly Entry[] = agreementOffered('today-1d 09:00');

const EARLY = { invitedAt: 'start-16d 09:00', joinedAt: 'start-14d 08:00' };
const LATELY = { invitedAt: 'today-3d 09:00', joinedAt: 'today-2d 08:00' };
const mail = (name: string): string => `${name}@throughline.example`;

/** Told together with the demo's; the clock must then show a Tuesday, twenty past four. */
export const more: readonly Story[] = [
  {
    client: 'lea',
    name: 'Lea Brandt',
    email: mail('lea'),
    plan: { week: 7, weeks: 13, hour: '16:00', lead: 0 },
    ...EARLY,
    entries: lea,
  },
  {
    client: 'ida',
    name: 'Ida Holm',
    email: mail('ida'),
    plan: { week: 14, weeks: 13, hour: '13:00', lead: 3 },
    ...EARLY,
    entries: ida,
  },
  {
    client: 'otto',
    name: 'Otto Lind',
    email: mail('otto'),
    plan: { week: 6, weeks: 13, hour: '11:00', lead: 3 },
    ...EARLY,
    entries: [...left('otto', 'Otto Lind'), endedBy('otto', 'S2+8d 19:00')],
  },
  {
    client: 'petra',
    name: 'Petra Novak',
    email: mail('petra'),
    plan: { week: 11, weeks: 13, hour: '14:00', lead: 3 },
    ...EARLY,
    entries: [...left('petra', 'Petra Novak'), endedBy('petra', 'S2+8d 19:00')],
  },
  {
    client: 'rosa',
    name: 'Rosa Weil',
    email: mail('rosa'),
    plan: { week: 1, weeks: 13, hour: '15:30', lead: 1 },
    ...LATELY,
    entries: rosa,
  },
];
