// Everything that can be done with an open step, as this reader may do it.
import { Card } from '../parts/cards.tsx';
import { DeedButton } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import { Marked } from './mark-forms.tsx';
import { Different, Help, Later, Smaller } from './move-forms.tsx';
import { Amend, Plan, Rehome } from './plan-forms.tsx';
import type { StepPageProps } from './step-page-props.ts';

/** Every move of an open step, as this reader may make it. */
export function OpenMoves(props: StepPageProps) {
  const { steps } = useShell().words;
  const { step, reader } = props;
  const isClient = reader.party === 'client';
  const hidden = { mark: 'kept', back: reader.back };
  return (
    <Card title={steps.page.moves} id="moves">
      {isClient && step.kind === 'practical' ? (
        <DeedButton id="keep" action={`/steps/${step.id}/marks`} hidden={hidden} primary>
          {steps.kept}
        </DeedButton>
      ) : null}
      {isClient ? <Smaller {...props} /> : null}
      <Later {...props} />
      <Different {...props} />
      {isClient ? <Help {...props} /> : null}
      {isClient && step.kind === 'practical' ? <Marked {...props} at="kept" /> : null}
      {isClient ? <Marked {...props} at="not-kept" /> : null}
      {isClient ? <Plan {...props} /> : null}
      {isClient ? <Rehome {...props} /> : null}
      {step.isAmendable ? <Amend {...props} /> : null}
    </Card>
  );
}
