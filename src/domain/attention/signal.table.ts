// The named signals of the additive model: each has a few cases (bins), each case one shipped weight and one of the person's own.

/** What a signal tells about; a reason tells of one subject. */
export type Subject =
  | 'address'
  | 'sender'
  | 'people'
  | 'thread'
  | 'asks'
  | 'aims'
  | 'interests'
  | 'kind'
  | 'time'
  | 'cross';

/** A signal: its name, what it tells about, and its cases in order. */
export interface SignalShape {
  readonly name: string;
  readonly subject: Subject;
  readonly cases: number;
}

/** The signals in the order of their weights. */
export const SIGNALS = [
  { name: 'address', subject: 'address', cases: 10 },
  { name: 'recipients', subject: 'address', cases: 12 },
  { name: 'named', subject: 'address', cases: 6 },
  { name: 'kind', subject: 'kind', cases: 6 },
  { name: 'senderRate', subject: 'sender', cases: 12 },
  { name: 'senderSeen', subject: 'sender', cases: 7 },
  { name: 'senderAnswersMe', subject: 'sender', cases: 6 },
  { name: 'senderAnsweredLast', subject: 'sender', cases: 8 },
  { name: 'senderWrote', subject: 'sender', cases: 6 },
  { name: 'senderToMe', subject: 'sender', cases: 6 },
  { name: 'parentRate', subject: 'people', cases: 10 },
  { name: 'company', subject: 'people', cases: 8 },
  { name: 'listRate', subject: 'kind', cases: 6 },
  { name: 'parent', subject: 'thread', cases: 9 },
  { name: 'role', subject: 'thread', cases: 7 },
  { name: 'depth', subject: 'thread', cases: 8 },
  { name: 'threadSize', subject: 'thread', cases: 8 },
  { name: 'sinceMine', subject: 'thread', cases: 8 },
  { name: 'sinceMyLast', subject: 'thread', cases: 8 },
  { name: 'threadRate', subject: 'thread', cases: 8 },
  { name: 'threadAge', subject: 'thread', cases: 8 },
  { name: 'past', subject: 'thread', cases: 7 },
  { name: 'asks', subject: 'asks', cases: 7 },
  { name: 'questions', subject: 'asks', cases: 5 },
  { name: 'length', subject: 'kind', cases: 9 },
  { name: 'quoting', subject: 'kind', cases: 4 },
  { name: 'change', subject: 'kind', cases: 8 },
  { name: 'version', subject: 'kind', cases: 5 },
  { name: 'near', subject: 'aims', cases: 10 },
  { name: 'direct', subject: 'aims', cases: 10 },
  { name: 'self', subject: 'interests', cases: 10 },
  { name: 'busy', subject: 'time', cases: 7 },
  { name: 'asksMe', subject: 'cross', cases: 20 },
  { name: 'threadBySender', subject: 'cross', cases: 60 },
  { name: 'addressBySender', subject: 'cross', cases: 50 },
  { name: 'nearByAddress', subject: 'cross', cases: 24 },
  { name: 'changeByAddress', subject: 'cross', cases: 40 },
  { name: 'subject', subject: 'aims', cases: 10 },
  { name: 'subjectByParent', subject: 'cross', cases: 24 },
  { name: 'closing', subject: 'asks', cases: 4 },
  { name: 'deadline', subject: 'asks', cases: 3 },
  { name: 'step', subject: 'aims', cases: 5 },
] as const satisfies readonly SignalShape[];
