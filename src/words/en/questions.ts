// The question library: one question at a time, to write under. Our own wording throughout.
import type { QUESTIONS } from '../../domain/engagement/question.table.ts';

type QuestionId = (typeof QUESTIONS)[keyof typeof QUESTIONS][number];

export const questions: Readonly<Record<QuestionId, string>> = {
  'clarify-1': 'If you had to tell it to a stranger on a train, what would your first sentence be?',
  'clarify-2': 'What exactly happened, before you began to explain it?',
  'clarify-3': 'Which word in what you just thought carries the most weight?',
  'clarify-4': 'What part of this is yours, and what part only landed on your desk?',
  'clarify-5': 'If this were settled, what would be different on an ordinary Tuesday?',
  'clarify-6': 'What are you calling a problem that might be a decision?',

  'scale-1': 'From 0 to 10, how close is this to how you want it? Why not one lower?',
  'scale-2': 'What would half a point more look like by Friday?',
  'scale-3': 'When was it last two points better, and what were you doing then?',
  'scale-4': 'How sure are you, in percent? What would move it by ten?',
  'scale-5': 'At which number would you gladly stop working on this?',
  'scale-6': 'Where would somebody who works beside you put the number, and why there?',

  'shift-1': 'How would this story go if the other person were its hero?',
  'shift-2': 'How will you tell this in three years, over coffee?',
  'shift-3': 'If somebody you respect sat in your chair, what would you see them do first?',
  'shift-4': 'What does this look like from the seat with the least power in it?',
  'shift-5': 'Suppose it went well. What had you stopped doing?',
  'shift-6': 'If a friend brought you exactly this, what would you want to ask them?',

  'values-1': 'When this annoys you, what are you standing up for?',
  'values-2': 'Which of your last three yeses was really a yes?',
  'values-3': 'What would you still do if nobody ever learned of it?',
  'values-4': 'Whatever came of it: what do you like about how you handled it?',
  'values-5': 'What must not get lost while you get this done?',
  'values-6': 'Whom do you want to be able to look in the eye afterwards?',

  'assume-1': 'What are you taking for granted that nobody has said aloud?',
  'assume-2': 'What would have to be true for what they did to make sense?',
  'assume-3': 'Which rule are you following here, and who made it?',
  'assume-4': 'What do you believe would happen if you said nothing?',
  'assume-5': 'What have you decided about this person that you have not checked lately?',
  'assume-6': 'What of this do you know, and what do you only expect?',

  'obstacle-1': 'What stops you in the very second it matters?',
  'obstacle-2': 'What do you get out of leaving this as it is?',
  'obstacle-3': 'Which small thing, once out of the way, would let the rest move?',
  'obstacle-4': 'What are you protecting when you wait?',
  'obstacle-5': 'Where do you usually turn off this road, and what stands at that corner?',
  'obstacle-6': 'Whose no are you avoiding?',

  'resource-1': 'Who has been through this and would answer if you asked?',
  'resource-2': 'What carried you through something harder than this?',
  'resource-3': 'Which of your strengths have you not used here yet?',
  'resource-4': 'What is already working, if only a little?',
  'resource-5': 'In which hour of the day do you think best, and what gets that hour now?',
  'resource-6': 'What could you leave undone this week to make room?',

  'learn-1': 'What do you know today that you did not know on Monday?',
  'learn-2': 'What surprised you, and what had you expected instead?',
  'learn-3': 'When this happens again, what will you do in the first minute?',
  'learn-4': 'What did you try that you would try again?',
  'learn-5': 'What is this teaching you that you would rather not learn?',
  'learn-6': 'What did you just see in yourself that others have probably seen for a while?',

  'account-1': 'What did you say you would do, and what did you do?',
  'account-2': 'What is the smallest promise you could make here and keep?',
  'account-3': 'How will you notice, before anybody asks, that you are drifting?',
  'account-4': 'Who should know that you mean this?',
  'account-5': 'What will the first ten minutes of it look like?',
  'account-6': 'Which promise have you outgrown, and who needs to hear that from you?',

  'close-1': 'If you kept one sentence of this week, which would it be?',
  'close-2': 'What can you put down now?',
  'close-3': 'What is finished, although you have not said so yet?',
  'close-4': 'Whom do you want to thank, and for what exactly?',
  'close-5': 'Now that you know this, what will you do with it?',
  'close-6': 'What deserves a quiet celebration before you go on?',

  'inquiry-1': 'What do you keep almost saying?',
  'inquiry-2': 'What would be enough?',
  'inquiry-3': 'Who are you when nobody needs anything from you?',
  'inquiry-4': 'What do you want that you have not yet admitted wanting?',
  'inquiry-5': 'Which question lies underneath the one you are asking?',
  'inquiry-6': 'What grows when you leave it alone?',
};
