// All routes about accounts: at the door, by links, Settings, the owner.
import type { Hono } from 'hono';
import type { VisitEnv } from '../visit.ts';
import { addComing } from './coming-routes.tsx';
import { addDoor } from './door-routes.tsx';
import { addOwner } from './owner-routes.tsx';
import { addSettings } from './settings-routes.tsx';

/** Puts everything about accounts onto the app; the visit is made before (`visits`). */
export function accountRoutes(app: Hono<VisitEnv>): void {
  addDoor(app);
  addComing(app);
  addSettings(app);
  addOwner(app);
}
