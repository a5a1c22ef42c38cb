// Every deed of attention, from where messages come from to what was learned from them.
import type { AnyDeed } from '../deed.ts';
import { attentionReadings } from './attention-reading.ts';
import { bringingDeeds } from './bringing-mail.ts';
import { forgettingDeeds } from './forgetting.ts';
import { learningDeeds } from './learning.ts';
import { messageReadings } from './message-readings.ts';
import { mutingDeeds } from './muting.ts';
import { sayingDeeds } from './sayings.ts';

/** All of them but those on sources. */
export const attentionDeeds: readonly AnyDeed[] = [
  ...attentionReadings,
  ...messageReadings,
  ...sayingDeeds,
  ...mutingDeeds,
  ...forgettingDeeds,
  ...learningDeeds,
  ...bringingDeeds,
];
