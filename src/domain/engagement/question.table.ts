// The question library by category: which questions there are. Their sentences stand with the words.

/** Category to the ids of its questions. */
export const QUESTIONS = {
  clarify: ['clarify-1', 'clarify-2', 'clarify-3', 'clarify-4', 'clarify-5', 'clarify-6'],
  scale: ['scale-1', 'scale-2', 'scale-3', 'scale-4', 'scale-5', 'scale-6'],
  'shift perspective': ['shift-1', 'shift-2', 'shift-3', 'shift-4', 'shift-5', 'shift-6'],
  values: ['values-1', 'values-2', 'values-3', 'values-4', 'values-5', 'values-6'],
  assumptions: ['assume-1', 'assume-2', 'assume-3', 'assume-4', 'assume-5', 'assume-6'],
  obstacles: ['obstacle-1', 'obstacle-2', 'obstacle-3', 'obstacle-4', 'obstacle-5', 'obstacle-6'],
  resources: ['resource-1', 'resource-2', 'resource-3', 'resource-4', 'resource-5', 'resource-6'],
  learning: ['learn-1', 'learn-2', 'learn-3', 'learn-4', 'learn-5', 'learn-6'],
  accountability: ['account-1', 'account-2', 'account-3', 'account-4', 'account-5', 'account-6'],
  closing: ['close-1', 'close-2', 'close-3', 'close-4', 'close-5', 'close-6'],
  inquiry: ['inquiry-1', 'inquiry-2', 'inquiry-3', 'inquiry-4', 'inquiry-5', 'inquiry-6'],
} as const;
