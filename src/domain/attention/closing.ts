// Whether a text ends a conversation rather than going on with it: it thanks, says that something is done, or approves.

const HEAD = 200;
const DONE =
  /\b(?:thanks|thank you|thx|applied|merged|queued|lgtm|looks good|got it|done|will do|no problem|danke|vielen dank|erledigt|merci|c'est fait|gracias|hecho)\b/;
const APPROVES = /(?:^|\n)(?:reviewed|acked|tested)-by:/;

/** How a new text, of lower case, ends a conversation: 0 it does not seem so, 1 approves, 2 thanks or is done, 3 both. */
export function closingIn(lower: string): number {
  return (DONE.test(lower.slice(0, HEAD)) ? 2 : 0) + (APPROVES.test(lower) ? 1 : 0);
}
