// All deeds there are, noun by noun: what the API, its description, the command line and the tests go by.
import { accountDeeds } from './accounts/account-deeds.ts';
import { agendaDeeds } from './agenda.ts';
import { agreementDeeds } from './agreements.ts';
import { attentionDeeds } from './attention/attention-deeds.ts';
import { sourceDeeds } from './attention/source-deeds.ts';
import { bigPictureDeeds } from './big-pictures.ts';
import { briefDeeds } from './briefs.ts';
import { closingCheckDeeds } from './closing-checks.ts';
import { conclusionDeeds } from './conclusions.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeeds } from './engagements.ts';
import { exportDeeds } from './exports/export-deed.ts';
import { frictionDeeds } from './frictions.ts';
import { goalEndingDeeds } from './goal-endings.ts';
import { goalListDeeds } from './goal-lists.ts';
import { goalMeasureDeeds } from './goal-measures.ts';
import { goalPlacingDeeds } from './goal-placing.ts';
import { goalStoryDeeds } from './goal-stories.ts';
import { goalDeeds } from './goals.ts';
import { journalDeeds } from './journal-readings.ts';
import { landingDeeds } from './landings.ts';
import { momentDeeds } from './moments.ts';
import { noteDeeds } from './notes.ts';
import { ownSprintDeeds } from './own-sprint.ts';
import { pauseDeeds } from './pauses.ts';
import { questionDeeds } from './questions.ts';
import { readingDeeds } from './readings.ts';
import { reflectionDeeds } from './reflections.ts';
import { reviewDeeds } from './reviews.ts';
import { rosterDeeds } from './roster.ts';
import { searchDeeds } from './searches.ts';
import { sessionHourDeeds } from './session-hours.ts';
import { sessionMoveDeeds } from './session-moves.ts';
import { sessionReadings } from './session-readings.ts';
import { sessionDeeds } from './sessions.ts';
import { sharingDeeds } from './sharings.ts';
import { gapDeeds } from './sprint-gaps.ts';
import { sprintDeeds } from './sprints.ts';
import { stepMoveDeeds } from './step-moves.ts';
import { stepPlanDeeds } from './step-plans.ts';
import { stepReaderDeeds } from './step-readers.ts';
import { stepDeeds } from './steps.ts';
import { timelineDeeds } from './timelines.ts';
import { todayDeeds } from './today.ts';
import { waitingDeeds } from './waitings.ts';
import { wordingDeeds } from './wordings.ts';

/** Every deed exactly once; a test finds those that are missing. */
export const deeds: readonly AnyDeed[] = [
  ...accountDeeds,
  ...agreementDeeds,
  ...engagementDeeds,
  ...rosterDeeds,
  ...reviewDeeds,
  ...timelineDeeds,
  ...waitingDeeds,
  ...sprintDeeds,
  ...ownSprintDeeds,
  ...gapDeeds,
  ...pauseDeeds,
  ...sessionDeeds,
  ...sessionMoveDeeds,
  ...sessionHourDeeds,
  ...sessionReadings,
  ...agendaDeeds,
  ...noteDeeds,
  ...conclusionDeeds,
  ...closingCheckDeeds,
  ...briefDeeds,
  ...stepDeeds,
  ...stepMoveDeeds,
  ...stepPlanDeeds,
  ...stepReaderDeeds,
  ...todayDeeds,
  ...landingDeeds,
  ...goalDeeds,
  ...goalMeasureDeeds,
  ...goalPlacingDeeds,
  ...goalEndingDeeds,
  ...goalListDeeds,
  ...goalStoryDeeds,
  ...wordingDeeds,
  ...bigPictureDeeds,
  ...reflectionDeeds,
  ...momentDeeds,
  ...frictionDeeds,
  ...sharingDeeds,
  ...searchDeeds,
  ...exportDeeds,
  ...readingDeeds,
  ...journalDeeds,
  ...questionDeeds,
  ...attentionDeeds,
  ...sourceDeeds,
];
