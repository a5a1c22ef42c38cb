// All the rules of the house.
import { importsPointOneWay, wordsStandAlone } from './edges.ts';
import { everyTestRuns, noTestSleeps, nothingOfOursIsFaked } from './honesty.ts';
import type { Rule } from './house.ts';
import { noBarrels, noCycles } from './knots.ts';
import { namesAreKebab, namesSayWhatIsInside } from './names.ts';
import { domainIsPure } from './purity.ts';
import { exportsAreExplained, filesSayWhatTheyAre, nothingLooksAway } from './remarks.ts';
import { pagesHoldNoSentences, termsAreOurs } from './sentences.ts';
import { filesAreSmall, functionsAreSmall, nestingIsShallow } from './sizes.ts';

export const RULES: readonly Rule[] = [
  importsPointOneWay,
  wordsStandAlone,
  noCycles,
  noBarrels,
  domainIsPure,
  filesAreSmall,
  functionsAreSmall,
  nestingIsShallow,
  namesAreKebab,
  namesSayWhatIsInside,
  filesSayWhatTheyAre,
  exportsAreExplained,
  nothingLooksAway,
  pagesHoldNoSentences,
  termsAreOurs,
  everyTestRuns,
  noTestSleeps,
  nothingOfOursIsFaked,
];
