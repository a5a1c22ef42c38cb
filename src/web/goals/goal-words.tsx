// What a goal says of itself in small: how clear it is, how far ahead, what it serves, whether it gets enough steps.
import type { GoalView } from '../../app/goal-views.ts';
import { Facts } from '../parts/facts.tsx';
import { useShell } from '../shell.ts';

/** The area in words; none where nobody chose one. */
export function areaOf(goal: Pick<GoalView, 'area' | 'ownArea'>, areas: Readonly<Record<string, string>>) {
  return goal.area === 'own' ? goal.ownArea : (areas[goal.area] ?? null);
}

/** The described level somebody stands on. */
export function levelWords({ levels, level }: Pick<GoalView, 'levels' | 'level'>): string | null {
  return level === null ? null : (levels?.[level + 2] ?? null);
}

/** How far ahead, in which area, for which long-term goal. */
export function GoalPlace({ goal }: { goal: GoalView }) {
  const { goals } = useShell().words;
  const { horizon, years, parent } = goal;
  const ahead = horizon === 'sprint' ? goals.horizon.sprint : goals.horizon['long-term'](years ?? 1);
  const area = areaOf(goal, goals.areas);
  return (
    <>
      {[ahead, area].filter(Boolean).join(' · ')}
      {parent ? (
        <>
          {' · '}
          {goals.forParent} <a href={`/goals/${parent.id}`}>{parent.title}</a>
        </>
      ) : null}
    </>
  );
}

/** The small line under a goal in a list. */
export function GoalSmall({ goal }: { goal: GoalView }) {
  const { goals } = useShell().words;
  const level = levelWords(goal);
  const said = [
    goals.clarity[goal.clarity],
    areaOf(goal, goals.areas),
    goal.openSteps > 0 ? goals.openSteps(goal.openSteps) : null,
    level ? goals.standsAt(level) : null,
  ];
  return <>{said.filter(Boolean).join(' · ')}</>;
}

/** The steps of four and twelve weeks against the pledge, and a plain word where it goes hungry. */
export function EnoughSteps({ goal, explained }: { goal: GoalView; explained?: boolean }) {
  const { enough: words } = useShell().words.goals;
  const { enough } = goal;
  if (!enough) return null;
  const { lastFour, lastTwelve, pledge, reason } = enough;
  const looks = reason ? 'hungry' : lastFour > 0 ? 'fed' : undefined;
  const four = pledge === null ? words.steps(lastFour) : words.ofPledge(lastFour, pledge);
  const facts = [
    { term: words.four, says: <span class={looks}>{four}</span> },
    { term: words.twelve, says: words.steps(lastTwelve) },
  ];
  const hunger = reason === 'none in four weeks' ? words.none : words.half;
  return (
    <>
      <Facts facts={facts} />
      {reason ? <p class="small soft">{hunger}</p> : null}
      {explained ? <p class="small soft">{words.counted}</p> : null}
    </>
  );
}
