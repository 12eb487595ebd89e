import { TranslationBundle } from '@jupyterlab/translation';
import { clean } from '../../desk/clean';
import { readTextFile } from '../../desk/textfile';
import { readTranscript } from '../../desk/client';
import { line } from '../../desk/error';
import { IClock } from '../../desk/reaction';
import { Recording } from '../../desk/recording';
import { noSession } from '../../desk/session';
import {
  IRun,
  toMoments,
  toRuns,
  withEdit,
  withPauses
} from '../../desk/stream';
import { ITransport } from '../../tokens';
import { h } from '../dom';
import { inputField, quiet } from '../fields';
import { makePaper } from '../paper';

/** As transcripts and their programs name them. */
const TRANSCRIPTS = '.srt,.vtt,.csv';

/**
 * Continuous talk: one sheet, typed or pasted, or a transcript with times. While
 * somebody writes, nothing but the text is shown; pauses only once it is over.
 *
 * @returns a function that stops.
 */
export function drawStream(
  desk: ITransport,
  recording: Recording,
  host: HTMLElement,
  { trans, clock }: { trans: TranslationBundle; clock: IClock }
): () => void {
  const paper = makePaper(
    trans.__('Whatever comes to mind'),
    trans.__(
      'Write whatever comes, and leave nothing out. It is saved as you write.'
    )
  );
  const over = h('div', {
    class: 'jp-Psydyn-sheet jp-Psydyn-told jp-Psydyn-paused',
    dir: 'auto',
    translate: 'no',
    tabindex: '0',
    role: 'region',
    'aria-label': trans.__('What was said, with its pauses')
  });
  const end = h('button', { type: 'button', class: 'jp-Psydyn-done' });
  const file = h('input', { type: 'file', accept: TRANSCRIPTS });
  const speaker = h('input', { ...quiet, size: '12' });
  const wrong = h('p', { class: 'jp-Psydyn-wrong', role: 'alert' });
  const notes = h('p', { class: 'jp-Psydyn-hint', role: 'status' });
  const transcript = h(
    'details',
    { class: 'jp-Psydyn-more' },
    h('summary', {}, trans.__('from a transcript with times')),
    h(
      'div',
      { class: 'jp-Psydyn-fields' },
      h('label', {}, h('span', {}, trans.__('file (SRT, VTT, CSV)')), file),
      h(
        'label',
        {},
        h('span', {}, trans.__('whose words, where several speak')),
        speaker
      )
    ),
    wrong
  );
  const about = inputField(
    trans.__('to'),
    {
      class: 'jp-Psydyn-quiet',
      placeholder: trans.__('words of a dream, or nothing')
    },
    () => recording.value('title') ?? '',
    title => recording.edit({ title })
  );
  about.node.classList.add('jp-Psydyn-about');
  host.replaceChildren(
    about.node,
    paper.node,
    over,
    h('div', { class: 'jp-Psydyn-row jp-Psydyn-under' }, end),
    notes,
    transcript
  );

  const session = () => recording.value('session') ?? noSession('stream');
  const text = () => recording.part('association');
  let runs: readonly IRun[] = [];
  let isOver = false;
  let isTyping = false;
  /** When it began, on the page's clock; of one that is taken up again, as if it had gone on. */
  let began: number | null = null;
  const begin = (at: number) => {
    const last = runs[runs.length - 1];
    began = at - (last?.to_ms ?? 0);
  };
  const cancel = clock.painted(begin);

  const write = (changed: string, at: number | null) => {
    // A key may have been struck before the time was begun anew; nothing runs back.
    const last = runs[runs.length - 1]?.to_ms ?? 0;
    const since = at === null ? null : Math.max(last, at - (began ?? at));
    runs = withEdit(runs, text(), changed, since);
    isTyping = true;
    recording.edit({
      session: { ...session(), moments: toMoments(changed, runs) }
    });
    isTyping = false;
    recording.write('association', changed);
  };
  paper.area.addEventListener('input', event => {
    const { inputType = '' } = event as InputEvent;
    const isTyped = !/Paste|Drop|history/.test(inputType);
    // Spans are counted in the text as it is stored.
    write(clean(paper.area.value), isTyped ? clock.at(event) : null);
  });
  paper.area.addEventListener('blur', () => void recording.flush());

  const show = () => {
    const said = text();
    if (clean(paper.area.value) !== said && !isTyping) {
      // Not typed here: changed elsewhere, or undone. Its times are of another clock.
      paper.setText(said);
      runs = toRuns(said, session().moments);
      begin(clock.now());
    }
    about.show();
    paper.draw([]);
    isOver &&= said.trim() !== '';
    paper.node.hidden = isOver;
    over.hidden = !isOver;
    if (isOver) {
      over.replaceChildren(...drawPauses(said, runs, trans));
    }
    end.hidden = said.trim() === '';
    end.textContent = isOver ? trans.__('Go on writing') : trans.__('Done');
    end.title = isOver ? '' : trans.__('Shows the pauses (Ctrl+Enter)');
    transcript.hidden = said.trim() !== '';
  };
  const turn = () => {
    isOver = !isOver;
    show();
    void recording.flush();
    if (isOver) {
      over.focus();
    } else {
      // The time goes on from the last word, not from when one looked at it.
      begin(clock.now());
      paper.area.focus();
    }
  };
  end.addEventListener('click', turn);
  const keydown = (event: KeyboardEvent) => {
    const isEnd = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isEnd && text().trim()) {
      event.preventDefault();
      event.stopPropagation();
      turn();
    }
  };
  host.addEventListener('keydown', keydown);

  const take = async () => {
    const [picked] = Array.from(file.files ?? []);
    if (!picked) {
      return;
    }
    wrong.textContent = notes.textContent = '';
    try {
      const { text, isWindows1252 } = await readTextFile(picked);
      const read = await readTranscript(
        desk,
        picked.name,
        text,
        speaker.value.trim()
      );
      recording.edit({ session: { ...session(), moments: read.moments } });
      recording.write('association', read.text);
      void recording.flush();
      const said = isWindows1252
        ? [
            trans.__(
              '%1 is not UTF-8 and was read as Windows-1252',
              picked.name
            )
          ]
        : [];
      notes.textContent = [...said, ...read.notes].join('; ');
      isOver = true;
      show();
      over.focus();
    } catch (error) {
      wrong.textContent = line(error);
    }
    // The same file may be chosen again, with a speaker.
    file.value = '';
  };
  file.addEventListener('change', () => void take());

  runs = toRuns(text(), session().moments);
  isOver = text().trim() !== '';
  recording.changed.connect(show);
  show();
  return () => {
    cancel();
    host.removeEventListener('keydown', keydown);
    recording.changed.disconnect(show);
    host.replaceChildren();
  };
}

/** The text with a quiet mark where somebody was silent. */
function drawPauses(
  text: string,
  runs: readonly IRun[],
  trans: TranslationBundle
): (Node | string)[] {
  return withPauses(text, runs).flatMap(({ text: stretch, pause_ms }) =>
    pause_ms
      ? [
          h(
            'span',
            { class: 'jp-Psydyn-pause' },
            trans.__('%1 s', Math.round(pause_ms / 1000))
          ),
          stretch
        ]
      : [stretch]
  );
}
