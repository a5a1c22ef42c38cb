// The second factor: turning it on with a picture for the app, its recovery codes, turning it off.
import { encode } from 'uqr';
import { Field } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { DoorPage } from './door-page.tsx';

/** A QR code as one path, coloured by attributes: no style anywhere. */
function Picture({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: 4 });
  const modules = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg
      class="code-picture"
      viewBox={`0 0 ${size} ${size}`}
      width="232"
      height="232"
      role="img"
      aria-label={label}
    >
      <rect width={String(size)} height={String(size)} fill="#fff" />
      <path d={modules.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

interface FactorProps {
  readonly visit: Visit;
  readonly isOn: boolean;
  readonly codesLeft: number;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

/** Whether a code is asked for, and what can be done about it. */
export function FactorPage({ visit, isOn, codesLeft, notice, slip }: FactorProps) {
  const { factor } = visit.words.settings;
  return (
    <DoorPage visit={visit} title={factor.title} lede={isOn ? factor.on : factor.off} notice={notice}>
      {isOn ? (
        <>
          <p>{factor.codesLeft(codesLeft)}</p>
          <Form id="renew" action="/settings/recovery-codes" confirm={factor.renewSure} whole>
            <ButtonRow>
              <Button>{factor.renew}</Button>
            </ButtonRow>
          </Form>
          <DeedButton
            id="remove"
            action="/settings/second-factor/removal"
            confirm={factor.removeSure}
            slip={slip}
            quiet
          >
            {factor.remove}
          </DeedButton>
        </>
      ) : (
        <Form id="begin" action="/settings/second-factor/secret" whole>
          <ButtonRow>
            <Button primary>{factor.add}</Button>
          </ButtonRow>
        </Form>
      )}
    </DoorPage>
  );
}

interface BegunProps {
  readonly visit: Visit;
  readonly begun: { readonly secret: string; readonly uri: string; readonly proof: string };
  readonly slip?: Slip | undefined;
}

/** The picture to scan, and the code that shows that it was. */
export function BegunPage({ visit, begun, slip }: BegunProps) {
  const { factor } = visit.words.settings;
  const { fields } = visit.words.account;
  return (
    <DoorPage visit={visit} title={factor.title} lede={factor.scan}>
      <Picture text={begun.uri} label={factor.picture} />
      <p class="small soft">
        {factor.byHand}: <code>{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Form id="confirm" action="/settings/second-factor" slip={slip} hidden={{ proof: begun.proof }} whole>
        <Field
          name="code"
          label={fields.code}
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          required
          short
        />
        <ButtonRow>
          <Button primary>{factor.confirm}</Button>
        </ButtonRow>
      </Form>
    </DoorPage>
  );
}

/** Recovery codes, this one time. */
export function CodesPage({
  visit,
  codes,
  notice,
}: {
  visit: Visit;
  codes: readonly string[];
  notice?: string;
}) {
  const { factor } = visit.words.settings;
  return (
    <DoorPage visit={visit} title={factor.codesTitle} lede={factor.codesLede} notice={notice}>
      <ul class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <LinkButton href="/settings" primary>
        {factor.codesKept}
      </LinkButton>
    </DoorPage>
  );
}
