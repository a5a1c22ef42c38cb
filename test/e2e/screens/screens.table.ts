// Every screen that is looked at: by route, who opens it, and what they find there. A page route without a row fails a test.
import type { Place } from './place.ts';

/** One page in one state, as one person sees it. */
export interface Screen {
  readonly name: string;
  readonly route: string;
  readonly who: string;
  /** What the route's names stand for, and `query` for what follows the question mark. */
  readonly with?: (place: Place) => Readonly<Record<string, string | undefined>>;
  /** Somebody may want it on paper. */
  readonly printed?: true;
}

const session = (client: string, number: number): NonNullable<Screen['with']> => {
  return ({ of }) => ({ sessionId: of(client).sessions[number - 1] });
};
const engagement = (client: string): NonNullable<Screen['with']> => {
  return ({ of }) => ({ engagementId: of(client).engagement });
};
const sprint = (client: string): NonNullable<Screen['with']> => {
  return ({ of }) => ({ sprintId: of(client).sprint });
};
const review = (client: string, kind: string): NonNullable<Screen['with']> => {
  return ({ of }) => ({ reviewId: `${of(client).sprint}-${kind}` });
};
const goal = (client: string, number: number): NonNullable<Screen['with']> => {
  return ({ of }) => ({ goalId: of(client).goals[number] });
};
const moment = (number: number): NonNullable<Screen['with']> => {
  return ({ of }) => ({ momentId: of('mira').moments[number] });
};
const message = (client: string): NonNullable<Screen['with']> => {
  return ({ of }) => ({ messageId: of(client).messages.at(-1) });
};
const shared = (number: number): NonNullable<Screen['with']> => {
  return ({ of }) => ({ engagementId: of('mira').engagement, itemId: of('mira').shared[number] });
};

const days: readonly Screen[] = [
  { name: 'today', route: '/today', who: 'mira' },
  { name: 'today-first', route: '/today', who: 'nell' },
  { name: 'today-agreement', route: '/today', who: 'rosa' },
  { name: 'today-stalled', route: '/today', who: 'jon' },
  { name: 'today-paused', route: '/today', who: 'samira' },
  { name: 'today-on', route: '/today', who: 'lea' },
  { name: 'today-review', route: '/today', who: 'ida' },
  { name: 'today-ended', route: '/today', who: 'otto' },
  { name: 'people', route: '/people', who: 'elena' },
  { name: 'people-both', route: '/people', who: 'ida' },
];

const sprints: readonly Screen[] = [
  { name: 'sprint', route: '/sprint', who: 'mira', printed: true },
  { name: 'sprint-none', route: '/sprint', who: 'nell' },
  { name: 'sprint-coach', route: '/sprints/:sprintId', who: 'elena', with: sprint('jon') },
  { name: 'sprint-review', route: '/sprints/:sprintId', who: 'ida', with: sprint('ida') },
  { name: 'sprint-paused', route: '/sprints/:sprintId', who: 'samira', with: sprint('samira') },
  { name: 'sprint-over', route: '/sprints/:sprintId', who: 'otto', with: sprint('otto') },
  { name: 'sprint-plan', route: '/sprints/:sprintId/plan', who: 'mira', with: sprint('mira') },
  {
    name: 'sprint-new',
    route: '/engagements/:engagementId/sprints/new',
    who: 'rosa',
    with: engagement('rosa'),
  },
  { name: 'review-mid', route: '/reviews/:reviewId', who: 'mira', with: review('mira', 'mid') },
  { name: 'review-mid-coach', route: '/reviews/:reviewId', who: 'elena', with: review('mira', 'mid') },
  { name: 'review-end', route: '/reviews/:reviewId', who: 'ida', with: review('ida', 'end') },
  { name: 'review-end-coach', route: '/reviews/:reviewId', who: 'elena', with: review('ida', 'end') },
];

const sessions: readonly Screen[] = [
  { name: 'session-ahead', route: '/sessions/:sessionId', who: 'mira', with: session('mira', 4) },
  { name: 'session-ahead-coach', route: '/sessions/:sessionId', who: 'elena', with: session('mira', 4) },
  { name: 'session-on', route: '/sessions/:sessionId', who: 'lea', with: session('lea', 4) },
  { name: 'session-on-coach', route: '/sessions/:sessionId', who: 'elena', with: session('lea', 4) },
  { name: 'session-closed', route: '/sessions/:sessionId', who: 'mira', with: session('mira', 3) },
  { name: 'session-closed-coach', route: '/sessions/:sessionId', who: 'elena', with: session('mira', 2) },
  { name: 'session-left-open', route: '/sessions/:sessionId', who: 'jon', with: session('jon', 3) },
  { name: 'session-left-open-coach', route: '/sessions/:sessionId', who: 'elena', with: session('jon', 3) },
  { name: 'session-missed', route: '/sessions/:sessionId', who: 'lea', with: session('lea', 2) },
  { name: 'session-cut-short', route: '/sessions/:sessionId', who: 'lea', with: session('lea', 3) },
  { name: 'session-cut-short-coach', route: '/sessions/:sessionId', who: 'elena', with: session('lea', 3) },
  { name: 'session-cancelled', route: '/sessions/:sessionId', who: 'tomas', with: session('tomas', 3) },
  {
    name: 'brief',
    route: '/sessions/:sessionId/brief',
    who: 'elena',
    with: session('mira', 4),
    printed: true,
  },
  { name: 'session-move', route: '/sessions/:sessionId/move', who: 'mira', with: session('mira', 4) },
  {
    name: 'sessions',
    route: '/engagements/:engagementId/sessions',
    who: 'tomas',
    with: engagement('tomas'),
  },
  {
    name: 'session-new',
    route: '/engagements/:engagementId/sessions/new',
    who: 'mira',
    with: engagement('mira'),
  },
  {
    name: 'session-several',
    route: '/engagements/:engagementId/sessions/several',
    who: 'elena',
    with: ({ of }) => ({
      engagementId: of('rosa').engagement,
      query: 'show=yes&startsLocal=2027-03-11T10:00&until=2027-04-22&minutes=45',
    }),
  },
];

const steps: readonly Screen[] = [
  {
    name: 'step-open',
    route: '/steps/:stepId',
    who: 'mira',
    with: ({ of }) => ({ stepId: of('mira').open }),
  },
  {
    name: 'step-moving',
    route: '/steps/:stepId',
    who: 'mira',
    with: ({ of }) => ({ stepId: of('mira').moving }),
  },
  {
    name: 'step-asked',
    route: '/steps/:stepId',
    who: 'elena',
    with: ({ of }) => ({ stepId: of('tomas').asked }),
  },
  {
    name: 'step-kept',
    route: '/steps/:stepId',
    who: 'mira',
    with: ({ of }) => ({ stepId: of('mira').kept }),
  },
  {
    name: 'step-new',
    route: '/engagements/:engagementId/steps/new',
    who: 'mira',
    with: engagement('mira'),
  },
];

const goals: readonly Screen[] = [
  { name: 'goals', route: '/goals', who: 'mira' },
  { name: 'goals-none', route: '/goals', who: 'nell' },
  { name: 'goal-new', route: '/goals/new', who: 'nell' },
  { name: 'goal-levels', route: '/goals/:goalId', who: 'mira', with: goal('mira', 2) },
  { name: 'goal-suggested', route: '/goals/:goalId', who: 'mira', with: goal('mira', 3) },
  { name: 'goal-long', route: '/goals/:goalId', who: 'mira', with: goal('mira', 0) },
  { name: 'goal-coach', route: '/goals/:goalId', who: 'elena', with: goal('mira', 2) },
  { name: 'goal-itch', route: '/goals/:goalId', who: 'noah', with: goal('noah', 0) },
  { name: 'goal-reword', route: '/goals/:goalId/reword', who: 'mira', with: goal('mira', 2) },
  { name: 'goal-end', route: '/goals/:goalId/end', who: 'mira', with: goal('mira', 2) },
  {
    name: 'goals-coach',
    route: '/engagements/:engagementId/goals',
    who: 'elena',
    with: engagement('mira'),
  },
];

const journal: readonly Screen[] = [
  { name: 'journal', route: '/journal', who: 'mira' },
  { name: 'journal-none', route: '/journal', who: 'nell' },
  { name: 'reflection-new', route: '/reflections/new', who: 'mira' },
  {
    name: 'reflection',
    route: '/reflections/:reflectionId',
    who: 'mira',
    with: ({ of }) => ({ reflectionId: of('mira').reflections[1] }),
  },
  { name: 'moment-new', route: '/moments/new', who: 'mira' },
  { name: 'moment-win', route: '/moments/:momentId', who: 'mira', with: moment(0) },
  { name: 'moment-explored', route: '/moments/:momentId', who: 'mira', with: moment(2) },
  { name: 'moment-shared', route: '/moments/:momentId', who: 'mira', with: moment(5) },
  { name: 'search', route: '/search', who: 'mira', with: () => ({ query: 'q=silence' }) },
  { name: 'search-empty', route: '/search', who: 'mira' },
  { name: 'search-nothing', route: '/search', who: 'mira', with: () => ({ query: 'q=zeppelin' }) },
  { name: 'big-picture', route: '/big-picture', who: 'mira' },
  { name: 'big-picture-none', route: '/big-picture', who: 'nell' },
  {
    name: 'big-picture-coach',
    route: '/engagements/:engagementId/big-picture',
    who: 'elena',
    with: engagement('mira'),
  },
  {
    name: 'shared',
    route: '/engagements/:engagementId/shared',
    who: 'elena',
    with: engagement('mira'),
  },
  {
    name: 'shared-none',
    route: '/engagements/:engagementId/shared',
    who: 'elena',
    with: engagement('noah'),
  },
  {
    name: 'shared-talked',
    route: '/engagements/:engagementId/shared/:itemId',
    who: 'elena',
    with: shared(0),
  },
  { name: 'shared-win', route: '/engagements/:engagementId/shared/:itemId', who: 'elena', with: shared(1) },
  {
    name: 'shared-friction',
    route: '/engagements/:engagementId/shared/:itemId',
    who: 'elena',
    with: shared(2),
  },
];

const attention: readonly Screen[] = [
  { name: 'attention', route: '/attention', who: 'mira', printed: true },
  { name: 'attention-off', route: '/attention', who: 'nell' },
  { name: 'attention-off-coach', route: '/attention', who: 'elena' },
  { name: 'attention-rest', route: '/attention/rest', who: 'mira' },
  {
    name: 'attention-rest-found',
    route: '/attention/rest',
    who: 'mira',
    with: () => ({ query: 'q=ward&verdict=can+wait' }),
  },
  {
    name: 'attention-rest-nothing',
    route: '/attention/rest',
    who: 'mira',
    with: () => ({ query: 'q=zeppelin' }),
  },
  { name: 'attention-learned', route: '/attention/learned', who: 'mira' },
  { name: 'attention-learned-none', route: '/attention/learned', who: 'nell' },
  {
    name: 'attention-step',
    route: '/attention/messages/:messageId/step',
    who: 'mira',
    with: message('mira'),
  },
  {
    name: 'attention-topic',
    route: '/attention/messages/:messageId/topic',
    who: 'mira',
    with: message('mira'),
  },
  { name: 'attention-week', route: '/attention/week/topic', who: 'mira' },
  { name: 'sources', route: '/attention/sources', who: 'mira' },
  { name: 'sources-none', route: '/attention/sources', who: 'nell' },
  { name: 'mailbox-new', route: '/attention/sources/new', who: 'nell' },
  {
    name: 'source',
    route: '/attention/sources/:sourceId',
    who: 'mira',
    with: ({ of }) => ({ sourceId: of('mira').source }),
  },
];

const engagements: readonly Screen[] = [
  { name: 'engagement', route: '/engagements/:engagementId', who: 'mira', with: engagement('mira') },
  { name: 'engagement-coach', route: '/engagements/:engagementId', who: 'elena', with: engagement('mira') },
  {
    name: 'engagement-exploring',
    route: '/engagements/:engagementId',
    who: 'rosa',
    with: engagement('rosa'),
  },
  {
    name: 'engagement-exploring-coach',
    route: '/engagements/:engagementId',
    who: 'elena',
    with: engagement('noah'),
  },
  {
    name: 'engagement-paused-coach',
    route: '/engagements/:engagementId',
    who: 'elena',
    with: engagement('samira'),
  },
  { name: 'engagement-ended', route: '/engagements/:engagementId', who: 'otto', with: engagement('otto') },
  {
    name: 'engagement-ended-coach',
    route: '/engagements/:engagementId',
    who: 'elena',
    with: engagement('otto'),
  },
  {
    name: 'engagement-long-over-coach',
    route: '/engagements/:engagementId',
    who: 'elena',
    with: engagement('petra'),
  },
  {
    name: 'timeline',
    route: '/engagements/:engagementId/timeline',
    who: 'mira',
    with: engagement('mira'),
  },
  {
    name: 'agreement-to-sign',
    route: '/engagements/:engagementId/agreement',
    who: 'rosa',
    with: engagement('rosa'),
    printed: true,
  },
  {
    name: 'agreement',
    route: '/engagements/:engagementId/agreement',
    who: 'elena',
    with: engagement('mira'),
    printed: true,
  },
  {
    name: 'agreement-none',
    route: '/engagements/:engagementId/agreement',
    who: 'nell',
    with: engagement('nell'),
  },
];

const account: readonly Screen[] = [
  { name: 'settings', route: '/settings', who: 'mira' },
  { name: 'settings-email', route: '/settings/email', who: 'mira' },
  { name: 'settings-password', route: '/settings/password', who: 'mira' },
  { name: 'settings-second-factor', route: '/settings/second-factor', who: 'mira' },
  { name: 'settings-passkeys', route: '/settings/passkeys', who: 'mira' },
  { name: 'settings-sign-ins', route: '/settings/sign-ins', who: 'mira' },
  { name: 'settings-tokens', route: '/settings/tokens', who: 'mira' },
  { name: 'settings-readings', route: '/settings/readings', who: 'mira' },
  { name: 'settings-readings-none', route: '/settings/readings', who: 'nell' },
  { name: 'export', route: '/settings/export', who: 'mira', printed: true },
  { name: 'invitations', route: '/invitations', who: 'elena' },
  { name: 'begin', route: '/begin', who: 'elena' },
  { name: 'owner', route: '/owner', who: 'elena' },
  { name: 'owner-mail', route: '/owner/mail', who: 'elena' },
  { name: 'prove', route: '/prove', who: 'mira', with: () => ({ query: 'to=/settings/email' }) },
  { name: 'sign-out', route: '/sign-out', who: 'mira' },
];

const door: readonly Screen[] = [
  { name: 'sign-in', route: '/sign-in', who: 'nobody' },
  { name: 'sign-in-code', route: '/sign-in/second-factor', who: 'nobody' },
  { name: 'password', route: '/password', who: 'nobody' },
  { name: 'password-sent', route: '/password/sent', who: 'nobody' },
  {
    name: 'password-over',
    route: '/password/:secret',
    who: 'nobody',
    with: () => ({ secret: 'gone' }),
  },
  { name: 'address-over', route: '/address/:secret', who: 'nobody', with: () => ({ secret: 'gone' }) },
  { name: 'sign-up', route: '/sign-up', who: 'nobody' },
  { name: 'sign-up-sent', route: '/sign-up/sent', who: 'nobody' },
  { name: 'sign-up-over', route: '/sign-up/:link', who: 'nobody', with: () => ({ link: 'gone' }) },
  {
    name: 'invitation',
    route: '/invitations/:secret',
    who: 'nobody',
    with: ({ invitation }) => ({ secret: invitation }),
  },
  {
    name: 'invitation-over',
    route: '/invitations/:secret',
    who: 'nobody',
    with: () => ({ secret: 'gone' }),
  },
];

/** Every screen, in the order in which one would come by. */
export const screens: readonly Screen[] = [
  ...days,
  ...sprints,
  ...sessions,
  ...steps,
  ...goals,
  ...journal,
  ...attention,
  ...engagements,
  ...account,
  ...door,
];

/** What answers a GET and is no page, and what it is instead. */
export const apart: Readonly<Record<string, 'a file' | 'a stream' | 'a sign of life' | 'leads on'>> = {
  '/': 'leads on',
  '/first-run': 'leads on',
  '/attention/consent/:provider': 'leads on',
  '/events': 'a stream',
  '/healthz': 'a sign of life',
  '/sessions/:sessionId/calendar.ics': 'a file',
  '/sprints/:sprintId/calendar.ics': 'a file',
  '/steps/:stepId/calendar.ics': 'a file',
  '/settings/export/throughline.json': 'a file',
  '/settings/export/throughline.md': 'a file',
};
