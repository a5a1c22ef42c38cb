// The configuration of a command, or the one line that says what is wrong with it.
import { CONFIG_EXIT, type Config, readConfig } from '../config.ts';
import { Halt } from './halting.ts';
import type { Machine } from './machine.ts';

/** Reads the environment; a wrong value ends the command. */
export function configOf({ environment, folder }: Pick<Machine, 'environment' | 'folder'>): Config {
  const config = readConfig(environment, folder);
  if (!config.ok) throw new Halt(CONFIG_EXIT, config.line);
  return config.value;
}
