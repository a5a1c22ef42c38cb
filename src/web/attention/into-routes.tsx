// Routes into the engagement: a message becomes a step or a topic, the week a topic.
import type { Context, Hono } from 'hono';
import { type AttentionView, readAttention } from '../../app/attention/attention-reading.ts';
import { messageIntoStep, messageIntoTopic, weekIntoTopic } from '../../app/attention/bringing-mail.ts';
import { readMessage } from '../../app/attention/message-readings.ts';
import type { MessageView } from '../../app/attention/views.ts';
import { listGoalChoices, readStepReader } from '../../app/step-readers.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { IntoStepPage, IntoTopicPage, type Place, type StepPlace } from './into-pages.tsx';
import { placesOf, withSomebody } from './surroundings.ts';

type C = Context<VisitEnv>;

const LONGEST_TOPIC = 2_000;

const messageIn = (c: C): Promise<MessageView> =>
  ask(c.get('visit'), readMessage, { messageId: c.req.param('messageId') ?? '' });

/** What a step in this engagement is asked for; the goal that the message serves comes first. */
async function stepPlace(visit: Visit, place: Place, message: MessageView): Promise<StepPlace> {
  const { id: engagementId } = place;
  const { today, dueOn, latest } = await ask(visit, readStepReader, { engagementId });
  const { goals } = await ask(visit, listGoalChoices, { engagementId });
  const wanted = message.serves?.goalId ?? message.aim?.id;
  const goalId = goals.find(({ id }) => id === wanted)?.id;
  return { ...place, goals, goalId, today, dueOn, latest };
}

async function drawStep(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const message = await messageIn(c);
  const places = await placesOf(visit);
  const wanted = slip?.values['engagementId'] ?? c.req.query('engagement');
  const chosen = places.find(({ id }) => id === wanted) ?? places[0];
  const place = chosen ? await stepPlace(visit, chosen, message) : null;
  const others = places.filter(({ id }) => id !== chosen?.id);
  return c.html(pageText(<IntoStepPage {...{ visit, message, place, others, slip }} />));
}

async function drawTopic(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const message = await messageIn(c);
  const places = withSomebody(await placesOf(visit));
  const action = `/attention/messages/${message.id}/topic`;
  const text = message.subject;
  return c.html(pageText(<IntoTopicPage {...{ visit, message, places, action, text, slip }} />));
}

/** The week as a sentence to begin with: how many for which goal. */
function weekAsText({ week }: AttentionView, { words, shell }: Visit): string {
  const own = words.attentionPages.into.week;
  const forGoals = week.byGoal.map(({ count, title }) => own.forGoal(count, title));
  const rest = week.attended - week.byGoal.reduce((sum, { count }) => sum + count, 0);
  const parts = rest > 0 ? [...forGoals, own.forNone(rest)] : forGoals;
  const counts = [own.messages(week.attended), shell.dates.list(parts)].filter(Boolean).join(': ');
  return own.text(counts).slice(0, LONGEST_TOPIC);
}

async function drawWeek(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const text = weekAsText(await ask(visit, readAttention, {}), visit);
  const places = withSomebody(await placesOf(visit));
  const action = '/attention/week/topic';
  return c.html(pageText(<IntoTopicPage {...{ visit, places, action, text, slip }} />));
}

/** Where a topic is read: on its session’s page, else back at attention. */
const toTopic = (said: string) => (): string => `/attention?said=${said}`;

/** Puts the ways from a message into an engagement onto the app. */
export function intoRoutes(app: Hono<VisitEnv>): void {
  const at = '/attention/messages/:messageId';
  app.get(`${at}/step`, (c) => drawStep(c));
  app.post(`${at}/step`, acts(messageIntoStep, { next: () => '/attention?said=step', again: drawStep }));
  app.get(`${at}/topic`, (c) => drawTopic(c));
  app.post(`${at}/topic`, acts(messageIntoTopic, { next: toTopic('topic'), again: drawTopic }));
  app.get('/attention/week/topic', (c) => drawWeek(c));
  app.post('/attention/week/topic', acts(weekIntoTopic, { next: toTopic('week'), again: drawWeek }));
}
