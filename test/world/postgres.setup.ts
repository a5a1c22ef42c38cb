// One PostgreSQL server for the whole run, started when the first test asks for it at this door.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresDoor: string;
  }
}

type Door = { readonly listening: Promise<Server>; server?: Promise<PostgresServer>; visitors: number };

// Every project of the run loads this file anew, and all of them share the one door.
const shared: { throughlineDoor?: Door } & typeof globalThis = globalThis;

function openDoor(): Door {
  const http = createServer(async (_request, response) => {
    try {
      door.server ??= startPostgres();
      response.end((await door.server).url);
    } catch (fault) {
      response.statusCode = 500;
      response.end(String(fault));
    }
  });
  const listening = new Promise<Server>((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve(http));
  });
  const door: Door = { listening, visitors: 0 };
  return door;
}

async function closeDoor(door: Door): Promise<void> {
  delete shared.throughlineDoor;
  (await door.listening).close();
  const server = await door.server?.catch(() => undefined);
  await server?.stop();
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.throughlineDoor ??= openDoor();
  const door = shared.throughlineDoor;
  door.visitors += 1;
  const { port } = (await door.listening).address() as AddressInfo;
  project.provide('postgresDoor', `http://127.0.0.1:${port}`);
  return async () => {
    door.visitors -= 1;
    if (door.visitors === 0) await closeDoor(door);
  };
}
