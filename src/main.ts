// Where the parts are put together. So far: the browser's files and the safety of every answer.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readAssets, serveAssets } from './web/assets.ts';
import { safetyHeaders } from './web/safety.ts';

const assets = readAssets(new URL('../client/', import.meta.url).pathname);
const app = new Hono();
app.use(safetyHeaders({ url: null }));
app.use(serveAssets(assets));
serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 4400) });
