// Tests that test: none switched off, none that sleeps, none that fakes our own parts.
import { type Finding, isUnder, type Rule, type Source } from './house.ts';
import { dotted, everything, type Found, nameOf } from './syntax.ts';

const RUNNERS = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const SWITCHES = new Set(['skip', 'only', 'todo', 'fails']);
const OFF = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);
const FAKES = new Set(['vi.mock', 'vi.doMock', 'vi.useFakeTimers', 'vi.setSystemTime']);
const SLEEPS = new Set(['setTimeout', 'sleep', 'delay', 'waitForTimeout', 'Atomics.wait']);

function isSwitched({ node }: Found): boolean {
  if (node.type === 'CallExpression' && OFF.has(nameOf(node['callee']) ?? '')) return true;
  const [runner = '', ...rest] = dotted(node).split('.');
  return node.type === 'MemberExpression' && RUNNERS.has(runner) && rest.some((part) => SWITCHES.has(part));
}

function isSleep({ node }: Found): boolean {
  if (node.type === 'ImportDeclaration') return /^(node:)?timers/.test(sourceOf(node));
  if (node.type !== 'CallExpression') return false;
  const name = dotted(node['callee']);
  return SLEEPS.has(name) || SLEEPS.has(name.split('.').at(-1) ?? '');
}

function sourceOf(node: Found['node']): string {
  return (node['source'] as { readonly value: string }).value;
}

function isFake({ node }: Found): boolean {
  return node.type === 'CallExpression' && FAKES.has(dotted(node['callee']));
}

function inTests(
  says: string,
  isWrong: (found: Found) => boolean,
): (house: readonly Source[]) => readonly Finding[] {
  return (house) =>
    house
      .filter((file) => isUnder('test', file))
      .flatMap((file) =>
        everything(file)
          .filter(isWrong)
          .map(({ node }) => ({ path: file.path, line: file.lineAt(node.start), says })),
      );
}

export const everyTestRuns: Rule = {
  name: 'every test runs',
  reason:
    'A test that is switched off says that all is well. Mend it, or take it out and say why in the commit.',
  find: inTests('is switched off, or switches others off', isSwitched),
};

export const noTestSleeps: Rule = {
  name: 'no test sleeps',
  reason:
    'A wait is too long on a fast machine and too short on a slow one: wait for what happens, move the clock.',
  find: inTests('waits for time to pass', isSleep),
};

export const nothingOfOursIsFaked: Rule = {
  name: 'nothing of ours is faked',
  reason:
    'A faked part proves that the fake works. The clock is an argument, servers are real, databases are cloned.',
  find: inTests('fakes a part', isFake),
};
