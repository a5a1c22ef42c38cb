// Every deed on where messages come from.
import type { AnyDeed } from '../deed.ts';
import { consentClientDeeds } from './consent-clients.ts';
import { consentDeeds } from './consents.ts';
import { fileDeeds } from './files.ts';
import { mailboxDeeds } from './mailboxes.ts';
import { sourceDeeds as onSources } from './sources.ts';

/** All of them: sources, mailboxes, files, consent and the clients that ask for it. */
export const sourceDeeds: readonly AnyDeed[] = [
  ...onSources,
  ...mailboxDeeds,
  ...fileDeeds,
  ...consentDeeds,
  ...consentClientDeeds,
];
