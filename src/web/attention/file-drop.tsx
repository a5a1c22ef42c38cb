// Dropping in files: a plain form with a field for files; where there is script, files can be dropped onto it.
import { Card } from '../parts/cards.tsx';
import { Button, ButtonRow } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';

/** What a browser's file chooser begins with; everything else can be chosen too. */
const ACCEPTED = '.mbox,.mbx,.gz,.eml,.zip,.ics';

/** The form that takes files of any size. It is sent as a whole page, and streamed. */
export function FileDrop({ slip }: { slip?: Slip | undefined }) {
  const { files } = useShell().words.attentionSources;
  const refused = slip?.deed === 'files.take' ? slip.refusal : null;
  return (
    <Card title={files.title} id="files">
      <p class="small soft">{files.lead}</p>
      {refused ? (
        <div class="refusal" role="alert" tabindex={-1} autofocus data-refusal={refused.code}>
          <p>{refused.words}</p>
        </div>
      ) : null}
      <form
        id="drop"
        class="form"
        method="post"
        action="/attention/files"
        enctype="multipart/form-data"
        data-turbo="false"
      >
        <file-drop>
          <div class="field">
            <label for="drop-files">{files.here}</label>
            <p class="hint" id="drop-files-hint">
              {files.what}
            </p>
            <input
              id="drop-files"
              type="file"
              name="files"
              multiple
              required
              accept={ACCEPTED}
              aria-describedby="drop-files-hint"
            />
          </div>
        </file-drop>
        <ButtonRow>
          <Button>{files.submit}</Button>
        </ButtonRow>
      </form>
    </Card>
  );
}
