// All pages there are, noun by noun; each noun registers its own.
import type { Hono } from 'hono';
import { accountRoutes } from './account/routes.ts';
import { agreementRoutes } from './agreement/routes.tsx';
import { attentionRoutes } from './attention/routes.tsx';
import { beginRoutes } from './begin/routes.tsx';
import { bigPictureRoutes } from './big-picture/routes.tsx';
import { engagementRoutes } from './engagements/routes.ts';
import { goalRoutes } from './goals/routes.tsx';
import { journalRoutes } from './journal/routes.tsx';
import { momentRoutes } from './moments/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { reflectionRoutes } from './reflections/routes.tsx';
import { reviewRoutes } from './reviews/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import { sharedRoutes } from './shared/routes.tsx';
import { pauseRoutes } from './sprints/pause-routes.ts';
import { sprintRoutes } from './sprints/routes.tsx';
import { stepRoutes } from './steps/routes.tsx';
import { takingRoutes } from './taking/routes.tsx';
import { todayRoutes } from './today/routes.tsx';
import type { VisitEnv } from './visit.ts';

/** What puts a noun's pages and forms onto the site. */
export type AddRoutes = (app: Hono<VisitEnv>) => void;

/** Every noun's routes, in any order: no two nouns share an address. */
export const routes: readonly AddRoutes[] = [
  accountRoutes,
  agreementRoutes,
  attentionRoutes,
  beginRoutes,
  engagementRoutes,
  pauseRoutes,
  reviewRoutes,
  sprintRoutes,
  bigPictureRoutes,
  journalRoutes,
  momentRoutes,
  reflectionRoutes,
  goalRoutes,
  peopleRoutes,
  sessionRoutes,
  searchRoutes,
  sharedRoutes,
  takingRoutes,
  stepRoutes,
  todayRoutes,
];
