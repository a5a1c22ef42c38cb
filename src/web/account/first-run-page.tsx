// The first run: the owner's account.
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { DoorPage, ZoneField } from './door-page.tsx';
import { NewPassword } from './password-pages.tsx';

/** The page that a new instance begins with. */
export function FirstRunPage({
  visit,
  needsCode,
  slip,
}: {
  visit: Visit;
  needsCode: boolean;
  slip?: Slip | undefined;
}) {
  const { fields, firstRun } = visit.words.account;
  return (
    <DoorPage visit={visit} title={firstRun.title} lede={firstRun.lede}>
      <Form id="first-run" action="/first-run" slip={slip} whole>
        {needsCode ? (
          <Field
            name="code"
            label={fields.startCode}
            hint={fields.startCodeHint}
            autocomplete="off"
            maxLength={40}
            required
            short
          />
        ) : null}
        <Field name="name" label={fields.name} autocomplete="name" maxLength={200} required />
        <Field
          name="email"
          type="email"
          label={fields.email}
          autocomplete="username"
          maxLength={254}
          required
        />
        <NewPassword visit={visit} hasSecondFactor={false} />
        <ZoneField label={fields.zone} hint={fields.zoneHint} />
        <ButtonRow>
          <Button primary>{firstRun.make}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}
